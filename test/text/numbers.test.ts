/** Numbers as Intl.NumberFormat writes them, which a page would wait for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber, LANGUAGES } from '../../src/text/index.ts';

const LOCALES = { en: 'en-US', vi: 'vi-VN' } as const;

const byIntl = (language: 'en' | 'vi', value: number, digits: number): string =>
  new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);

describe.each(LANGUAGES)('a number in %s', (language) => {
  it.each([
    [0, 0],
    [0, 3],
    [7, 0],
    [999, 0],
    [1000, 0],
    [1_234_567, 0],
    [1_234_567.891, 2],
    [0.0005, 3],
    [0.5, 0],
    [1.005, 2],
    [2.675, 2],
    [40.55, 1],
    [99.95, 1],
    [999.9996, 3],
    [0.000_000_1, 3],
    [-3.25, 1],
    [-1234, 0],
  ])('%f with %i digits', (value, digits) => {
    expect(formatNumber(language, value, digits)).toBe(byIntl(language, value, digits));
  });

  it('of any kind that a run has: counts, and microseconds in other units', () => {
    const unit = fc.constantFrom(1, 10, 1000, 1_000_000);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), unit, fc.nat(3), (n, of, digits) => {
        expect(formatNumber(language, n / of, digits)).toBe(byIntl(language, n / of, digits));
      }),
    );
  });

  it('of any percentage', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.nat(1), (percent, digits) => {
        expect(formatNumber(language, percent, digits)).toBe(byIntl(language, percent, digits));
      }),
    );
  });
});
