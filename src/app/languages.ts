import type { Language } from '../text/index.ts';
import { LATER } from './later.ts';

/** The page's own words in that language: English ones are there from the start. */
export async function learn(language: Language): Promise<void> {
  if (language === 'vi') (await LATER.vietnamese.get()).speakVietnamese();
}
