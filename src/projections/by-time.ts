/** Rows of all lanes in one list. */
import type { Micros } from '../base/index.ts';
import { rowsUntil } from './rows.ts';

/** Rows of several lists as one, by time; those of `known` before `from` (µs) stay as they are. */
export function byTime<T extends { readonly at: Micros }>(
  known: readonly T[],
  lists: readonly (readonly T[])[],
  from: number,
): readonly T[] {
  const later = lists.flatMap((rows) => rows.slice(rowsUntil(rows, from - 1)));
  return [...known.slice(0, rowsUntil(known, from - 1)), ...later.toSorted((a, b) => a.at - b.at)];
}
