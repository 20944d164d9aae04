import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat } from '../../../../src/base/index.ts';
import {
  answerOffer,
  checkAnswer,
  Deflater,
  Inflater,
} from '../../../../src/wire/websocket/deflate/index.ts';
import { parseExtensions } from '../../../../src/wire/websocket/index.ts';
import { pieces } from '../../cuts.ts';
import { context, cutting, junk, message } from './arbitraries.ts';
import { unpack } from './unpack.ts';

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
