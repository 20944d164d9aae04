/** What a visit is at one moment, beside its bench: plain data. */
import {
  type CompiledLesson,
  formatRoute,
  parseProgress,
  type Progress,
  type Step,
  type Titles,
  type Verified,
} from '../course/play/index.ts';
import type { ScaleMode } from '../projections/index.ts';
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
  readonly scale: ScaleMode;
  /** Address of the selected arrow or dot, '' for none; and the selected octet of it, -1 for none. */
  readonly selected: string;
  readonly byte: number;
  readonly tab: 'frame' | 'hex' | 'handshake' | 'timing';
  readonly lens: 'code' | 'devtools' | 'wire';
  /** The lane that a phone shows. */
  readonly lane: string;
  /** The picture scrolls along with the playhead. */
  readonly follow: boolean;
  /** A turned knob holds from the playhead on, instead of from the start. */
  readonly fromHere: boolean;
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
    scale: 'gaps-cut',
    selected: '',
    byte: -1,
    tab: 'frame',
    lens: 'wire',
    lane: 'b',
    follow: true,
    fromHere: false,
    hintShown: false,
    notice: undefined,
    status: '',
    toast: '',
  };
}

/** What a step wants to be looked at, and how. */
export const looksOf = ({ tab, lens, scale, lane }: Step): Partial<State> => ({
  hintShown: false,
  follow: true,
  byte: -1,
  ...(tab !== undefined && { tab }),
  ...(lens !== undefined && { lens }),
  ...(scale !== undefined && { scale }),
  ...(lane !== undefined && { lane }),
});
