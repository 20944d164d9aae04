import { assert } from '../../base/index.ts';

/**
 * Masks, or unmasks, for both are one: byte i becomes byte i XOR key[(offset + i) mod 4], RFC 6455 §5.3. It
 * changes `bytes`; `offset` says where in the payload they begin, when they are a piece of it.
 *
 * @throws Error unless the key has four bytes.
 */
export function maskInPlace(bytes: Uint8Array, key: Uint8Array, offset = 0): void {
  assert(key.length === 4, 'A masking key has four bytes.');
  for (let i = 0; i < bytes.length; i++) bytes[i]! ^= key[(offset + i) & 3]!;
}
