/** What a decoder looks like from outside. */
export type Decoder<T> = { push(chunk: Uint8Array<ArrayBuffer>): void; next(): T | undefined };

/** All that a decoder says when it is fed these pieces, asked after each; copies, for a decoder may change its own. */
export function feed<T>(decoder: Decoder<T>, pieces: readonly Uint8Array[]): T[] {
  const said: T[] = [];
  for (const piece of pieces) {
    decoder.push(piece.slice());
    for (let found = decoder.next(); found !== undefined; found = decoder.next()) {
      said.push(found);
      if (said.length > 100_000) throw new Error('A decoder that never stops.');
    }
  }
  return said;
}

/**
 * The offsets at which a vector is cut in two: all of them, or, of a long one, those at its ends and some
 * between.
 */
function offsets(length: number): number[] {
  const all = Array.from({ length: length + 1 }, (_, i) => i);
  return length <= 2000 ? all : all.filter((i) => i < 40 || i > length - 40 || i % 4099 === 0);
}

/** The ways a vector is fed: whole, byte by byte, with empty pieces between, and cut at every offset. */
export function cuts(bytes: Uint8Array): Uint8Array[][] {
  const single = Array.from(bytes, (_, i) => bytes.subarray(i, i + 1));
  const empty = new Uint8Array(0);
  return [
    [bytes],
    single,
    single.flatMap((piece) => [empty, piece]),
    ...offsets(bytes.length).map((at) => [bytes.subarray(0, at), bytes.subarray(at)]),
  ];
}

/** Cuts bytes behind the given numbers of bytes, for random ways: `pieces(bytes, [2, 0, 5])`. */
export function pieces(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const found: Uint8Array[] = [];
  let at = 0;
  for (const length of lengths) {
    found.push(bytes.subarray(at, at + length));
    at = Math.min(at + length, bytes.length);
  }
  return [...found, bytes.subarray(at)];
}
