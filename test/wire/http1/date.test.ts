import { describe, expect, test } from 'vitest';
import { formatDate, parseDate } from '../../../src/wire/http1/index.ts';

const AT = Date.UTC(1994, 10, 6, 8, 49, 37) / 1000;

describe('dates', () => {
  test('are written as toUTCString writes them', () => {
    for (let s = 0; s < 4_102_444_800; s += 12_345_678) {
      expect(formatDate(s)).toBe(new Date(s * 1000).toUTCString());
      expect(parseDate(formatDate(s))).toBe(s);
    }
  });
  test.each([
    // The three forms of RFC 9110 §5.6.7, then what RFC 6265 §5.1.1 tolerates.
    ['Sun, 06 Nov 1994 08:49:37 GMT', AT],
    ['Sunday, 06-Nov-94 08:49:37 GMT', AT],
    ['Sun Nov  6 08:49:37 1994', AT],
    ['6 november 1994 8:49:37', AT],
    ['08:49:37 06 1994 Nov', AT],
    ['08:49:37 94 Nov 06', undefined],
    ['06 Nov 1994 08:49:37abc', AT],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['Fri, 29 Feb 2030 00:00:00 GMT', undefined],
    ['29 Feb 2028 00:00:00', Date.UTC(2028, 1, 29) / 1000],
    ['31 Apr 2030 00:00:00', undefined],
    ['01 Jan 69 00:00:00', Date.UTC(2069, 0, 1) / 1000],
    ['01 Jan 70 00:00:00', 0],
    ['01 Jan 2030', undefined],
    ['01 Jan 2030 24:00:00', undefined],
    ['01 Jan 2030 00:60:00', undefined],
    ['01 Foo 2030 00:00:00', undefined],
    ['0', undefined],
    ['', undefined],
    ['1767603600', undefined],
  ])('%s is %s', (text, seconds) => expect(parseDate(text)).toBe(seconds));
});
