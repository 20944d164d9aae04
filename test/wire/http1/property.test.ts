import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY, concat, equalBytes } from '../../../src/base/index.ts';
import {
  RequestDecoder,
  ResponseDecoder,
  describeHttp,
  encodeRequest,
  encodeResponse,
} from '../../../src/wire/http1/index.ts';
import type { Failure, Message } from '../../../src/wire/http1/index.ts';
import { feed, pieces } from '../cuts.ts';
import { cutting, junk, request, response } from './arbitraries.ts';

type Found = Message | Failure;

describe('decode(encode(x)) is x under any cutting', () => {
  test('requests in a row', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 4 }), cutting, (messages, lengths) => {
        const heads = messages.map(({ method, target: to, fields, content: { framing } }) => ({
          method,
          target: to,
          fields: [...fields, ...framing],
        }));
        const wire = heads.map((head, i) => encodeRequest(head, messages[i]!.content.sent));
        const said = feed(new RequestDecoder(), pieces(concat(wire), lengths));
        let at = 0;
        expect(said).toEqual(
          heads.map((head, i) => {
            const from = at;
            const headTo = from + encodeRequest(head).length;
            at += wire[i]!.length;
            const { body: data, trailers } = messages[i]!.content;
            return { kind: 'message', head, body: Uint8Array.from(data), trailers, from, headTo, to: at };
          }),
        );
      }),
      { numRuns: 500 },
    );
  });
  test('responses in a row', () => {
    fc.assert(
      fc.property(fc.array(response, { maxLength: 4 }), cutting, (messages, lengths) => {
        const heads = messages.map(({ content: { framing }, fields, ...start }) => ({
          ...start,
          fields: [...fields, ...framing],
        }));
        const wire = heads.map((head, i) => encodeResponse(head, messages[i]!.content.sent));
        const said = feed(new ResponseDecoder(), pieces(concat(wire), lengths));
        expect(said.map((found) => found.kind === 'message' && found.head)).toEqual(heads);
        said.forEach((found, i) => {
          expect(found.kind === 'message' && equalBytes(found.body, messages[i]!.content.body)).toBe(true);
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('no input makes a decoder throw or hang', () => {
  test.each([
    ['RequestDecoder', RequestDecoder],
    ['ResponseDecoder', ResponseDecoder],
  ] as const)('%s', (_, Decoder) => {
    fc.assert(
      fc.property(junk, cutting, (bytes, lengths) => {
        const [one, other] = [new Decoder(), new Decoder()];
        const said = [...feed<Found>(one, [bytes]), ...(one.end(), feed<Found>(one, [EMPTY]))];
        const again = [
          ...feed<Found>(other, pieces(bytes, lengths)),
          ...(other.end(), feed<Found>(other, [EMPTY])),
        ];
        expect(again).toEqual(said);
        for (const { from, to } of said) expect(from <= to && to <= bytes.length).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
  test('describeHttp', () => {
    fc.assert(
      fc.property(junk, (bytes) => {
        let at = 0;
        for (const { from, to } of describeHttp(bytes)) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThanOrEqual(from);
          at = to;
        }
        expect(at).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 2000 },
    );
  });
});
