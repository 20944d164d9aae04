import { describe, expect, test } from 'vitest';
import { EMPTY, fromLatin1, utf8 } from '../../../src/base/index.ts';
import {
  encodeChunk,
  encodeLastChunk,
  encodeRequest,
  encodeResponse,
  fieldValue,
  fieldValues,
  hasToken,
  isToken,
  listOf,
} from '../../../src/wire/http1/index.ts';
import type { Field } from '../../../src/wire/http1/index.ts';

describe('exact bytes', () => {
  test('of a request: the fields given, in order and case, none added', () => {
    const head = {
      method: 'GET',
      target: '/poll?since=0',
      fields: [
        ['Host', '10.9.0.2'],
        ['x-Odd', ''],
      ] as Field[],
    };
    expect(fromLatin1(encodeRequest(head))).toBe(
      'GET /poll?since=0 HTTP/1.1\r\nHost: 10.9.0.2\r\nx-Odd: \r\n\r\n',
    );
  });
  test('of a response with a body', () => {
    const head = { status: 200, reason: 'OK', fields: [['Content-Length', '3']] as Field[] };
    expect(fromLatin1(encodeResponse(head, utf8('€')))).toBe(
      'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nâ\x82¬',
    );
    expect(fromLatin1(encodeResponse({ status: 204, reason: '', fields: [], version: 'HTTP/1.0' }))).toBe(
      'HTTP/1.0 204 \r\n\r\n',
    );
  });
  test('of chunks', () => {
    expect(fromLatin1(encodeChunk(new Uint8Array(26)))).toBe(`1a\r\n${'\0'.repeat(26)}\r\n`);
    expect(fromLatin1(encodeLastChunk())).toBe('0\r\n\r\n');
    expect(fromLatin1(encodeLastChunk([['T', 'v']]))).toBe('0\r\nT: v\r\n\r\n');
    expect(() => encodeChunk(EMPTY)).toThrow('encodeLastChunk');
  });
  test('no line is smuggled in', () => {
    expect(() => encodeRequest({ method: 'GET', target: '/', fields: [['A', 'b\r\nC: d']] })).toThrow();
    expect(() => encodeRequest({ method: 'GET', target: '/ HTTP/1.1\n', fields: [] })).toThrow();
    expect(() => encodeResponse({ status: 200, reason: 'O\0K', fields: [] })).toThrow();
    expect(() => encodeResponse({ status: 200, reason: '€', fields: [] })).toThrow(RangeError);
  });
  // research/wire-facts.md: measured in Chromium 156, headless, plain http
  test('a poll of Chromium has 298 bytes', () => {
    const agent =
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ' +
      'HeadlessChrome/156.0.0.0 Safari/537.36';
    const fields: Field[] = [
      ['Host', '10.9.0.2'],
      ['Connection', 'keep-alive'],
      ['User-Agent', agent],
      ['Accept', '*/*'],
      ['Referer', 'http://10.9.0.2/'],
      ['Accept-Encoding', 'gzip, deflate'],
      ['Accept-Language', 'en-US,en;q=0.9'],
    ];
    expect(encodeRequest({ method: 'GET', target: '/poll?since=0', fields }).length).toBe(298);
  });
});

describe('fields', () => {
  const fields: Field[] = [
    ['Connection', 'keep-alive, Upgrade'],
    ['A', '1'],
    ['a', '2'],
    ['E', ''],
    ['CONNECTION', ',TE ,'],
  ];
  test('are found in any case, joined in order', () => {
    expect(fieldValue(fields, 'a')).toBe('1, 2');
    expect(fieldValue(fields, 'e')).toBe('');
    expect(fieldValue(fields, 'none')).toBeUndefined();
    expect(fieldValues(fields, 'A')).toEqual(['1', '2']);
  });
  test('lists leave out empty members; tokens in any case', () => {
    expect(listOf(fields, 'connection')).toEqual(['keep-alive', 'Upgrade', 'TE']);
    expect(hasToken(fields, 'connection', 'upgrade')).toBe(true);
    expect(hasToken(fields, 'connection', 'UPGRAD')).toBe(false);
    expect(hasToken(fields, 'none', '')).toBe(false);
  });
  test('tokens', () => {
    expect(['GET', "x-!#$%&'*+.^_`|~9"].every(isToken)).toBe(true);
    expect(['', 'a b', 'a/b', 'a:', 'é', 'a\n'].some(isToken)).toBe(false);
  });
});
