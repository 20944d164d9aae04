import { fill, type Language } from '../../text/index.ts';
import { playerText } from '../../text/player/index.ts';

/** The player's message of that key in the reader's language. */
export function say(
  language: Language,
  key: keyof typeof playerText.en,
  places?: Parameters<typeof fill>[2],
): string {
  return fill(language, playerText[language][key], places);
}
