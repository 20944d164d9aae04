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

// Each of these is what Chromium 156 hands to a page, but for the second member, which it passes over.
describe('gzip of servers in the wild', () => {
  const whole = GZIP.gzip(MESSAGES);
  const wrong = hex('00 00 00 00');
  test.each([
    ['RFC 1952 §2.3.1.2: a wrong CRC-32', concat([whole.slice(0, -8), wrong, whole.slice(-4)])],
    ['a wrong length', concat([whole.slice(0, -4), wrong])],
    ['without CRC-32 and length', whole.slice(0, -8)],
    ['octets behind', concat([whole, utf8('xyz')])],
    ['one octet behind', concat([whole, hex('1f')])],
  ])('%s: the content', (_, octets) => expect(GZIP.gunzip(octets)).toEqual(MESSAGES));
  test('cut off inside: as far as it goes', () => {
    const cut = GZIP.gunzip(whole.slice(0, 80)) ?? utf8('?');
    expect(cut.length).toBeGreaterThan(20);
    expect(fromUtf8(MESSAGES).startsWith(fromUtf8(cut))).toBe(true);
  });
  test.each([
    ['nothing', 0],
    ['a part of the header', 5],
  ])('%s is empty', (_, length) => expect(GZIP.gunzip(whole.slice(0, length))).toEqual(new Uint8Array(0)));
  test('§2.2: two members are one content', () => {
    expect(GZIP.gunzip(concat([whole, GZIP.gzip(utf8('b')), utf8('xyz')]))).toEqual(
      concat([MESSAGES, utf8('b')]),
    );
  });
  test.each([
    ['plain JSON', utf8('[]')],
    ['another method', hex('1f 8b 09 00 00 00 00 00 00 03 8b 8e 05 00')],
    ["zlib's own wrapping", hex('78 9c 8b 8e 05 00 01 65 00 b9')],
    ['a block of a type that there is not', hex('1f 8b 08 00 00 00 00 00 00 03 07 00')],
  ])('%s: no gzip', (_, octets) => expect(GZIP.gunzip(octets)).toBeUndefined());
  test('a second member that turns out to be none spoils the whole', () => {
    expect(GZIP.gunzip(concat([whole, hex('1f 8b 09 00')]))).toBeUndefined();
  });
});
