import type { Random } from '../../../../src/base/index.ts';
import type { DeflateContext, WindowBits } from '../../../../src/wire/websocket/deflate/index.ts';

const BITS: readonly WindowBits[] = [8, 9, 10, 11, 12, 13, 14, 15];

/** Every way to compress, with a name for `test.each`. */
export const CONTEXTS: readonly (readonly [name: string, context: DeflateContext])[] = BITS.flatMap(
  (windowBits) => [
    [`windowBits ${windowBits}, context takeover`, { windowBits, noContextTakeover: false }] as const,
    [`windowBits ${windowBits}, without`, { windowBits, noContextTakeover: true }] as const,
  ],
);

const WORDS = 'the quick brown fox jumps over a lazy dog {"user":"alice","text":"hello"}'.split(' ');

/** A random message, of some bytes or some windows: noise, words, few letters, or one again and again. */
export function sample(rng: Random): Uint8Array {
  const length = [0, 1, 5, 100, 3000, 70_000][rng.below(6)]!;
  const size = rng.below(length + 1);
  switch (rng.below(4)) {
    case 0:
      return rng.bytes(size);
    case 1:
      return rng.bytes(size).map((byte) => 97 + (byte & 3));
    case 2:
      return new Uint8Array(size).fill(rng.below(256));
    default: {
      const text = Array.from({ length: size / 5 }, () => WORDS[rng.below(WORDS.length)]!).join(' ');
      return new TextEncoder().encode(text);
    }
  }
}
