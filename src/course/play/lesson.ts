/**
 * A lesson as the app gets it: compiled at build time, one value per lesson and language, plain JSON.
 * No HTML and no Markdown: prose is blocks of flat inline parts, and a number of a measurement is a figure
 * that the page looks up in the lesson's own run.
 */
import type { InspectorTab, Lens, ScaleMode } from '../../projections/index.ts';
import type { Edit, Scenario } from '../../scenario/index.ts';
import type { Check } from './judge/check.ts';
import type { FigureName, FigureUnit } from './figures.ts';
import type { Predicate } from './judge/predicate.ts';
import type { Prerun } from './prerun.ts';

export type Language = 'en' | 'vi';

/** What the first page loads: enough to draw the course map and to resolve any link. */
export interface CourseIndex {
  /** In the course's order: 1.1, 1.2, 1.3.1, 2.1a, … */
  readonly lessons: readonly LessonEntry[];
}

export interface LessonEntry {
  /** "2.1a", the name of its folder. */
  readonly id: string;
  /** Ids of its steps. They are stable: links and progress hold them. */
  readonly steps: readonly string[];
}

/** The same in each language. */
export type ByLanguage = Readonly<Record<Language, string>>;

/** Titles of lessons, by their ids. */
export type Titles = Readonly<Record<string, ByLanguage>>;

/** The map of the course: what is written, and what is planned. */
export interface CourseMap {
  /** What the picture beside it runs. */
  readonly picture: Scenario;
  readonly prerun?: Prerun;
  readonly chapters: readonly MapChapter[];
}

export interface MapChapter {
  /** "2". */
  readonly id: string;
  readonly title: ByLanguage;
  readonly groups: readonly MapGroup[];
}

export interface MapGroup {
  readonly title: ByLanguage;
  readonly lessons: readonly MapLesson[];
}

export interface MapLesson {
  readonly id: string;
  readonly title: ByLanguage;
  /** Ids of its steps; undefined as long as it is not written. */
  readonly steps?: readonly string[];
}

export interface CompiledLesson {
  readonly id: string;
  readonly chapter: string;
  readonly language: Language;
  /** Eight hex digits over scenarios, steps, stops, checks: the same in both languages, blind to prose. */
  readonly hash: string;
  readonly title: string;
  /** Entry 0 is the lesson's own scenario; steps may work with another one (a broken handshake). */
  readonly scenarios: readonly Scenario[];
  readonly steps: readonly Step[];
  /** Of entry 0 of the scenarios. */
  readonly prerun?: Prerun;
}

/** Where a step stops: at the first or last moment, or at the first fact that fits. */
export type Stop = 'start' | 'end' | Predicate;

export interface Step {
  readonly id: string;
  readonly title: string;
  readonly stop: Stop;
  /** Index into the lesson's scenarios; the same index as the step before means no new run. */
  readonly scenario: number;
  /** The event to select: the one that the step stopped at, or another, looked for as a stop is and not later than it. */
  readonly select?: 'stop' | Predicate;
  /** The step plays by itself when it is opened (with reduced motion: it stands at its stop). */
  readonly autoplay?: true;
  /** The lane to look at; a phone shows this one. */
  readonly lane?: string;
  readonly tab?: InspectorTab;
  readonly lens?: Lens;
  readonly scale?: ScaleMode;
  /** Virtual seconds that pass in a second of playing: 0.05 shows a flight of 40 ms for 0.8 s. */
  readonly speed?: number;
  readonly task?: Task;
  readonly blocks: readonly Block[];
}

export interface Task {
  readonly check: Check;
  /** Applied to the step's scenario, they make the check pass; CI plays them. */
  readonly solution: readonly Edit[];
}

export type Verdict = 'measured' | 'confirmed' | 'qualified' | 'refuted';

/** One block of a step, in the order of reading. A step has at most one `predict`, one `task`, one `try`. */
export type Block =
  | { readonly block: 'paragraph'; readonly inline: Inlines }
  | { readonly block: 'list'; readonly items: readonly Inlines[] }
  | { readonly block: 'code'; readonly language: string; readonly text: string }
  /** Word for word what the source says; `translation` follows in other languages than the source's. */
  | { readonly block: 'quote'; readonly source: string; readonly text: string; readonly translation?: string }
  | { readonly block: 'verdict'; readonly verdict: Verdict; readonly inline: Inlines }
  | Predict
  | { readonly block: 'task' | 'hint'; readonly inline: Inlines }
  /** Code for the learner's own browser console; the words before and after it may be empty. */
  | { readonly block: 'try'; readonly before: Inlines; readonly code: string; readonly after: Inlines }
  /** The lesson in two lines, each with its clause: "RFC 6455 §4.1". */
  | {
      readonly block: 'recap';
      readonly lines: readonly { readonly inline: Inlines; readonly rfc: string }[];
    };

/** A question that the run answers: at the stop of the step behind it. */
export interface Predict {
  readonly block: 'predict';
  readonly question: Inlines;
  /** In the order of the file, which kept answers count by. */
  readonly options: readonly Option[];
  /** Index of the right option, from 0. */
  readonly right: number;
  /** Indices of the options in the order in which they are shown. */
  readonly order: readonly number[];
}

export interface Option {
  readonly text: Inlines;
  /** What the next step says to those who have chosen it. */
  readonly reply: Inlines;
}

export type Inlines = readonly Inline[];

/** A run of text with one mark; marks never nest. */
export type Inline =
  | { readonly mark: 'plain' | 'strong' | 'em' | 'code'; readonly text: string }
  /** "RFC 6455 §5.2" */
  | { readonly mark: 'rfc'; readonly text: string }
  /** A field of a lane's ledger at the cursor, written by the language's formatter of its unit. */
  | {
      readonly mark: 'figure';
      readonly name: FigureName;
      readonly unit: FigureUnit;
    };
