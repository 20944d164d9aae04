/** What settings are called, and their values with units. */
import type { Form } from '../../scenario/index.ts';
import { fill, formatNumber, formatOctets, type Language } from '../../text/index.ts';
import { type KnobsKey, knobsText } from '../../text/knobs/index.ts';

export type Say = (key: KnobsKey, places?: Readonly<Record<string, string | number>>) => string;

export function sayIn(language: Language): Say {
  return (key, places) => fill(language, knobsText[language][key], places);
}

/** A number of that form: `80 ms`, `1.5 s`, `10 Mbit/s`, `0.5 %`, `10 segments`, `never`. */
export function figureOf(form: Form, value: number, language: Language): string {
  const say = sayIn(language);
  const number = (n: number) => formatNumber(language, n, n < 10 && n % 1 !== 0 ? 1 : 0);
  if (value === 0 && 'zero' in form && form.zero !== undefined) return say(form.zero);
  if (form.is === 'rate') {
    if (value >= 1_000_000_000) return `${number(value / 1_000_000_000)} Gbit/s`;
    return value >= 1_000_000 ? `${number(value / 1_000_000)} Mbit/s` : `${number(value / 1000)} kbit/s`;
  }
  if (form.is === 'count') {
    if (form.unit === 'per-mille') return `${number(value / 10)} %`;
    return form.unit === 'octets' ? formatOctets(language, value) : say(form.unit, { n: value });
  }
  const sign = form.is === 'time' && form.isMargin === true && value > 0 ? '±' : '';
  return sign + (value >= 1_000_000 ? `${number(value / 1_000_000)} s` : `${number(value / 1000)} ms`);
}

/** A value of a list in words, or the title of some of them. */
export function sayChoice(language: Language, name: string, value: string): string {
  const words: Readonly<Record<string, Parameters<typeof fill>[1]>> = knobsText[language];
  return fill(language, words[`${name}-${value}`] ?? value);
}
