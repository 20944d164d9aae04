import type { Micros } from '../../base/index.ts';
import type { LanePatch } from '../../projections/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { Stops } from './judge/stops.ts';

/** Where a step stops, and from where it is played. */
export interface Way {
  readonly from: Micros;
  /** Undefined where the run has no such moment; `address`: what the step selects there, '' for nothing. */
  readonly stop?: { readonly at: Micros; readonly address: string };
}

/** What is run beforehand: a scenario and, of a lesson, where its steps stop. */
export interface Written {
  readonly scenario: Scenario;
  readonly stops?: Stops;
}

/**
 * What the engine says of a scenario as it was written, up to its end: computed when the page is built, so that the first
 * picture waits for nothing. The page's engine computes the same and goes on from there.
 */
export interface Prerun {
  /** By lane. */
  readonly lanes: Readonly<Record<string, LanePatch>>;
  /** Of each step of the lesson; null for one that shows another scenario. */
  readonly ways: readonly (Way | null)[];
}
