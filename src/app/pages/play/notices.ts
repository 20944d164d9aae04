/** Sentences of the playground. */
import { micros } from '../../../base/index.ts';
import type { Excess } from '../../../scenario/index.ts';
import { BOUNDS, type Unreadable } from '../../../scenario/json/index.ts';
import { fill, formatNumber, formatOctets, formatSpan, type Language } from '../../../text/index.ts';
import { noticesText } from '../../../text/notices/index.ts';
import { type PlayKey, playText } from '../../../text/play/index.ts';
import type { Notice, Words } from '../../notices.ts';

type Places = Readonly<Record<string, string | number>>;

export const say = (language: Language, key: PlayKey, places: Places = {}): string =>
  fill(language, playText[language][key], places);

export const words =
  (key: PlayKey, places: (language: Language) => Places = () => ({})): Words =>
  (language) =>
    say(language, key, places(language));

export const shared =
  (key: keyof (typeof noticesText)['en'], places: Places = {}): Words =>
  (language) =>
    fill(language, noticesText[language][key], places);

/** Which bound of a run it breaks. */
export function why(language: Language, { bound, is }: Excess): string {
  const written = (n: number): string => {
    if (bound === 'octets') return formatOctets(language, n);
    return bound === 'time' ? formatSpan(language, micros(n)) : formatNumber(language, Math.ceil(n));
  };
  return shared(`why.${bound}`, { most: written(BOUNDS[bound]), is: written(is) })(language);
}

export const unreadable = (what: 'link' | 'kept', problem: Unreadable): Notice => ({
  words:
    typeof problem === 'string'
      ? words(`${what}.${problem}`)
      : words(`${what}.unknown-app`, () => ({ app: problem.app })),
});

export const tooCostly = (key: 'link.too-costly' | 'kept.too-costly', excess: Excess): Notice => ({
  words: words(key, (language) => ({ why: why(language, excess) })),
});

export const refused = (excess: Excess): Notice => ({
  words: (language) => shared('refused', { why: why(language, excess) })(language),
  about: 'edits',
});
