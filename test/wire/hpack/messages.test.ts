import { expect, test } from 'vitest';
import { framed, requestFields, responseFields } from '../../../src/wire/hpack/index.ts';

test('a request: pseudo-header fields first, lower-case names, no field about the connection (RFC 9113 §8.2, §8.3)', () => {
  const fields: [string, string][] = [
    ['Host', 'chat.example'],
    ['Connection', 'close, X-Hop'],
    ['Keep-Alive', 'timeout=5'],
    ['Proxy-Connection', 'keep-alive'],
    ['Transfer-Encoding', 'chunked'],
    ['Upgrade', 'h2c'],
    ['X-Hop', 'named by Connection'],
    ['TE', 'gzip'],
    ['Accept', '*/*'],
    ['Cookie', 'a=1; b=2;c=3'],
  ];
  expect(requestFields({ method: 'GET', target: '/messages?since=0', fields }, 'https')).toEqual([
    [':method', 'GET'],
    [':authority', 'chat.example'],
    [':scheme', 'https'],
    [':path', '/messages?since=0'],
    ['accept', '*/*'],
    ['cookie', 'a=1'],
    ['cookie', 'b=2'],
    ['cookie', 'c=3'],
  ]);
  expect(requestFields({ method: 'GET', target: '/', fields: [['TE', 'trailers']] }, 'http').at(-1)).toEqual([
    'te',
    'trailers',
  ]);
});

test('a response: the status, without its words (§8.3.2)', () => {
  const fields: [string, string][] = [
    ['Content-Type', 'application/json'],
    ['Connection', 'close'],
    ['Set-Cookie', 'a=1; Path=/'],
  ];
  expect(responseFields({ status: 200, reason: 'OK', fields })).toEqual([
    [':status', '200'],
    ['content-type', 'application/json'],
    ['set-cookie', 'a=1; Path=/'],
  ]);
});

test('each frame has a header of 9 octets and carries at most 16,384 (§4.1, §6.5.2)', () => {
  expect([0, 1, 16_384, 16_385].map(framed)).toEqual([9, 10, 16_393, 16_403]);
});
