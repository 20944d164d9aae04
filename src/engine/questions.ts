/** What the page asks of the engine, one thing at a time: of the runs that it shows, as they are at that moment. */
import type { Micros } from '../base/index.ts';
import type { Check, Stops, Verified } from '../course/play/index.ts';
import type { Acknowledgment, Detail, FrameRow, SeriesPatch } from '../projections/index.ts';
import type { Scenario } from '../scenario/index.ts';

export interface Questions {
  /** What there is to show of an arrow or a dot, and how it was acknowledged, be it behind the cursor. */
  readonly selected: {
    readonly asks: { readonly address: string; readonly cursor: Micros };
    readonly answer: { readonly detail?: Detail; readonly acknowledgment?: Acknowledgment };
  };
  /** Rows of a lane's frames from that one on, and those before it that stand elsewhere now. */
  readonly frames: {
    readonly asks: { readonly lane: string; readonly from: number };
    readonly answer: { readonly from: number; readonly rows: readonly FrameRow[] };
  };
  /** A lane's octets as over HTTP/2, over time. */
  readonly http2: {
    readonly asks: { readonly lane: string; readonly from: number };
    readonly answer: SeriesPatch;
  };
  /** Where step `n` of a lesson stops, and from where it is played. */
  readonly way: {
    readonly asks: { readonly stops: Stops; readonly n: number };
    readonly answer: { readonly from: Micros; readonly stop?: Stop };
  };
  /** Whether step `n` is reached at the cursor, and what is missing of its task, if it has one. */
  readonly judge: {
    readonly asks: {
      readonly stops: Stops;
      readonly n: number;
      readonly cursor: Micros;
      readonly task?: { readonly check: Check; readonly scenario: Scenario };
    };
    readonly answer: { readonly isReached: boolean; readonly task?: Verified };
  };
}

export interface Stop {
  readonly at: Micros;
  /** Of what the step selects there; '' where it selects nothing. */
  readonly address: string;
}

export type QuestionName = keyof Questions;
export type Question = { [N in QuestionName]: { readonly about: N } & Questions[N]['asks'] }[QuestionName];
