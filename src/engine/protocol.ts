/** What the page and its engine say to each other. Runs are numbered through all lanes, in the order in which they began. */
import type { Micros } from '../base/index.ts';
import type { CallsPatch } from '../projections/fold/index.ts';
import type { LanePatch } from '../projections/index.ts';
import type { Action, LaneScenario } from '../scenario/index.ts';
import type { Question, QuestionName, Questions } from './questions.ts';

/** About a lane's run. */
export type LaneMessage =
  /** A new run of a lane, up to `until`; one that is being computed is given up. */
  | {
      readonly kind: 'run';
      readonly lane: string;
      readonly run: number;
      readonly scenario: LaneScenario;
      readonly until: Micros;
      /** The page knows it up to then already; -1 for nothing. */
      readonly known: Micros | -1;
    }
  /** An action in the future of a run; answered by `late` when its time has passed. */
  | { readonly kind: 'append'; readonly lane: string; readonly run: number; readonly action: Action }
  /** Goes on up to `until`. */
  | { readonly kind: 'extend'; readonly lane: string; readonly run: number; readonly until: Micros }
  /** Nobody asks about that run any more. */
  | { readonly kind: 'drop'; readonly lane: string; readonly run: number };

export interface Ask {
  readonly kind: 'ask';
  readonly ticket: number;
  /** The runs that are meant, by lane. */
  readonly runs: Readonly<Record<string, number>>;
  readonly question: Question;
}

/** `prepare`: fetches what lanes may need later. */
export type ToEngine = LaneMessage | Ask | { readonly kind: 'prepare' };

export type FromEngine =
  /** More of a run; everything up to `drained` is there. */
  | {
      readonly kind: 'patch';
      readonly lane: string;
      readonly run: number;
      readonly patch: LanePatch;
      readonly calls?: CallsPatch;
      readonly drained: Micros;
    }
  | { readonly kind: 'late'; readonly lane: string; readonly run: number }
  /** What the lane needs beside the plain engine did not come. */
  | { readonly kind: 'missing'; readonly lane: string; readonly run: number }
  /** A bug of ours stopped the run; `message` is for a report. */
  | { readonly kind: 'failed'; readonly lane: string; readonly run: number; readonly message: string }
  /** Without an answer where a run is gone. */
  | { readonly kind: 'answer'; readonly ticket: number; readonly answer?: Questions[QuestionName]['answer'] }
  /** What answers it did not come. */
  | { readonly kind: 'unanswered'; readonly ticket: number };
