/**
 * Messages and their languages. A message is a text with `{name}` places, or a pair [one, other] chosen by
 * `n`. Each area of the page keeps its own file with an English and a Vietnamese table of the same keys; types refuse
 * a table that lacks one. The first picture's Vietnamese tables stand apart, in `vi/`: few pages need both.
 */
import type { Micros } from '../base/index.ts';

export type Language = 'en' | 'vi';
export const LANGUAGES: readonly Language[] = ['en', 'vi'];

type Message = string | readonly [one: string, other: string];
type Places = Readonly<Record<string, string | number>>;

type Table<K extends string> = Readonly<Record<K, Message>>;

export interface Area<K extends string> {
  readonly en: Table<K>;
  vi: Table<K>;
}

/** Two tables with the same keys. Without the second one English stands in, until `translate` brings it. */
export function area<K extends string>(en: Table<K>, vi: Table<NoInfer<K>> = en): Area<K> {
  return { en, vi };
}

/** A table with the keys of an area. */
export type Words<A extends Area<string>> = A['en'];

/** The Vietnamese table of an area, which came later than the English one. */
export function translate<K extends string>(area: Area<K>, vi: Table<NoInfer<K>>): void {
  area.vi = vi;
}

/** Fills `{name}` places; a number is written in the language's own digits and separators. */
export function fill(language: Language, message: Message, places: Places = {}): string {
  const template = typeof message === 'string' ? message : places['n'] === 1 ? message[0] : message[1];
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = places[name];
    return value === undefined ? whole : typeof value === 'number' ? formatNumber(language, value) : value;
  });
}

/**
 * `3,912` in English, `3.912` in Vietnamese: what Intl.NumberFormat writes, halves away from zero. A browser sets that
 * up for some 30 ms before it writes its first number, and a page's first picture has numbers.
 */
export function formatNumber(language: Language, value: number, digits = 0): string {
  const [thousands, point] = language === 'vi' ? '.,' : ',.';
  // Shifted as it is written: times a hundred, 1.005 would lie below its half.
  const scaled = Math.floor(+`${Math.abs(value).toFixed(9)}e${digits}` + 0.5);
  const written = String(scaled).padStart(digits + 1, '0');
  const end = written.length - digits;
  const whole = written.slice(0, end).replace(/\B(?=(\d{3})+$)/g, `${thousands}`);
  return `${value < 0 ? '-' : ''}${whole}${digits > 0 ? point : ''}${written.slice(end)}`;
}

/** Octets with their unit: `842 B`, `1.4 MB` (powers of ten). */
export function formatOctets(language: Language, octets: number): string {
  if (octets < 100_000) return `${formatNumber(language, octets)} B`;
  if (octets < 1_000_000) return `${formatNumber(language, octets / 1000, 1)} kB`;
  return `${formatNumber(language, octets / 1_000_000, 2)} MB`;
}

/** A span of time: `640 µs`, `40.6 ms`, `561 ms`, `2.81 s`, `3:05 min`. */
export function formatSpan(language: Language, span: Micros): string {
  if (span < 1000) return `${formatNumber(language, span)} µs`;
  if (span < 99_950) return `${formatNumber(language, span / 1000, 1)} ms`;
  if (span < 999_500) return `${formatNumber(language, span / 1000)} ms`;
  return `${formatNumber(language, span / 1_000_000, 2)} s`;
}

/** A moment on the run's clock, always in seconds with milliseconds: `1.161 s`. */
export function formatMoment(language: Language, at: Micros): string {
  return `${formatNumber(language, at / 1_000_000, 3)} s`;
}

/** `98.4 %`; Vietnamese `98,4 %`. */
export function formatPercent(language: Language, percent: number): string {
  return `${formatNumber(language, percent, percent >= 10 || percent === 0 ? 0 : 1)} %`;
}

/** A figure in its unit; a span is in µs. */
export function formatFigure(
  language: Language,
  value: number,
  unit: 'span' | 'octets' | 'percent' | 'count',
): string {
  switch (unit) {
    case 'span':
      return formatSpan(language, value as Micros);
    case 'octets':
      return formatOctets(language, value);
    case 'percent':
      return formatPercent(language, value);
    case 'count':
      return formatNumber(language, value);
  }
}
