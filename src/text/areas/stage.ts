/** Words of the stage: lane headings, the axis, labels along arrows, and the list that speaks the picture. */
import { type Area, area, fill, type Language } from '../catalogue.ts';

export const stageText = area({
  transport: 'Transport',
  polling: 'HTTP polling',
  'long-polling': 'HTTP long polling',
  'event-stream': 'Server-sent events',
  streaming: 'HTTP streaming',
  websocket: 'WebSocket',
  lane: '{name}, lane {letter}',
  lanes: 'Lanes',
  time: 'time',
  zoom: 'Size of time',
  'zoom-in': 'Larger',
  'zoom-out': 'Smaller',
  'zoom-run': 'The whole run',
  server: 'server',
  path: 'path',
  'settings-of': '{name}: settings',
  busy: 'Computing the run…',
  'keep-alive': 'keep-alive',
  'no-keep-alive': 'no keep-alive',
  'no-socket': 'no socket yet',
  'no-stream': 'no stream yet',
  'all-figures': 'All figures',
  ledger: 'So far',
  median: 'median',
  worst: 'worst {span}',
  wire: 'on the wire',
  payload: '{octets} payload',
  headers: '{octets} headers',
  overhead: '{percent} overhead',
  http2: 'HTTP/2: {octets}',
  'empty-of': '{k} of {all}',
  polls: 'empty',
  held: 'held in vain',
  events: ['event', 'events'],
  pieces: ['message', 'messages'],
  connections: ['{n} connection', '{n} connections'],
  'round-trips': ['{n} round trip', '{n} round trips'],
  frames: ['frame', 'frames'],
  'frame-header': '{octets} header',
  'note.nothing-new': 'nothing new',
  'note.messages': ['{n} message', '{n} messages'],
  'note.octets': '{n} B',
  'note.compressed': '{n} B compressed',
  'note.lost': 'lost',
  'note.lost-octets': '{n} B lost',
  'note.again-lost': 'again, lost',
  'note.again-timeout': 'again: timeout',
  'note.again-acks': 'again: duplicate ACKs',
  'box.proxy': 'proxy',
  'box.cache': 'cache',
  'box.firewall': 'firewall',
  'box.box': 'box',
  folded: '{span} without a transfer, folded',
  hidden: '+{n} more',
});

/** What is rarely said and comes behind the picture. */
let rare: Pick<Area<string>, Language> = { en: {}, vi: {} };

/** The stage has these words too, from its next picture on. */
export function alsoOnStage(words: Area<string>): void {
  rare = words;
}

/** What a name that came with a run is called; '' for one without words of its own, or whose words are still to come. */
export function stageWords(language: Language, key: string): string {
  const words: Readonly<Record<string, Parameters<typeof fill>[1]>> = stageText[language];
  return fill(language, words[key] ?? rare[language][key] ?? '');
}

/** What stands behind the code on an arrow: '' for a code that says it all. */
export function labelNote(
  language: Language,
  label: { readonly note?: { readonly key: NoteKey; readonly n: number } },
): string {
  if (label.note === undefined) return '';
  const { key, n } = label.note;
  if (key === 'close') return stageWords(language, `close.${n}`);
  return fill(language, stageText[language][`note.${key}`], { n });
}

type NoteKey =
  | {
      [K in keyof (typeof stageText)['en']]: K extends `note.${infer N}` ? N : never;
    }[keyof (typeof stageText)['en']]
  | 'close';
