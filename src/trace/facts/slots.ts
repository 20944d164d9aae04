/** Places in a fact's columns: a whole column, or some of its bits. */
import { assert } from '../../base/index.ts';
import type { Columns } from '../columns.ts';

export interface Slot {
  readonly get: (columns: Columns, row: number) => number;
  readonly set: (columns: Columns, row: number, value: number) => void;
}

/** A column that holds one number, -1 for none where it is signed. */
export const column = (name: 'conn' | 'from' | 'to' | 'value' | 'text' | 'cause'): Slot => ({
  get: (columns, row) => columns[name][row]!,
  set: (columns, row, value) => {
    columns[name][row] = value;
  },
});

/** So many bits of a column, from its bit `offset` on. They are zeros until they are written, which happens once. */
export function bits(name: 'bits' | 'value', offset: number, width: number): Slot {
  const most = (1 << width) - 1;
  return {
    get: (columns, row) => (columns[name][row]! >>> offset) & most,
    set: (columns, row, value) => {
      assert(value >= 0 && value <= most, `${value} does not fit into ${width} bits`);
      columns[name][row]! |= value << offset;
    },
  };
}
