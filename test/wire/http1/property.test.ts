import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY, concat, equalBytes, latin1 } from '../../../src/base/index.ts';
import {
  RequestDecoder,
  ResponseDecoder,
  describeHttp,
  encodeChunk,
  encodeLastChunk,
  encodeRequest,
  encodeResponse,
} from '../../../src/wire/http1/index.ts';
import type { Failure, Field, Message } from '../../../src/wire/http1/index.ts';
import { feed, pieces } from '../cuts.ts';

type Found = Message | Failure;

// Random messages whose framing fields are right.
const letters = (alphabet: string, range: { minLength: number; maxLength: number }) =>
  fc.string({ unit: fc.constantFrom(...alphabet.split('')), ...range });
const token = letters('aZ09!#-_|', { minLength: 1, maxLength: 9 });
const value = letters('az 09:;,"\t/\u00e9\u0080\u00ff', { minLength: 0, maxLength: 20 }).map((text) =>
  text.replace(/^[ \t]+|[ \t]+$/g, ''),
);
const field = fc.tuple(
  token.map((name) => `X${name}`),
  value,
);
const target = letters('/ab?=&%~', { minLength: 1, maxLength: 20 });
const body = fc.uint8Array({ maxLength: 60, size: 'max' });
const cutting = fc.array(fc.nat(30), { maxLength: 40, size: 'max' });

type Content = {
  readonly framing: Field[];
  readonly sent: Uint8Array;
  readonly body: Uint8Array;
  readonly trailers: Field[];
};
const lengthContent = body.map(
  (data): Content => ({
    framing: [['Content-Length', String(data.length)]],
    sent: data,
    body: data,
    trailers: [],
  }),
);
const chunkContent = fc.tuple(fc.array(body), fc.array(field, { maxLength: 2 })).map(
  ([parts, trailers]): Content => ({
    framing: [['Transfer-Encoding', 'chunked']],
    sent: concat([...parts.filter((part) => part.length > 0).map(encodeChunk), encodeLastChunk(trailers)]),
    body: concat(parts),
    trailers,
  }),
);
const content = fc.oneof(lengthContent, chunkContent);

describe('decode(encode(x)) is x under any cutting', () => {
  test('requests in a row', () => {
    const request = fc.record({ method: token, target, fields: fc.array(field, { maxLength: 5 }), content });
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
    const status = fc.integer({ min: 200, max: 599 }).filter((code) => code !== 204 && code !== 304);
    const response = fc.record({ status, reason: value, fields: fc.array(field, { maxLength: 5 }), content });
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
  // Pieces of HTTP in senseless order reach further in than random bytes do.
  const shred = fc
    .constantFrom(
      'GET / HTTP/1.1',
      'HTTP/1.1 200 OK',
      'HTTP/1.1 101 S',
      '\r\n',
      '\n',
      '\r',
      ' ',
      ':',
      'A: b',
      'Content-Length: 3',
      'Transfer-Encoding: chunked',
      '0',
      '3',
      'abc',
      ';',
      '\0',
      '\xff',
    )
    .map(latin1);
  const junk = fc
    .array(fc.oneof(shred, shred, fc.uint8Array({ maxLength: 9 })), { maxLength: 30, size: 'max' })
    .map(concat);
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
