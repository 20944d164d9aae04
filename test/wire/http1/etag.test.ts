import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../src/base/index.ts';
import { etagOf, namesTag, weakened } from '../../../src/wire/http1/index.ts';

describe('an entity tag', () => {
  test('is that of the package etag: its fast path for no octets', () => {
    expect(etagOf(new Uint8Array(0))).toBe('"0-2jmj7l5rSw0yVb/vlWAYkK/YBwk"');
  });
  test('length in hex, SHA-1 in base64 without its padding', () => {
    const body = '[{"id":1,"from":"Bob","text":"Xin chào"}]';
    const hash = createHash('sha1').update(body).digest('base64').slice(0, 27);
    expect(etagOf(utf8(body))).toBe(`"${Buffer.byteLength(body).toString(16)}-${hash}"`);
  });
  test('is weakened once', () => {
    expect([weakened('"1"'), weakened('W/"1"')]).toEqual(['W/"1"', 'W/"1"']);
  });
});

describe('RFC 9110 §13.1.2: If-None-Match', () => {
  // The examples of the RFC first.
  test.each([
    ['"xyzzy"', '"xyzzy"', true],
    ['W/"xyzzy"', '"xyzzy"', true],
    ['"xyzzy", "r2d2xxxx", "c3piozzzz"', '"c3piozzzz"', true],
    ['W/"xyzzy", W/"r2d2xxxx", W/"c3piozzzz"', 'W/"r2d2xxxx"', true],
    ['*', '"anything"', true],
    [' * ', '"anything"', true],
    ['"xyzzy"', '"xyzz"', false],
    ['"a,b" , "c"', '"a,b"', true],
    ['"a,b"', '"b"', false],
    [', "a",, "b"', '"b"', true],
    ['', '"a"', false],
    ['""', '""', true],
    ['a', 'a', false],
    ['w/"a"', '"a"', false],
    ['"a" "b"', '"b"', false],
    ['"a", b', '"a"', false],
    ['"a b"', '"a b"', false],
  ])('%s and the tag %s: %s', (list, tag, holds) => expect(namesTag(list, tag)).toBe(holds));

  // §8.8.3.2, the table of the weak comparison.
  test.each([
    ['W/"1"', 'W/"1"', true],
    ['W/"1"', 'W/"2"', false],
    ['W/"1"', '"1"', true],
    ['"1"', '"1"', true],
  ])('compares weakly: %s and %s', (one, other, same) => expect(namesTag(one, other)).toBe(same));
});
