/**
 * Plays a compiled lesson as a learner would, on whatever engine `run` is: every step's stop is reached in
 * order, every task is undone before and done after its own solution. Throws with the step's id.
 */
import type { Micros } from '../../src/base/index.ts';
import { type CompiledLesson, type Figures, type Inline, type Step } from '../../src/course/play/index.ts';
import {
  type CheckState,
  type Place,
  previousStop,
  selectedOf,
  stopOf,
  verify,
} from '../../src/course/play/judge/index.ts';
import { applyEdits, type Scenario } from '../../src/scenario/index.ts';
import type { Trace } from '../../src/trace/index.ts';

export type Traces = ReadonlyMap<string, Trace>;
/** Runs a scenario to its `until`; the keys are its lanes' ids. */
export type Run = (scenario: Scenario) => Promise<Traces>;
/** The ledgers of these traces of a scenario at a time. */
export type FiguresAt = (traces: Traces, cursor: Micros, scenario: Scenario) => Figures;

export interface PlayedStep {
  readonly step: Step;
  readonly stop: Place;
  /** What the prose's figures say at the stop. */
  readonly figures: Readonly<Record<string, number>>;
}

/** @throws Error that names lesson and step. */
export async function playLesson(
  lesson: CompiledLesson,
  run: Run,
  figures: FiguresAt,
): Promise<PlayedStep[]> {
  const runs = await Promise.all(lesson.scenarios.map(run));
  const played: PlayedStep[] = [];
  for (const [n, step] of lesson.steps.entries()) {
    const traces = runs[step.scenario];
    const scenario = lesson.scenarios[step.scenario];
    if (!traces || !scenario)
      throw new Error(`${lesson.id}/${step.id}: there is no scenario ${step.scenario}`);
    const stop = stopOf(lesson, n, traces);
    const where = `${lesson.id}/${step.id}`;
    if (stop === undefined)
      throw new Error(`${where}: its stop is never reached: ${JSON.stringify(step.stop)}`);
    const from = previousStop(lesson, n, traces);
    const mayGoBack = step.stop === 'start' || (typeof step.stop === 'object' && step.stop.after === 'start');
    if (stop.at < from.at && !mayGoBack)
      throw new Error(`${where}: it stops at ${stop.at}, before ${from.at}`);
    if (stop.at > scenario.until) throw new Error(`${where}: it stops behind the scenario's end`);
    if (step.select !== undefined && selectedOf(lesson, n, traces) === undefined)
      throw new Error(
        `${where}: what it selects does not happen by its stop: ${JSON.stringify(step.select)}`,
      );
    const values = figuresOf(step, figures(traces, stop.at, scenario));
    for (const [name, value] of Object.entries(values)) {
      if (value < 0) throw new Error(`${where}: {${name}} has no value yet at ${stop.at}`);
    }
    await playTask(where, step, scenario, run, figures);
    played.push({ step, stop, figures: values });
  }
  return played;
}

/** At the end of the run: what a learner sees who plays on to it. */
async function playTask(
  where: string,
  step: Step,
  scenario: Scenario,
  run: Run,
  figures: FiguresAt,
): Promise<void> {
  if (step.task === undefined) return;
  const state = async (of: Scenario): Promise<CheckState> => {
    const traces = await run(of);
    return { scenario: of, traces, cursor: of.until, figures: figures(traces, of.until, of) };
  };
  const { check, solution } = step.task;
  if (verify(check, await state(scenario)).done)
    throw new Error(`${where}: its task is done before anybody did it`);
  const after = verify(check, await state(applyEdits(scenario, solution)));
  if (!after.done) throw new Error(`${where}: its own solution fails: ${JSON.stringify(after)}`);
  for (const i of solution.keys()) {
    const without = verify(check, await state(applyEdits(scenario, solution.toSpliced(i, 1))));
    if (without.done) throw new Error(`${where}: edit ${i + 1} of its solution is not needed`);
  }
}

/** Every figure that the step's prose names. */
function figuresOf(step: Step, lookUp: Figures): Record<string, number> {
  const values: Record<string, number> = {};
  JSON.stringify(step.blocks, (_key, value: unknown) => {
    if (isFigure(value)) values[value.name] = lookUp(value.name);
    return value;
  });
  return values;
}

function isFigure(value: unknown): value is Extract<Inline, { mark: 'figure' }> {
  return typeof value === 'object' && value !== null && 'mark' in value && value.mark === 'figure';
}
