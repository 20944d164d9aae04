/** What comes later, an entry each: each is a file of its own in the build, with a limit in the size budget. */
import type { Language } from '../text/index.ts';
import { lazy } from './lazy.ts';

export const LATER = {
  /** What can be wanted once the first picture stands. */
  behind: lazy('behind', () => import('./behind.ts')),
  console: lazy('console', () => import('./console/index.ts')),
  help: lazy('help', () => import('../ui/help/index.ts')),
  home: lazy('page', () => import('./pages/home/index.ts')),
  lesson: lazy('page', () => import('./pages/lesson/index.ts')),
  play: lazy('play', () => import('./pages/play/index.ts')),
  /** What reads and writes lessons' links, files and kept edits. */
  sharing: lazy('kept', () => import('./pages/lesson/sharing.ts')),
  vietnamese: lazy('language', () => import('../text/vi/index.ts')),
};

export type Vietnamese = typeof import('../text/vi/index.ts');

/** Brings the page's own words in that language: English ones are there from the start. */
export async function learn(language: Language): Promise<Vietnamese | undefined> {
  if (language === 'en') return undefined;
  const vietnamese = await LATER.vietnamese.get();
  vietnamese.speakVietnamese();
  return vietnamese;
}

export type Late = typeof import('./behind.ts');
export type Sharing = typeof import('./pages/lesson/sharing.ts');

/** Leads to the lesson where the reader was last, or to the first one. */
export const LAST = '#/last';
