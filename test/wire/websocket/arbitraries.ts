/** Random frames, and octets that are nearly some. */
import fc from 'fast-check';
import { concat } from '../../../src/base/index.ts';

export const key = fc.nat(0xffff_ffff);
const length = fc.oneof(fc.nat(130), fc.constantFrom(125, 126, 65_535, 65_536));
const data = fc.record({ fin: fc.boolean(), opcode: fc.constantFrom(0, 1, 2), length });
const control = fc
  .record({ fin: fc.constant(true), opcode: fc.constantFrom(8, 9, 10), length: fc.nat(125) })
  // RFC 6455 §5.5.1: a Close has no body, or one that begins with two octets of a code.
  .filter(({ opcode, length: n }) => opcode !== 8 || n !== 1);
export const frame = fc.oneof(data, control).map(({ length: n, ...rest }) => ({
  ...rest,
  payload: new Uint8Array(n).map((_, i) => i * 7),
}));
export const cutting = fc.array(fc.nat(40), { maxLength: 60, size: 'max' });

// Plausible headers between random bytes reach further in than random bytes alone.
const header = fc
  .constantFrom(
    [0x81, 0x01],
    [0x01, 0x00],
    [0x80, 0x00],
    [0x88, 0x02],
    [0x89, 0x80],
    [0x82, 0x7e],
    [0x82, 0xff],
  )
  .map((bytes) => Uint8Array.from(bytes));
export const junk = fc
  .array(fc.oneof(header, fc.uint8Array({ maxLength: 6 })), { maxLength: 20, size: 'max' })
  .map(concat);
