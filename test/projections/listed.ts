import type { RequestRow, Rows } from '../../src/projections/index.ts';

export const listed = (rows: Pick<Rows<RequestRow>, 'length' | 'at'>): RequestRow[] =>
  Array.from({ length: rows.length }, (_, i) => rows.at(i)).filter((row) => row !== undefined);
