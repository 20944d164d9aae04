/** Checks: what "done" means for a task, as a predicate over the learner's scenario and its run. */
import { assertUnreachable, type Micros } from '../../../base/index.ts';
import type { Action, NumberName, Scenario, Transport } from '../../../scenario/index.ts';
import type { Trace } from '../../../trace/index.ts';
import type { FigureName, Figures } from '../figures.ts';
import { BEGINNING, findStop, type Predicate } from './predicate.ts';

export type Check =
  /** Every client of the lane talks this way. */
  | { readonly check: 'transport'; readonly lane: string; readonly is: Transport['kind'] }
  /** A knob of the base scenario stands within these bounds, both inclusive. */
  | { readonly check: 'knob'; readonly name: NumberName; readonly atLeast?: number; readonly atMost?: number }
  /** The run has this fact, at the cursor or before; `after` of the predicate has no meaning here. */
  | { readonly check: 'fact'; readonly predicate: Predicate }
  /** A figure at the cursor, bounds exclusive; a figure that is not there yet (below 0) never passes. */
  | { readonly check: 'figure'; readonly name: FigureName; readonly below?: number; readonly above?: number }
  /** The scenario has at least `count` such actions. */
  | {
      readonly check: 'action';
      readonly kind: Action['kind'];
      readonly deed?: string;
      readonly lane?: string;
      readonly count: number;
    }
  | { readonly check: 'all'; readonly of: readonly Check[] };

export interface CheckState {
  readonly scenario: Scenario;
  readonly traces: ReadonlyMap<string, Trace>;
  readonly cursor: Micros;
  readonly figures: Figures;
}

/** What is missing, as a key of the text catalogue, with the values of its places. */
export type Missing =
  | 'transport'
  | 'knob-too-low'
  | 'knob-too-high'
  | 'fact'
  /** It happens, but the cursor has not come to it: play on. */
  | 'fact-later'
  | 'figure-too-low'
  | 'figure-too-high'
  | 'action';

export type Verified =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly missing: Missing;
      readonly places: Readonly<Record<string, string | number>>;
    };

const DONE: Verified = { done: true };

const lacks = (missing: Missing, places: Readonly<Record<string, string | number>>): Verified => ({
  done: false,
  missing,
  places,
});

/** Is the task done? Of several things that are missing, the first is named. */
export function verify(check: Check, state: CheckState): Verified {
  switch (check.check) {
    case 'transport': {
      const lane = state.scenario.lanes.find(({ id }) => id === check.lane);
      const is = lane?.clients.every(({ transport }) => transport.kind === check.is);
      return is ? DONE : lacks('transport', { lane: check.lane, is: check.is });
    }
    case 'knob':
      return verifyKnob(check, knobOf(state.scenario, check.name));
    case 'fact':
      return verifyFact(check.predicate, state);
    case 'figure':
      return verifyFigure(check, state.figures(check.name));
    case 'action': {
      const count = state.scenario.actions.filter((action) => isSuch(action, check)).length;
      return count >= check.count
        ? DONE
        : lacks('action', { count, wanted: check.count, deed: check.deed ?? check.kind });
    }
    case 'all':
      return check.of.map((each) => verify(each, state)).find(({ done }) => !done) ?? DONE;
    default:
      return assertUnreachable(check);
  }
}

function verifyKnob(check: Extract<Check, { check: 'knob' }>, value: number | undefined): Verified {
  const { name, atLeast, atMost } = check;
  if (atLeast !== undefined && (value ?? -1) < atLeast)
    return lacks('knob-too-low', { name, limit: atLeast });
  if (atMost !== undefined && (value ?? atMost + 1) > atMost)
    return lacks('knob-too-high', { name, limit: atMost });
  return DONE;
}

function verifyFact(predicate: Predicate, state: CheckState): Verified {
  const place = findStop(state.traces, predicate, BEGINNING);
  const { lane, fact } = predicate;
  if (place === undefined) return lacks('fact', { lane, fact });
  return place.at <= state.cursor ? DONE : lacks('fact-later', { lane, fact, at: place.at });
}

function verifyFigure(check: Extract<Check, { check: 'figure' }>, value: number): Verified {
  const { name, below, above } = check;
  if (below !== undefined && (value < 0 || value >= below))
    return lacks('figure-too-high', { name, limit: below });
  if (above !== undefined && value <= above) return lacks('figure-too-low', { name, limit: above });
  return DONE;
}

function isSuch(action: Action, check: Extract<Check, { check: 'action' }>): boolean {
  if (action.kind !== check.kind) return false;
  if (check.lane !== undefined && action.lane !== undefined && action.lane !== check.lane) return false;
  if (check.deed === undefined) return true;
  return 'do' in action && action.do.deed === check.deed;
}

/** Where the knob stands in the base scenario; the interval is the slowest polling client's. */
export function knobOf(scenario: Scenario, name: NumberName): number | undefined {
  if (name !== 'interval') return { ...scenario.link, ...scenario.server }[name];
  let slowest: number | undefined;
  for (const { clients } of scenario.lanes) {
    for (const { transport } of clients) {
      if (transport.kind === 'polling') slowest = Math.max(slowest ?? 0, transport.interval);
    }
  }
  return slowest;
}
