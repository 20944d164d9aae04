import type { Micros } from '../../../base/index.ts';

/** A place in a run: a fact of a lane, or just a time (lane '' and index -1). */
export interface Place {
  readonly lane: string;
  readonly index: number;
  readonly at: Micros;
}
