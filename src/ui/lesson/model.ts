/** View model of the lesson: what a step says, asks and sets as a task. Finished text in the reader's language. */

/** Text without markup. `figure` is a number that a projection measured. */
export interface Inline {
  readonly kind: 'plain' | 'strong' | 'em' | 'code' | 'figure';
  readonly text: string;
}

export type VerdictKind = 'confirmed' | 'qualified' | 'refuted' | 'measured';

export type Block =
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  /** The report's claim, word for word; `source` names the section ("2.1"). */
  | {
      readonly kind: 'quote';
      readonly source: string;
      readonly parts: readonly Inline[];
      /** In the reader's language, where the report's is another. */
      readonly translation?: readonly Inline[];
    }
  | { readonly kind: 'verdict'; readonly verdict: VerdictKind; readonly parts: readonly Inline[] };

export interface StepLink {
  readonly href: string;
  readonly title: string;
  readonly done: boolean;
  readonly current: boolean;
}

export interface LessonLink {
  readonly id: string;
  readonly title: string;
  readonly done: boolean;
  readonly href: string;
}

export interface Predict {
  readonly question: string;
  /** In the order in which they are shown; `option` is what an event calls it. */
  readonly options: readonly { readonly text: string; readonly option: number }[];
  /** The learner's option, -1 before the choice. */
  readonly chosen: number;
  /** The run has not gone on yet: the choice may be made and changed. */
  readonly isOpen: boolean;
}

/** What the learner had said to the question of the step before, once the run has answered it. */
export interface Said {
  readonly option: string;
  /** The right option; undefined where it was the learner's. */
  readonly right?: string;
  readonly reply: readonly Inline[];
}

export interface Task {
  readonly text: readonly Inline[];
  readonly done: boolean;
  /** The first thing that is not there yet, in a sentence. */
  readonly missing?: string;
  readonly hint?: readonly Inline[];
  readonly hintShown: boolean;
  /** A solution can be played. */
  readonly solvable: boolean;
}

/** A sentence above the prose, and what can be done about it. */
export interface Notice {
  readonly text: string;
  /** What its buttons say. */
  readonly actions: readonly string[];
}

/** The lesson's events; all bubble and cross shadow roots. */
export interface LessonEventMap {
  /** Back (-1) or Next (1); the dashes are links of their own. */
  'w-step': CustomEvent<{ readonly by: 1 | -1 }>;
  'w-predict': CustomEvent<{ readonly option: number }>;
  'w-hint': CustomEvent<Record<never, never>>;
  'w-solve': CustomEvent<Record<never, never>>;
  'w-open-play': CustomEvent<Record<never, never>>;
  'w-reset-lesson': CustomEvent<Record<never, never>>;
  /** A button of a notice, both by their number. */
  'w-notice': CustomEvent<{ readonly notice: number; readonly action: number }>;
  'w-copy-code': CustomEvent<{ readonly code: string }>;
}

export interface LessonView {
  readonly chapter: string;
  readonly title: string;
  /** All lessons, for the menu. */
  readonly lessons: readonly LessonLink[];
  readonly steps: readonly StepLink[];
  /** Index of the current step. */
  readonly index: number;
  readonly heading: string;
  readonly said?: Said;
  readonly blocks: readonly Block[];
  readonly predict?: Predict;
  readonly task?: Task;
  /** Code for the reader's own console, with a word before and after it. */
  readonly tryIt?: {
    readonly before: readonly Inline[];
    readonly code: readonly string[];
    readonly after: readonly Inline[];
  };
  /** Two lines to take home, each with its clause ('' for none). */
  readonly recap?: readonly { readonly parts: readonly Inline[]; readonly rfc: string }[];
  /** What a screen reader is told, once per step. */
  readonly status: string;
}
