import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { concat, fromUtf8, hex, toHex, utf8 } from '../../../src/base/index.ts';
import { GZIP } from '../../../src/wire/gzip/index.ts';

const MESSAGES = utf8(
  JSON.stringify(Array.from({ length: 50 }, (_, id) => ({ id, from: 'Bob', text: `hello ${id}` }))),
);

describe('gzip', () => {
  test('RFC 1952 §2.3: magic, method 8, no flags, MTIME 0, XFL 0, OS 3; CRC-32 and length behind', () => {
    expect(toHex(GZIP.gzip(utf8('[]')))).toBe(
      '1f 8b 08 00 00 00 00 00 00 03 8b 8e 05 00 29 bb 4c 0d 02 00 00 00',
    );
  });
  test.each([
    ['nothing', new Uint8Array(0)],
    ['an empty list', utf8('[]')],
    ['messages', MESSAGES],
    [
      'what does not shrink',
      Uint8Array.from({ length: 70_000 }, (_, i) => Math.imul(i, 2_654_435_761) >>> 24),
    ],
  ])("%s: Node unpacks ours, and we Node's", (_, octets) => {
    expect(Buffer.compare(gunzipSync(GZIP.gzip(octets)), octets)).toBe(0);
    expect(GZIP.gunzip(new Uint8Array(gzipSync(octets)))).toEqual(new Uint8Array(octets));
  });
  test('small octets grow by 20, a list of messages shrinks to less than a fifth', () => {
    expect(GZIP.gzip(utf8('[]')).length).toBe(22);
    expect(GZIP.gzip(MESSAGES).length * 5).toBeLessThan(MESSAGES.length);
  });
});

describe('octets that are no whole gzip', () => {
  const whole = GZIP.gzip(MESSAGES);
  test.each([
    ['none', new Uint8Array(0)],
    ['plain JSON', utf8('[]')],
    ['cut inside', whole.slice(0, 40)],
    ['without CRC-32 and length', whole.slice(0, -8)],
    ['a wrong CRC-32', concat([whole.slice(0, -8), hex('00 00 00 00'), whole.slice(-4)])],
    ['octets behind', concat([whole, utf8('x')])],
    ["zlib's own wrapping", hex('78 9c 8b 8e 05 00 01 65 00 b9')],
  ])('%s', (_, octets) => expect(GZIP.gunzip(octets)).toBeUndefined());
  test('two members are one content, RFC 1952 §2.2', () => {
    expect(fromUtf8(GZIP.gunzip(concat([GZIP.gzip(utf8('a')), GZIP.gzip(utf8('b'))])) ?? utf8('?'))).toBe(
      'ab',
    );
  });
});
