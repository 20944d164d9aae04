/** Runs the lessons' own scenarios while the page is built, in a thread of their own: the engine takes its realm over. */
import { Worker } from 'node:worker_threads';
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

/** Columns are lists there: that is how typed arrays are written as JSON. */
export const prerunJson = (value: unknown): string =>
  JSON.stringify(value, (_name, each: unknown) => (ArrayBuffer.isView(each) ? listOf(each) : each));

const listOf = (view: ArrayBufferView): readonly unknown[] =>
  Array.from(view as unknown as ArrayLike<unknown>);
