import type { Language } from '../catalogue.ts';
import { notesText } from './notes.ts';

const isKey = (key: string): key is keyof (typeof notesText)['en'] => Object.hasOwn(notesText.en, key);

/**
 * The sentence of a part, '' when there is none. With a value, the most special one:
 * `noteOf('en', 'ws.opcode', 'ping')` is the sentence of a ping.
 */
export function noteOf(language: Language, note: string, value = ''): string {
  const special = value.split(' ', 4).map((word) => `${note}.${word}`);
  const key = [...special, note].find(isKey);
  const message = key === undefined ? '' : notesText[language][key];
  return typeof message === 'string' ? message : message[0];
}
