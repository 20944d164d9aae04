/** Places in a fact's columns: a whole column, or some of its bits. */
import { assert } from '../../base/index.ts';
import { type Columns, WORD } from '../columns.ts';

export interface Slot {
  /** Which column of 32 bits; -1 is the column `bits`. */
  readonly word: number;
  readonly shift: number;
  /** What remains of the column, shifted; -1 where it is all of it. */
  readonly mask: number;
}

export const column = (name: keyof typeof WORD): Slot => ({ word: WORD[name], shift: 0, mask: -1 });

/** So many bits of a column, from its bit `offset` on. */
export const bits = (name: 'bits' | 'value', offset: number, width: number): Slot => ({
  word: name === 'bits' ? -1 : WORD.value,
  shift: offset,
  mask: (1 << width) - 1,
});

export function readSlot({ word, shift, mask }: Slot, columns: Columns, row: number): number {
  const whole = word < 0 ? columns.bits[row]! : columns.words[word * columns.at.length + row]!;
  // A connection and a cause are signed.
  return word === WORD.conn || word === WORD.cause ? whole : ((whole >>> shift) & mask) >>> 0;
}

/** Bits are zeros until they are written, which happens once. */
export function writeSlot({ word, shift, mask }: Slot, columns: Columns, row: number, n: number): void {
  if (mask === -1) {
    columns.words[word * columns.at.length + row] = n;
    return;
  }
  assert(n >= 0 && n <= mask, 'a number does not fit into its bits');
  if (word < 0) columns.bits[row]! |= n << shift;
  else columns.words[word * columns.at.length + row]! |= n << shift;
}
