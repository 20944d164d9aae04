/** What a visit is at one moment, beside its lab: plain data. */
import {
  type CompiledLesson,
  formatRoute,
  parseProgress,
  type Progress,
  type Step,
  type Titles,
  type Verified,
} from '../course/play/index.ts';
import type { Looks } from '../lab/index.ts';
import type { Language } from '../text/index.ts';
import type { Notice } from './notices.ts';
import { keep, recall } from './storage.ts';

export type Theme = 'system' | 'light' | 'dark';

export interface State {
  readonly language: Language;
  readonly theme: Theme;
  readonly lesson: CompiledLesson | undefined;
  /** Index of the open step. */
  readonly step: number;
  /** What the menu calls the lessons, once that is there. */
  readonly titles: Titles;
  readonly progress: Progress;
  /** What the engine says of the open step's task; undefined without one, and until it is known. */
  readonly task: Verified | undefined;
  readonly hintShown: boolean;
  readonly notice: Notice | undefined;
  /** What the reader was told last. */
  readonly status: string;
  /** The same for eyes, while it is fresh: not for what the picture shows anyway. */
  readonly toast: string;
}

/** Where the reader was last: `#/2.1a/the-101`, or '' on a first visit. */
export function lastRoute(progress: Progress): string {
  const lesson = recall('lesson');
  return lesson === null ? '' : formatRoute({ lesson, step: progress.lessons[lesson]?.last ?? '' });
}

/** A visit's first state: what the browser kept of the last one. */
export function beginning(): State {
  const { progress, aside } = parseProgress(recall('progress'));
  if (aside !== undefined) keep('progress-set-aside', aside);
  const [language, theme] = [recall('language'), recall('theme')];
  return {
    language: language === 'vi' || (language === null && navigator.language.startsWith('vi')) ? 'vi' : 'en',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    lesson: undefined,
    step: 0,
    titles: {},
    progress,
    task: undefined,
    hintShown: false,
    notice: undefined,
    status: '',
    toast: '',
  };
}

/** What a step wants to be looked at, and how. */
export const looksOf = ({ tab, lens, scale, lane }: Step): Partial<Looks> => ({
  follow: true,
  ...(tab !== undefined && { tab }),
  ...(lens !== undefined && { lens }),
  ...(scale !== undefined && { scale }),
  ...(lane !== undefined && { lane }),
});
