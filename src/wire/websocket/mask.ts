import { assert } from '../../base/index.ts';

/** From this length on, words are worth their set-up. */
const WORDS_FROM = 48;

/**
 * Masks, or unmasks, for both are one: byte i becomes byte i XOR key[(offset + i) mod 4], RFC 6455 §5.3. It
 * changes `bytes`; `offset` says where in the payload they begin, when they are a piece of it.
 *
 * @throws Error unless the key has four bytes.
 */
export function maskInPlace(bytes: Uint8Array, key: Uint8Array, offset = 0): void {
  assert(key.length === 4, 'A masking key has four bytes.');
  const from = bytes.length < WORDS_FROM ? bytes.length : (4 - (bytes.byteOffset & 3)) & 3;
  const words = maskWords(bytes, from, key, offset);
  for (let i = 0; i < from; i++) bytes[i]! ^= key[(offset + i) & 3]!;
  for (let i = from + words * 4; i < bytes.length; i++) bytes[i]! ^= key[(offset + i) & 3]!;
}

/**
 * The same, four bytes at a time, from `from` on, where the memory is aligned; says how many words it did.
 * The key goes through memory too, so that the machine's byte order does not matter.
 */
function maskWords(bytes: Uint8Array, from: number, key: Uint8Array, offset: number): number {
  const count = (bytes.length - from) >> 2;
  if (count === 0) return 0;
  const turned = Uint8Array.from(key, (_, i) => key[(offset + from + i) & 3]!);
  const word = new Uint32Array(turned.buffer)[0]!;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + from, count);
  for (let i = 0; i < words.length; i++) words[i]! ^= word;
  return count;
}
