import { assert } from '../../base/index.ts';
import type { Bytes } from '../../base/index.ts';
import { maskInPlace } from './mask.ts';

/** A frame to be sent. `rsv` holds RSV1 RSV2 RSV3 as three bits (RSV1 is 4); a key masks the payload. */
export type FrameToSend = {
  readonly fin: boolean;
  readonly rsv?: number;
  readonly opcode: number;
  readonly payload: Uint8Array;
  readonly key?: Uint8Array;
};

/**
 * The bytes of a frame, RFC 6455 §5.2, its length in the shortest form, big-endian. Lessons send broken
 * frames too: nothing is checked but that the numbers fit their bits. `payload` and `key` are copied, not
 * changed.
 *
 * @throws Error when opcode or rsv do not fit, or the key has not four bytes.
 */
export function encodeFrame(frame: FrameToSend): Bytes {
  const { fin, rsv = 0, opcode, payload, key } = frame;
  assert((opcode & 0xf) === opcode, 'An opcode has four bits.');
  assert((rsv & 0x7) === rsv, 'There are three RSV bits.');
  const { length } = payload;
  const extended = length < 126 ? 0 : length < 0x1_0000 ? 2 : 8;
  const start = 2 + extended + (key ? 4 : 0);
  const bytes = new Uint8Array(start + length);
  const view = new DataView(bytes.buffer);
  bytes[0] = (fin ? 0x80 : 0) | (rsv << 4) | opcode;
  bytes[1] = (key ? 0x80 : 0) | (extended === 0 ? length : extended === 2 ? 126 : 127);
  if (extended === 2) view.setUint16(2, length);
  if (extended === 8) {
    view.setUint32(2, Math.floor(length / 0x1_0000_0000));
    view.setUint32(6, length >>> 0);
  }
  bytes.set(payload, start);
  if (key) {
    bytes.set(key, start - 4);
    maskInPlace(bytes.subarray(start), key);
  }
  return bytes;
}
