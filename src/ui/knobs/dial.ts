/** One slider with its name, its value and a sentence. */
import { html, type TemplateResult } from 'lit';
import { micros } from '../../base/index.ts';
import { fill, formatNumber, type KnobsKey, knobsText, type Language } from '../../text/index.ts';
import { type DialName, nearestStep, SCALES } from './scales.ts';

export type Say = (key: KnobsKey, places?: Readonly<Record<string, string | number>>) => string;

export function sayIn(language: Language): Say {
  return (key, places) => fill(language, knobsText[language][key], places);
}

/** `80 ms`, `1.5 s`, `10 Mbit/s`, `never`. */
export function dialValue(name: DialName, value: number, language: Language): string {
  const say = sayIn(language);
  const number = (n: number) => formatNumber(language, n, n < 10 && n % 1 !== 0 ? 1 : 0);
  if (name === 'bandwidth') {
    if (value === 0) return say('unlimited');
    if (value >= 1_000_000_000) return `${number(value / 1_000_000_000)} Gbit/s`;
    return value >= 1_000_000 ? `${number(value / 1_000_000)} Mbit/s` : `${number(value / 1000)} kbit/s`;
  }
  if (value === 0 && (name === 'idleCut' || name === 'heartbeat')) return say('never');
  const sign = name === 'jitter' && value > 0 ? '±' : '';
  return sign + (value >= 1_000_000 ? `${number(value / 1_000_000)} s` : `${number(value / 1000)} ms`);
}

export interface Dial {
  readonly name: DialName;
  readonly value: number;
  readonly language: Language;
  /** Unique in the element: lanes have dials of one name. */
  readonly id: string;
  readonly turn: (value: number) => void;
}

export function dial({ name, value, language, id, turn }: Dial): TemplateResult {
  const say = sayIn(language);
  const scale = SCALES[name];
  const shown = dialValue(name, value, language);
  const input = (event: Event) => {
    const step = event.target instanceof HTMLInputElement ? scale[event.target.valueAsNumber] : undefined;
    if (step !== undefined) turn(name === 'bandwidth' ? step : micros(step));
  };
  return html`<div class="dial">
    <label for=${id}>${say(name)}</label>
    <output for=${id} class="figure">${shown}</output>
    <input
      id=${id}
      type="range"
      min="0"
      max=${scale.length - 1}
      step="1"
      .value=${String(nearestStep(scale, value))}
      aria-valuetext=${shown}
      aria-describedby="${id}-help"
      @input=${input}
    />
    <p class="help" id="${id}-help">${say(`${name}-help`)}</p>
  </div>`;
}
