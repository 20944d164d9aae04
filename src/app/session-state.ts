/** What a visit is at one moment, as plain data; `store.ts` changes it, elements draw it. */
import type { Micros } from '../base/index.ts';
import type { CompiledLesson, Progress } from '../course/play/index.ts';
import type { ScaleMode } from '../projections/index.ts';
import type { Language } from '../text/index.ts';
import type { History } from './history.ts';

export type Tab = 'frame' | 'hex' | 'handshake' | 'timing';
export type Lens = 'code' | 'devtools' | 'wire';
export type Theme = 'system' | 'light' | 'dark';

/** A sentence above the lesson, with what can be done about it. */
export type Notice =
  | { readonly kind: 'unknown-link' | 'broken-link' | 'older-link' | 'failed' | 'loading-failed'; readonly detail?: string }
  | { readonly kind: 'unreachable' };

export interface State {
  readonly language: Language;
  readonly theme: Theme;
  readonly lesson: CompiledLesson | undefined;
  readonly step: number;
  /** The learner's edits, by lesson and scenario: `2.1a/0`. */
  readonly histories: Readonly<Record<string, History>>;
  /** The state came from somebody's link: it is not kept over the learner's own. */
  readonly borrowed: boolean;
  readonly progress: Progress;
  readonly playing: boolean;
  readonly speed: number;
  readonly scale: ScaleMode;
  readonly selected: string;
  readonly byte: number;
  readonly tab: Tab;
  readonly lens: Lens;
  /** The lane that a phone shows. */
  readonly lane: string;
  readonly follow: boolean;
  /** A turned knob holds from the playhead on, instead of from the start. */
  readonly fromHere: boolean;
  readonly hintShown: boolean;
  readonly notice: Notice | undefined;
  /** Cursor and window have their own ways of changing, many times a second. */
  readonly window: { readonly top: number; readonly height: number };
  readonly status: { readonly at: Micros; readonly text: string } | undefined;
}
