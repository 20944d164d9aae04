import { assert } from '../../base/index.ts';
import type { Bytes } from '../../base/index.ts';
import { maskInto } from './mask.ts';

/**
 * A frame to be sent. `rsv` holds RSV1 RSV2 RSV3 as three bits (RSV1 is 4); `key`, four bytes as one number,
 * big-endian, masks the payload.
 */
export type FrameToSend = {
  readonly fin: boolean;
  readonly rsv?: number;
  readonly opcode: number;
  readonly payload: Uint8Array;
  readonly key?: number;
};

/**
 * The bytes of a frame, RFC 6455 §5.2, its length in the shortest form, big-endian. Lessons send broken
 * frames too: nothing is checked but that the numbers fit their bits. `payload` is copied, not changed.
 *
 * @throws Error when opcode or rsv do not fit.
 */
export function encodeFrame({ fin, rsv = 0, opcode, payload, key }: FrameToSend): Bytes {
  assert((opcode & 0xf) === opcode, 'An opcode has four bits.');
  assert((rsv & 0x7) === rsv, 'There are three RSV bits.');
  const { length } = payload;
  const extended = length < 126 ? 0 : length < 0x1_0000 ? 2 : 8;
  const start = 2 + extended + (key === undefined ? 0 : 4);
  const bytes = new Uint8Array(start + length);
  bytes[0] = (fin ? 0x80 : 0) | (rsv << 4) | opcode;
  bytes[1] = (key === undefined ? 0 : 0x80) | (extended === 0 ? length : extended === 2 ? 126 : 127);
  // By shifts of 32 bits; what is above them in a 64-bit length is its quotient.
  if (extended === 2) {
    bytes[2] = length >>> 8;
    bytes[3] = length;
  } else if (extended === 8) {
    write(bytes, 2, Math.floor(length / 0x1_0000_0000));
    write(bytes, 6, length);
  }
  if (key === undefined) bytes.set(payload, start);
  else {
    write(bytes, start - 4, key);
    maskInto(bytes, start, payload, key);
  }
  return bytes;
}

/** The low 32 bits of a number, big-endian, from `at` on. */
function write(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}
