import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EMPTY,
  base64,
  concat,
  equalBytes,
  fromBase64,
  fromLatin1,
  fromUtf8,
  hex,
  latin1,
  toHex,
  utf8,
} from '../../src/base/index.ts';

const bytesOf = fc.uint8Array({ maxLength: 300, size: 'max' });

describe('hex', () => {
  test('reads digits in either case, grouped by any white space', () => {
    expect([...hex(' 81 05\n4865\t6C6c 6f\r\n')]).toEqual([0x81, 5, 0x48, 0x65, 0x6c, 0x6c, 0x6f]);
    expect(hex('')).toEqual(EMPTY);
  });
  test.each(['8g', '0x81', '81,05', '81-05', '８1', '8', '81 0 5', '810'])('throws on %j', (text) => {
    expect(() => hex(text)).toThrow(SyntaxError);
  });
  test('is the way back from toHex', () => {
    expect(toHex(hex('00ff10'))).toBe('00 ff 10');
    expect(toHex(hex('00ff10'), '')).toBe('00ff10');
    fc.assert(fc.property(bytesOf, (bytes) => equalBytes(hex(toHex(bytes)), bytes)));
  });
});

describe('text', () => {
  test('utf8 and back', () => {
    expect(toHex(utf8('κ€😀'))).toBe('ce ba e2 82 ac f0 9f 98 80');
    expect(fromUtf8(hex('ceba e282ac f09f9880'))).toBe('κ€😀');
  });
  test('utf8 writes U+FFFD for a lone surrogate', () => {
    expect(toHex(utf8('a\ud800b'))).toBe('61 ef bf bd 62');
  });
  test('fromUtf8 keeps a byte order mark and replaces what is no UTF-8', () => {
    expect(fromUtf8(hex('efbbbf 61'))).toBe('\ufeffa');
    expect(fromUtf8(hex('61 ff 62 c3'))).toBe('a\ufffdb\ufffd');
  });
  test('latin1 is one byte a character, both ways, beyond 8192 too', () => {
    expect(fromLatin1(hex('48 80 e9 ff'))).toBe('H\u0080éÿ');
    const long = new Uint8Array(20_000).map((_, i) => i);
    expect(equalBytes(latin1(fromLatin1(long)), long)).toBe(true);
    expect(toHex(latin1('éa'))).toBe('e9 61');
    expect(() => latin1('5 €')).toThrow("'€' (at 2)");
  });
});

describe('base64', () => {
  // RFC 4648 §10
  const vectors = [
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ] as const;
  test.each(vectors)('%j is %j', (plain, text) => {
    expect(base64(utf8(plain))).toBe(text);
    expect(fromBase64(text)).toEqual({ ok: true, value: utf8(plain) });
  });
  test('writes + and /', () => expect(base64(hex('fb ef ff'))).toBe('++//'));
  test.each([
    'Zg',
    'Zg=',
    'Z===',
    'A===',
    '====',
    'Zg==Zg==',
    'Zm9v\n',
    'Zm-_',
    'Zh==',
    'Zm9=',
    '=Zg=',
    'Zg= ',
  ])('refuses %j', (text) => expect(fromBase64(text).ok).toBe(false));
  test('agrees with Node', () => {
    fc.assert(
      fc.property(bytesOf, (bytes) => {
        expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(base64(bytes))).toEqual({ ok: true, value: Uint8Array.from(bytes) });
      }),
    );
  });
});

test('concat joins into memory of its own', () => {
  const a = hex('01 02');
  const whole = concat([a, EMPTY, hex('03')]);
  a[0] = 9;
  expect(toHex(whole)).toBe('01 02 03');
  expect(concat([])).toEqual(EMPTY);
});

test('equalBytes compares length and content', () => {
  expect(equalBytes(hex('0102'), hex('0102'))).toBe(true);
  expect(equalBytes(hex('0102'), hex('0103'))).toBe(false);
  expect(equalBytes(hex('0102'), hex('01'))).toBe(false);
  expect(equalBytes(hex('01'), hex('0102'))).toBe(false);
});
