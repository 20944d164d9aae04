/** From step to step on the real engine: what one step has reached is no merit of the next. */
import { assert } from 'chai';
import { millis } from '../../../src/base/index.ts';
import * as editing from '../../../src/lab/editing/index.ts';
import { Visit } from '../../../src/app/visit.ts';
import type { CompiledLesson, Step } from '../../../src/course/play/index.ts';
import { chat } from './chat.ts';

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

const OPEN = { lane: 'b', fact: 'socket-event', event: 'open', after: 'start' } as const;
const step = (id: string, scenario: number, task: Step['task']): Step => ({
  id,
  title: id,
  stop: OPEN,
  scenario,
  blocks: [],
  ...(task && { task }),
});

/** The socket of the second scenario opens seconds later than that of the first. */
const slow = chat(millis(30_000));
const LESSON: CompiledLesson = {
  id: '9.1',
  chapter: '9',
  language: 'en',
  hash: '00000000',
  title: 'Two steps',
  scenarios: [chat(), { ...slow, link: { ...slow.link, rtt: millis(4000) } }],
  sources: [],
  steps: [
    step('one', 0, undefined),
    // Done in the first scenario before anybody does it; in its own the path is too slow.
    step('two', 1, { check: { check: 'knob', name: 'rtt', atMost: millis(100) }, solution: [] }),
    step('three', 1, undefined),
  ],
};

let visit: Visit;
let worker: Worker;
beforeEach(async () => {
  localStorage.clear();
  worker = new Worker(new URL('../../../src/engine/engine.ts', import.meta.url), { type: 'module' });
  const entry = { id: '9.1', steps: LESSON.steps.map(({ id }) => id) };
  const nobody = (): void => undefined;
  visit = new Visit(
    worker,
    { index: { lessons: [entry] }, load: () => Promise.resolve(LESSON) },
    { changed: nobody, moved: nobody, answered: nobody },
  );
  visit.lab.editing = editing;
  await visit.route('#/9.1/one', false);
});
afterEach(() => {
  visit.lab.pause();
  worker.terminate();
});

const done = (): readonly string[] => visit.state.progress.lessons['9.1']?.done ?? [];
const arrived = async (): Promise<void> => {
  while (visit.isEntering || visit.lab.cursor === 0) await frame();
};

describe('Next', () => {
  it('to a step of another run: it is done at its own stop, not where the last step stands', async () => {
    await arrived();
    while (done().length === 0) await frame();
    visit.go(1);
    visit.go(1);
    visit.lab.pause();
    assert.equal(visit.step?.id, 'three');
    for (let n = 0; n < 60; n += 1) {
      await frame();
      if (visit.lab.cursor < millis(8000)) assert.notInclude(done(), 'three');
    }
    visit.lab.seek(millis(9000));
    while (!done().includes('three')) await frame();
    assert.notInclude(done(), 'two');
  });

  it('to a task that the last run would have solved: it is not done, and says what is missing', async () => {
    await arrived();
    visit.go(1);
    while (visit.state.task === undefined) await frame();
    assert.deepInclude(visit.state.task, { done: false, missing: 'knob-too-high' });
    assert.notInclude(done(), 'two');
  });
});
