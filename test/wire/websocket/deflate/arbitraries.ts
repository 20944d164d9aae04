/** Random messages to compress, and octets that are nearly compressed ones. */
import fc from 'fast-check';
import { concat, hex } from '../../../../src/base/index.ts';
import { Deflater } from '../../../../src/wire/websocket/deflate/index.ts';
import { CONTEXTS } from './samples.ts';

export const context = fc.constantFrom(...CONTEXTS.map(([, each]) => each));
export const cutting = fc.array(fc.nat(40), { maxLength: 20 });
// Words make references, noise makes none.
const words = fc.array(fc.constantFrom('alpha', 'beta', 'gamma', '{"n":', '}'), {
  maxLength: 200,
  size: 'max',
});
export const message = fc.oneof(
  words.map((all) => new TextEncoder().encode(all.join(' '))),
  fc.uint8Array({ maxLength: 600, size: 'max' }),
);

// Beginnings of blocks between random bytes reach further in than random bytes alone.
const start = fc
  .constantFrom('f2 48 cd c9 c9 07', 'f3 48 cd c9 c9 07 00', '00 01 00 fe ff 61', '02 13 00 00', '05 c0 81')
  .map(hex);
export const junk = fc
  .array(
    fc.oneof(
      start,
      message.map((data) => new Deflater(CONTEXTS[2]![1]).compress(data)),
      fc.uint8Array({ maxLength: 9 }),
    ),
    { maxLength: 8 },
  )
  .map(concat);
