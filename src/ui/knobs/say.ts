/** What knobs are called, and their values with units. */
import { type Knob, type KnobName, KNOBS } from '../../scenario/index.ts';
import { fill, formatNumber, formatOctets, type Language } from '../../text/index.ts';
import { type KnobsKey, knobsText } from '../../text/knobs/index.ts';
import type { ChoiceName, DialName } from './model.ts';

export type Say = (key: KnobsKey, places?: Readonly<Record<string, string | number>>) => string;

export function sayIn(language: Language): Say {
  return (key, places) => fill(language, knobsText[language][key], places);
}

/** `80 ms`, `1.5 s`, `10 Mbit/s`, `0.5 %`, `10 segments`, `never`. */
export function dialValue(name: DialName, value: number, language: Language): string {
  const say = sayIn(language);
  const number = (n: number) => formatNumber(language, n, n < 10 && n % 1 !== 0 ? 1 : 0);
  const knob: Knob | undefined = isKnob(name) ? KNOBS[name] : undefined;
  if (value === 0 && knob !== undefined && 'zero' in knob && knob.zero !== undefined) return say(knob.zero);
  if (knob?.is === 'rate') {
    if (value >= 1_000_000_000) return `${number(value / 1_000_000_000)} Gbit/s`;
    return value >= 1_000_000 ? `${number(value / 1_000_000)} Mbit/s` : `${number(value / 1000)} kbit/s`;
  }
  if (knob?.is === 'count') {
    if (knob.unit === 'per-mille') return `${number(value / 10)} %`;
    return knob.unit === 'segments' ? say('segments', { n: value }) : formatOctets(language, value);
  }
  const sign = knob?.is === 'time' && knob.isMargin === true && value > 0 ? '±' : '';
  return sign + (value >= 1_000_000 ? `${number(value / 1_000_000)} s` : `${number(value / 1000)} ms`);
}

const isKnob = (name: string): name is KnobName => name in KNOBS;

/** A value of a list in words, or the title of some of them. */
export function sayChoice(language: Language, name: ChoiceName, value: string): string {
  const words: Readonly<Record<string, Parameters<typeof fill>[1]>> = knobsText[language];
  return fill(language, words[`${name}-${value}`] ?? value);
}
