/** From step to step on the real engine: what one step has reached is no merit of the next. */
import { startEngine } from '../../../src/engine/index.ts';
import { assert } from 'chai';
import { millis } from '../../../src/base/index.ts';
import { editing } from '../../../src/lab/editing/index.ts';
import { LessonPage } from '../../../src/app/pages/lesson/lesson-page.ts';
import { Shell } from '../../../src/app/shell.ts';
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
  steps: [
    step('one', 0, undefined),
    // Done in the first scenario before anybody does it; in its own the path is too slow.
    step('two', 1, { check: { check: 'knob', name: 'rtt', atMost: millis(100) }, solution: [] }),
    step('three', 1, undefined),
  ],
};

let page: LessonPage;
let engine: Worker;
beforeEach(async () => {
  localStorage.clear();
  engine = startEngine();
  const entry = { id: '9.1', steps: LESSON.steps.map(({ id }) => id) };
  const nobody = (): void => undefined;
  const shell = new Shell(() => engine, { changed: nobody, moved: nobody, answered: nobody });
  page = new LessonPage(shell, { index: { lessons: [entry] }, load: () => Promise.resolve(LESSON) });
  shell.enter('lesson', () => page);
  page.lab.editing = editing;
  await page.route('#/9.1/one', false);
});
afterEach(() => {
  page.lab.pause();
  engine.terminate();
});

const done = (): readonly string[] => page.state.progress.lessons['9.1']?.done ?? [];
const arrived = async (): Promise<void> => {
  while (page.isEntering || page.lab.cursor === 0) await frame();
};

describe('Next', () => {
  it('to a step of another run: it is done at its own stop, not where the last step stands', async () => {
    await arrived();
    while (done().length === 0) await frame();
    page.go(1);
    page.go(1);
    page.lab.pause();
    assert.equal(page.step?.id, 'three');
    for (let n = 0; n < 60; n += 1) {
      await frame();
      if (page.lab.cursor < millis(8000)) assert.notInclude(done(), 'three');
    }
    page.lab.seek(millis(9000));
    while (!done().includes('three')) await frame();
    assert.notInclude(done(), 'two');
  });

  it('to a task that the last run would have solved: it is not done, and says what is missing', async () => {
    await arrived();
    page.go(1);
    while (page.state.task === undefined) await frame();
    assert.deepInclude(page.state.task, { done: false, missing: 'knob-too-high' });
    assert.notInclude(done(), 'two');
  });
});
