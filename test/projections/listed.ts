import type { RequestRow, Rows } from '../../src/projections/index.ts';

export const listed = (rows: Rows<RequestRow>): RequestRow[] =>
  Array.from({ length: rows.length }, (_, i) => rows.at(i)).filter((row) => row !== undefined);
