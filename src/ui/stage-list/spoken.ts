/** What the list says of each thing in the picture. */
import type { ArrowView, DotView, EventView } from '../../projections/index.ts';
import { fill, formatMoment, labelNote, type Language } from '../../text/index.ts';
import { type SpokenKey, spokenText } from '../../text/spoken/index.ts';
import { eventWords, type Names, saySpan } from '../stage/words.ts';

/** The list's message of that key in the reader's language. */
export const speak = (language: Language, key: SpokenKey, places?: Parameters<typeof fill>[2]): string =>
  fill(language, spokenText[language][key], places);

export function speakArrow(language: Language, arrow: ArrowView, names: Names): string {
  const { code, note } = arrow.label;
  const framed = arrow.hue === 'text' || arrow.hue === 'binary' || arrow.hue === 'control';
  const what = [framed ? speak(language, 'frame', { code }) : code];
  if (note?.key === 'octets') what.push(speak(language, 'octets', { n: note.n }));
  else if (note && !note.key.startsWith('lost')) what.push(labelNote(language, arrow.label));
  if (arrow.lost && note?.key !== 'again-lost') what.push(speak(language, 'lost'));
  const at = formatMoment(language, arrow.t0);
  const [from = '', to = ''] = [names[arrow.sender], names[arrow.receiver]];
  return speak(language, 'arrow', { at, from, to, what: what.join(', ') });
}

export function speakDot(language: Language, dot: DotView, names: Names): string {
  const places = {
    at: formatMoment(language, dot.at),
    author: dot.author,
    id: String(dot.id),
    text: dot.text,
    name: names[dot.node] ?? '',
    span: saySpan(language, dot.latency),
  };
  return speak(language, dot.kind, places);
}

export function speakEvent(language: Language, event: EventView, names: Names): string {
  const side = names[event.node] ?? '';
  const at = formatMoment(language, event.at);
  const { name, more } = eventWords(language, event);
  return speak(language, 'event', { at, side, code: more === '' ? name : `${name}, ${more}` });
}
