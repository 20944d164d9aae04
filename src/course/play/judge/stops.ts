/** Where the steps of a lesson stop in a run: a function of the lesson and the traces, never of the clicks before. */
import { assert, type Micros } from '../../../base/index.ts';
import type { Trace } from '../../../trace/index.ts';
import type { Step } from '../lesson.ts';
import type { Place } from './place.ts';
import { BEGINNING, findStop } from './predicate.ts';

/** The part of a lesson that says where its steps stop. */
export interface Stops {
  readonly id: string;
  readonly steps: readonly Pick<Step, 'stop' | 'scenario' | 'select'>[];
  readonly scenarios: readonly { readonly until: Micros }[];
}

/**
 * Where step `n` (from 0) stops in these traces, or undefined when the learner's edits made it unreachable.
 *
 * "After the previous stop" means the stop of the nearest earlier step with the same scenario; one that is
 * unreachable is passed over, so a later step may still be found.
 */
export function stopOf(lesson: Stops, n: number, traces: ReadonlyMap<string, Trace>): Place | undefined {
  const step = lesson.steps[n];
  assert(step !== undefined, `no step ${n} in ${lesson.id}`);
  if (step.stop === 'start') return BEGINNING;
  if (step.stop === 'end') return { lane: '', index: -1, at: endOf(lesson, step) };
  return findStop(traces, step.stop, previousStop(lesson, n, traces));
}

/** What step `n` selects at its stop; undefined for nothing, and for what does not happen by then. */
export function selectedOf(lesson: Stops, n: number, traces: ReadonlyMap<string, Trace>): Place | undefined {
  const select = lesson.steps[n]?.select;
  const stop = stopOf(lesson, n, traces);
  if (select === 'stop') return stop;
  const place = select && findStop(traces, select, previousStop(lesson, n, traces));
  return place !== undefined && stop !== undefined && place.at <= stop.at ? place : undefined;
}

/**
 * Where playing towards step `n` starts from: the previous stop of its scenario, or the beginning when there
 * is none or the step looks `after: start`, which may lie before the previous stop.
 */
export function previousStop(lesson: Stops, n: number, traces: ReadonlyMap<string, Trace>): Place {
  const step = lesson.steps[n];
  assert(step !== undefined, `no step ${n} in ${lesson.id}`);
  if (typeof step.stop === 'object' && step.stop.after === 'start') return BEGINNING;
  for (let earlier = n - 1; earlier >= 0; earlier -= 1) {
    if (lesson.steps[earlier]?.scenario !== step.scenario) continue;
    const place = stopOf(lesson, earlier, traces);
    if (place !== undefined) return place;
  }
  return BEGINNING;
}

function endOf(lesson: Stops, step: Stops['steps'][number]): Micros {
  const scenario = lesson.scenarios[step.scenario];
  assert(scenario !== undefined, `no scenario ${step.scenario} in ${lesson.id}`);
  return scenario.until;
}
