import type { Language } from '../../text/index.ts';

/** As a reader of that language writes it: `1.5`, in Vietnamese `1,5`. */
export const secondsText = (language: Language, seconds: number): string =>
  language === 'vi' ? String(seconds).replace('.', ',') : String(seconds);

/** What was typed as seconds: with a point or a comma; NaN for anything else. */
export function secondsIn(text: string): number {
  const plain = text.trim().replace(',', '.');
  return plain === '' ? Number.NaN : Number(plain);
}
