/** Is the step's task done? What a check needs to know, taken from the bench as it stands. */
import {
  type CheckState,
  type CompiledLesson,
  parseFigure,
  stopOf,
  type Verified,
  verify,
} from '../course/play/index.ts';
import type { Bench } from './bench.ts';

export function checkStateOf({ scenario, cursor, views, engine }: Bench): CheckState | undefined {
  if (scenario === undefined) return undefined;
  const ledgers = views.ledgers(cursor);
  return {
    scenario,
    cursor,
    traces: engine.traces,
    figures: (name) => {
      const parts = parseFigure(name);
      const lane = views.indexes.findIndex(({ lane: id }) => id === parts?.lane);
      return parts === undefined ? -1 : (ledgers[lane]?.[parts.field] ?? -1);
    },
  };
}

/** The verdict on the task of step `n`; undefined for a step without one. */
export function taskVerdict(
  lesson: CompiledLesson | undefined,
  n: number,
  bench: Bench,
): Verified | undefined {
  const task = lesson?.steps[n]?.task;
  const state = checkStateOf(bench);
  return task === undefined || state === undefined ? undefined : verify(task.check, state);
}

/** A step is done once its stop was reached and its task, if any, is solved. */
export function isStepDone(lesson: CompiledLesson, n: number, bench: Bench): boolean {
  const place = stopOf(lesson, n, bench.engine.traces);
  if (place === undefined || bench.cursor < place.at) return false;
  return taskVerdict(lesson, n, bench)?.done ?? true;
}
