/** What a visit is at one moment, beside its bench: plain data. */
import { type CompiledLesson, formatRoute, parseProgress, type Progress } from '../course/play/index.ts';
import type { ScaleMode } from '../projections/index.ts';
import type { SavedEdits } from '../scenario/index.ts';
import type { Language } from '../text/index.ts';
import { keep, recall } from './storage.ts';

export type Theme = 'system' | 'light' | 'dark';

/** A sentence above the lesson. `detail` is for a report. */
export interface Notice {
  readonly kind: 'unknown-link' | 'broken-link' | 'older-link' | 'unreachable' | 'failed' | 'loading-failed';
  readonly detail?: string;
}

export interface State {
  readonly language: Language;
  readonly theme: Theme;
  readonly lesson: CompiledLesson | undefined;
  /** Index of the open step. */
  readonly step: number;
  readonly progress: Progress;
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

/** The edits of an earlier visit; what cannot be read is kept beside them: a newer page may want it back. */
export async function savedEdits(): Promise<SavedEdits> {
  const text = recall('edits');
  if (text === null) return new Map();
  const { parseSaved } = await import('../scenario/json/index.ts');
  const saved = parseSaved(text);
  if (saved === undefined) keep('edits-set-aside', text);
  return saved ?? new Map();
}

/** Keeps them for the next visit. */
export async function keepEdits(edits: SavedEdits): Promise<void> {
  const { formatSaved } = await import('../scenario/json/index.ts');
  keep('edits', formatSaved(edits));
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
    progress,
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
