/** Checks: what "done" means for a task, as a predicate over the learner's scenario and its run. */
import { assertUnreachable, type Micros } from '../../../base/index.ts';
import type { Action, NumberName, Scenario, Transport } from '../../../scenario/index.ts';
import type { Trace } from '../../../trace/index.ts';
import { type FigureName, type Figures, type FigureUnit, parseFigure } from '../figures.ts';
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

/** What is missing of a task: what there is so far, and the goal. Figures and knobs are in their own units. */
export type Lack =
  /** `is` is undefined where the scenario has no such lane. */
  | {
      readonly missing: 'transport';
      readonly lane: string;
      readonly is: Transport['kind'] | undefined;
      readonly goal: Transport['kind'];
    }
  /** `is` is undefined where nobody has that knob. */
  | {
      readonly missing: 'knob-too-low' | 'knob-too-high';
      readonly name: NumberName;
      readonly is: number | undefined;
      readonly limit: number;
    }
  | { readonly missing: 'fact'; readonly lane: string }
  /** It happens, but the cursor has not come to it: play on. */
  | { readonly missing: 'fact-later'; readonly lane: string; readonly at: Micros }
  /** Below 0: there is none yet. */
  | {
      readonly missing: 'figure-too-low' | 'figure-too-high';
      readonly unit: FigureUnit;
      readonly is: number;
      readonly limit: number;
    }
  | { readonly missing: 'action'; readonly count: number; readonly wanted: number };

export type Verified = { readonly done: true } | ({ readonly done: false } & Lack);

const DONE: Verified = { done: true };

const lacks = (lack: Lack): Verified => ({ done: false, ...lack });

/** Is the task done? Of several things that are missing, the first is named. */
export function verify(check: Check, state: CheckState): Verified {
  switch (check.check) {
    case 'transport': {
      const { lane: id, is: goal } = check;
      const lane = state.scenario.lanes.find((each) => each.id === id);
      const other = lane?.clients.find(({ transport }) => transport.kind !== goal);
      if (lane !== undefined && other === undefined) return DONE;
      return lacks({ missing: 'transport', lane: id, is: other?.transport.kind, goal });
    }
    case 'knob':
      return verifyKnob(check, knobOf(state.scenario, check.name));
    case 'fact':
      return verifyFact(check.predicate, state);
    case 'figure':
      return verifyFigure(check, state.figures(check.name));
    case 'action': {
      const count = state.scenario.actions.filter((action) => isSuch(action, check)).length;
      return count >= check.count ? DONE : lacks({ missing: 'action', count, wanted: check.count });
    }
    case 'all':
      return check.of.map((each) => verify(each, state)).find(({ done }) => !done) ?? DONE;
    default:
      return assertUnreachable(check);
  }
}

function verifyKnob(check: Extract<Check, { check: 'knob' }>, is: number | undefined): Verified {
  const { name, atLeast, atMost } = check;
  if (atLeast !== undefined && (is ?? -1) < atLeast)
    return lacks({ missing: 'knob-too-low', name, is, limit: atLeast });
  if (atMost !== undefined && (is ?? atMost + 1) > atMost)
    return lacks({ missing: 'knob-too-high', name, is, limit: atMost });
  return DONE;
}

function verifyFact(predicate: Predicate, state: CheckState): Verified {
  const place = findStop(state.traces, predicate, BEGINNING);
  const { lane } = predicate;
  if (place === undefined) return lacks({ missing: 'fact', lane });
  return place.at <= state.cursor ? DONE : lacks({ missing: 'fact-later', lane, at: place.at });
}

function verifyFigure(check: Extract<Check, { check: 'figure' }>, is: number): Verified {
  const { name, below, above } = check;
  const unit = parseFigure(name)?.unit ?? 'count';
  if (below !== undefined && (is < 0 || is >= below))
    return lacks({ missing: 'figure-too-high', unit, is, limit: below });
  if (above !== undefined && is <= above) return lacks({ missing: 'figure-too-low', unit, is, limit: above });
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
