import { expect, test } from 'vitest';
import { micros, millis } from '../../src/base/index.ts';

test('micros keeps a whole, non-negative count', () => {
  expect([micros(0), micros(40_000), micros(Number.MAX_SAFE_INTEGER)]).toEqual([
    0,
    40_000,
    Number.MAX_SAFE_INTEGER,
  ]);
  expect(Object.is(micros(-0), 0)).toBe(true);
});

test.each([-1, 0.5, NaN, Infinity, 2 ** 53])('micros refuses %d', (n) => {
  expect(() => micros(n)).toThrow(RangeError);
});

test.each([
  [0, 0],
  [1, 1000],
  [0.0004, 0],
  [0.0005, 1],
  [0.1 + 0.2, 300],
  [1.0005, 1001],
])('millis(%d) is %d µs', (ms, us) => expect(millis(ms)).toBe(us));

test('millis refuses what micros refuses', () => {
  expect(() => millis(-1)).toThrow(RangeError);
  expect(() => millis(NaN)).toThrow(RangeError);
});
