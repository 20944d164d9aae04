/** What the page that one comes in by shows, and what it asks for. */
export interface HomeView {
  /** The one thing to do first. */
  readonly action: {
    readonly is: 'start' | 'continue' | 'again';
    readonly lesson: string;
    readonly title: string;
    readonly href: string;
  };
  readonly chapters: readonly ChapterView[];
  readonly picture: 'playing' | 'paused' | 'over';
  /** Said to those who listen. */
  readonly status: string;
  readonly notices: readonly { readonly text: string; readonly actions: readonly string[] }[];
}

export interface ChapterView {
  readonly id: string;
  readonly title: string;
  /** Lessons, those that are planned too. */
  readonly done: number;
  readonly all: number;
  readonly groups: readonly {
    readonly title: string;
    readonly lessons: readonly (WrittenLesson | PlannedLesson)[];
  }[];
}

export interface WrittenLesson {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  /** Steps. */
  readonly done: number;
  readonly all: number;
  /** The one that the first thing to do leads to. */
  readonly isNext: boolean;
}

export interface PlannedLesson {
  readonly id: string;
  readonly title: string;
  readonly href?: undefined;
}

/** All bubble and cross shadow roots. */
export interface HomeEventMap {
  'w-play': CustomEvent<Record<never, never>>;
  'w-pause': CustomEvent<Record<never, never>>;
  /** A button of a notice, both by their number. */
  'w-notice': CustomEvent<{ readonly notice: number; readonly action: number }>;
}
