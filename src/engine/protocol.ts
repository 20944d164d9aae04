/** What the page and its engine say to each other. Runs are numbered by lane; a lower number is out of date. */
import type { Micros } from '../base/index.ts';
import type { Action, LaneScenario } from '../scenario/index.ts';
import type { Patch } from '../trace/index.ts';

/** About a lane's run. */
export type LaneMessage =
  /** A new run of a lane, up to `until`; the one before is given up. */
  | {
      readonly kind: 'run';
      readonly lane: string;
      readonly run: number;
      readonly scenario: LaneScenario;
      readonly until: Micros;
    }
  /** An action in the future of a run; answered by `late` when its time has passed. */
  | { readonly kind: 'append'; readonly lane: string; readonly run: number; readonly action: Action }
  /** Goes on up to `until`. */
  | { readonly kind: 'extend'; readonly lane: string; readonly run: number; readonly until: Micros };

/** `prepare`: fetches what lanes may need later. */
export type ToEngine = LaneMessage | { readonly kind: 'prepare' };

export type FromEngine =
  /** More of the trace; everything up to `drained` is there. */
  | {
      readonly kind: 'patch';
      readonly lane: string;
      readonly run: number;
      readonly patch: Patch;
      readonly drained: Micros;
    }
  | { readonly kind: 'late'; readonly lane: string; readonly run: number }
  /** What the lane needs beside the plain engine did not come. */
  | { readonly kind: 'missing'; readonly lane: string; readonly run: number }
  /** A bug of ours stopped the run; `message` is for a report. */
  | { readonly kind: 'failed'; readonly lane: string; readonly run: number; readonly message: string };
