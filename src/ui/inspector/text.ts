/** The inspector's words. */
import type { Label } from '../../projections/index.ts';
import { fill, labelNote, type Language } from '../../text/index.ts';
import { type InspectorKey, inspectorText } from '../../text/inspector/index.ts';

export type Say = (key: InspectorKey, places?: Readonly<Record<string, string | number>>) => string;

export function sayIn(language: Language): Say {
  return (key, places) => fill(language, inspectorText[language][key], places);
}

/** `200 · nothing new`. */
export function labelText(language: Language, label: Label): string {
  return [label.code, labelNote(language, label)].filter((part) => part !== '').join(' · ');
}

export function toHex(octet: number): string {
  return octet.toString(16).padStart(2, '0');
}

/** What a dump's text column shows for an octet: itself if it is printable ASCII, else a middle dot. */
export function glyph(octet: number): string {
  return octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·';
}
