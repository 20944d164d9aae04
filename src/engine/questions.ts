/** What the page asks of the engine, one thing at a time: of the runs that it shows, as they are at that moment. */
import type { Micros } from '../base/index.ts';
import type { Check, Stops, Verified, Way } from '../course/play/index.ts';
import type { Acknowledgment, Detail, FrameText, SeriesPatch } from '../projections/index.ts';
import type { Matches } from '../projections/inspection/index.ts';
import type { Scenario } from '../scenario/index.ts';

export interface Questions {
  /** What there is to show of an arrow or a dot, and how it was acknowledged, be it behind the cursor. */
  readonly selected: {
    readonly asks: { readonly address: string; readonly cursor: Micros };
    readonly answer: { readonly detail?: Detail; readonly acknowledgment?: Acknowledgment };
  };
  /** What these rows of the table Frames say, in the same order; of one that is not there, nothing. */
  readonly texts: {
    readonly asks: { readonly addresses: readonly string[] };
    readonly answer: readonly (FrameText | undefined)[];
  };
  /** Rows of a lane's frames that say `text`, from that one on, in the order in which they became known. */
  readonly matches: {
    readonly asks: { readonly lane: string; readonly text: string; readonly from: number };
    readonly answer: Matches;
  };
  /** A lane's octets as over HTTP/2, over time. */
  readonly http2: {
    readonly asks: { readonly lane: string; readonly from: number };
    readonly answer: SeriesPatch;
  };
  /** Where step `n` of a lesson stops, and from where it is played. */
  readonly way: {
    readonly asks: { readonly stops: Stops; readonly n: number };
    readonly answer: Way;
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

export type QuestionName = keyof Questions;
export type Question = { [N in QuestionName]: { readonly about: N } & Questions[N]['asks'] }[QuestionName];
