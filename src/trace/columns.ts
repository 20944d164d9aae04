/**
 * The physical columns of a trace: 34 octets a fact, whatever its kind. What a column holds of a fact is said by the
 * fact's kind, in `facts/`.
 */
export interface Columns {
  readonly at: Float64Array;
  readonly kind: Uint8Array;
  readonly bits: Uint8Array;
  /** The columns of 32 bits one behind the other, in the order of `WORD`. */
  readonly words: Int32Array;
}

/** Places of the columns of 32 bits. A connection or a cause that a fact does not have is -1. */
export const WORD = { conn: 0, cause: 1, from: 2, to: 3, value: 4, text: 5 } as const;
const WORDS = 6;

export function newColumns(rows: number): Columns {
  const words = new Int32Array(WORDS * rows).fill(-1, 0, WORD.from * rows);
  return { at: new Float64Array(rows), kind: new Uint8Array(rows), bits: new Uint8Array(rows), words };
}

/** Copies `n` rows of all columns. */
export function copyRows(from: Columns, first: number, n: number, to: Columns, row: number): void {
  const end = first + n;
  to.at.set(from.at.subarray(first, end), row);
  to.kind.set(from.kind.subarray(first, end), row);
  to.bits.set(from.bits.subarray(first, end), row);
  const [source, target] = [from.at.length, to.at.length];
  for (let word = 0; word < WORDS; word++)
    to.words.set(from.words.subarray(word * source + first, word * source + end), word * target + row);
}
