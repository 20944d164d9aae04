/** Random messages, and octets that are nearly some. */
import fc from 'fast-check';
import { concat, latin1 } from '../../../src/base/index.ts';
import { encodeChunk, encodeLastChunk } from '../../../src/wire/http1/index.ts';
import type { Field } from '../../../src/wire/http1/index.ts';

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
export const cutting = fc.array(fc.nat(30), { maxLength: 40, size: 'max' });

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

export const request = fc.record({
  method: token,
  target,
  fields: fc.array(field, { maxLength: 5 }),
  content,
});
const status = fc.integer({ min: 200, max: 599 }).filter((code) => code !== 204 && code !== 304);
export const response = fc.record({
  status,
  reason: value,
  fields: fc.array(field, { maxLength: 5 }),
  content,
});

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
export const junk = fc
  .array(fc.oneof(shred, shred, fc.uint8Array({ maxLength: 9 })), { maxLength: 30, size: 'max' })
  .map(concat);
