import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat, utf8 } from '../../../src/base/index.ts';
import {
  FrameDecoder,
  MessageAssembler,
  decodeClose,
  encodeFrame,
  parseExtensions,
} from '../../../src/wire/websocket/index.ts';
import { pieces } from '../cuts.ts';
import { cutting, frame, junk, key } from './arbitraries.ts';
import { framesIn, messagesIn } from './frames.ts';

describe('decode(encode(x)) is x under any cutting', () => {
  test.each(['client', 'server'] as const)('decoded by a %s', (role) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(frame, key), { maxLength: 5 }), cutting, (sent, lengths) => {
        const wire = sent.map(([each, mask]) =>
          encodeFrame(role === 'server' ? { ...each, key: mask } : each),
        );
        const said = framesIn(new FrameDecoder({ role, maxPayload: 65_536 }), pieces(concat(wire), lengths));
        let to = 0;
        expect(said).toEqual(
          sent.map(([each, mask], i) => {
            const from = to;
            to += wire[i]!.length;
            return {
              kind: 'frame',
              ...each,
              rsv: 0,
              key: role === 'server' ? mask : undefined,
              length: each.payload.length,
              from,
              payloadFrom: to - each.payload.length,
              to,
            };
          }),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('a text in any fragments, with pings between them', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30, size: 'max' });
    fc.assert(
      fc.property(text, fc.array(fc.nat(9), { maxLength: 6 }), (sent, lengths) => {
        const parts = pieces(utf8(sent), lengths);
        const decoder = new FrameDecoder({ role: 'client', maxPayload: 500 });
        const ping = encodeFrame({ fin: true, opcode: 9, payload: utf8('') });
        const sentFrames = parts.flatMap((payload, i) => [
          encodeFrame({ fin: i === parts.length - 1, opcode: i === 0 ? 1 : 0, payload }),
          ping,
        ]);
        const found = messagesIn(decoder, new MessageAssembler(), sentFrames);
        const [message] = found.filter((each) => each.kind === 'message');
        expect(message).toMatchObject({ data: utf8(sent), from: 0 });
      }),
      { numRuns: 500 },
    );
  });
});

describe('no input makes a decoder throw or hang', () => {
  test.each(['client', 'server'] as const)('decoded by a %s, the same however cut', (role) => {
    fc.assert(
      fc.property(junk, cutting, (bytes, lengths) => {
        const run = (ways: Uint8Array[]) => {
          const decoder = () => new FrameDecoder({ role, maxPayload: 1000 });
          return [framesIn(decoder(), ways), messagesIn(decoder(), new MessageAssembler(), ways)];
        };
        expect(run(pieces(bytes, lengths))).toEqual(run([bytes]));
      }),
      { numRuns: 3000 },
    );
  });
  test('close payloads and extension lists', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 9 }),
        fc.string({ unit: fc.constantFrom(...'ab;,="\\ \t'.split('')) }),
        (bytes, text) => {
          decodeClose(bytes);
          parseExtensions(text);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
