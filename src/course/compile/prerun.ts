/** Runs the lessons' own scenarios while the page is built, in a thread of their own: the engine takes its realm over. */
import { Worker } from 'node:worker_threads';
import { ARROWS, CHANGES } from '../../projections/index.ts';
import type { CompiledLesson, Prerun, Written } from '../play/index.ts';

/** Rejects with the engine's error: a bug of ours, not a mistake in a lesson. */
export function prerunAll(all: readonly Written[]): Promise<(Prerun | undefined)[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./prerun-thread.ts', import.meta.url), { workerData: all });
    thread.once('message', resolve);
    thread.once('error', reject);
  });
}

/** What is run of a lesson: the scenario of its first steps. */
export const writtenOf = (lesson: CompiledLesson): readonly Written[] =>
  lesson.scenarios.slice(0, 1).map((scenario) => ({ scenario, stops: lesson }));

/** What never changes of an arrow: a column of zeros is left out, and read as zeros. */
const LASTING = Object.keys(ARROWS).filter((name) => !(name in CHANGES));

/** Columns are lists there: that is how typed arrays are written as JSON. */
export const prerunJson = (value: unknown): string =>
  JSON.stringify(value, (name, each: unknown) => {
    if (!ArrayBuffer.isView(each)) return each;
    const list = Array.from(each as unknown as ArrayLike<number>);
    return LASTING.includes(name) && list.every((n) => n === 0) ? undefined : list;
  });
