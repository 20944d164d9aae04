import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat, hex } from '../../../../src/base/index.ts';
import {
  answerOffer,
  checkAnswer,
  Deflater,
  Inflater,
} from '../../../../src/wire/websocket/deflate/index.ts';
import { parseExtensions } from '../../../../src/wire/websocket/index.ts';
import { pieces } from '../../cuts.ts';
import { CONTEXTS } from './samples.ts';
import { unpack } from './unpack.ts';

const context = fc.constantFrom(...CONTEXTS.map(([, each]) => each));
const cutting = fc.array(fc.nat(40), { maxLength: 20 });
// Words make references, noise makes none.
const words = fc.array(fc.constantFrom('alpha', 'beta', 'gamma', '{"n":', '}'), {
  maxLength: 200,
  size: 'max',
});
const message = fc.oneof(
  words.map((all) => new TextEncoder().encode(all.join(' '))),
  fc.uint8Array({ maxLength: 600, size: 'max' }),
);

test('inflate(deflate(x)) is x, message by message, however cut', () => {
  fc.assert(
    fc.property(context, fc.array(fc.tuple(message, cutting), { maxLength: 6 }), (each, sent) => {
      const deflater = new Deflater(each);
      const inflater = new Inflater({ ...each, maxMessage: 2000 });
      for (const [data, lengths] of sent) {
        const payload = deflater.compress(data);
        expect(unpack(inflater, pieces(payload, lengths))).toEqual({
          data: concat([data]),
          failure: undefined,
        });
      }
    }),
    { numRuns: 500 },
  );
});

test('no payload makes the inflater throw or hang, and none says something else when it is cut', () => {
  // Beginnings of blocks between random bytes reach further in than random bytes alone.
  const start = fc
    .constantFrom('f2 48 cd c9 c9 07', 'f3 48 cd c9 c9 07 00', '00 01 00 fe ff 61', '02 13 00 00', '05 c0 81')
    .map(hex);
  const junk = fc
    .array(
      fc.oneof(
        start,
        message.map((data) => new Deflater(CONTEXTS[2]![1]).compress(data)),
        fc.uint8Array({ maxLength: 9 }),
      ),
      { maxLength: 8 },
    )
    .map(concat);
  fc.assert(
    fc.property(context, fc.array(fc.tuple(junk, cutting), { minLength: 1, maxLength: 3 }), (each, sent) => {
      const [whole, cut] = [0, 1].map(() => new Inflater({ ...each, maxMessage: 1000 }));
      for (const [payload, lengths] of sent) {
        const found = unpack(whole!, [payload]);
        expect(unpack(cut!, pieces(payload, lengths))).toEqual(found);
        expect(found.data.length).toBeLessThanOrEqual(1000);
        if (found.failure !== undefined) return;
      }
    }),
    { numRuns: 2000 },
  );
});

test('no list of extensions makes the negotiation throw', () => {
  const param = fc.tuple(
    fc.constantFrom(
      'server_max_window_bits',
      'client_max_window_bits',
      'client_no_context_takeover',
      '__proto__',
      'x',
    ),
    fc.constantFrom('', '=8', '=09', '=15', '="9"', '=constructor'),
  );
  const element = fc
    .array(param, { maxLength: 4 })
    .map((params) => ['permessage-deflate', ...params.map((each) => each.join(''))].join('; '));
  fc.assert(
    fc.property(fc.array(element, { maxLength: 3 }), (elements) => {
      const extensions = parseExtensions(elements.join(', ')) ?? [];
      answerOffer(extensions, { clientMaxWindowBits: 9 });
      checkAnswer({ serverMaxWindowBits: 10 }, extensions);
    }),
    { numRuns: 2000 },
  );
});
