import type { Language } from '../text/index.ts';

/** The page's own words in that language: English ones are there from the start. */
export async function learn(language: Language): Promise<void> {
  if (language === 'vi') (await import('../text/vi/index.ts')).speakVietnamese();
}
