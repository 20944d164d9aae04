/** Every lesson of the course is played on the real engine, in both languages' one scenario. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileLesson, findFolders } from '../../src/course/compile/index.ts';
import { laneOf } from '../../src/scenario/index.ts';
import { run as runLane } from '../../src/session/index.ts';
import type { Step } from '../../src/course/play/index.ts';
import { plainText } from './plain-text.ts';
import { composition } from '../session/harness.ts';
import { figuresAt } from './figures-at.ts';
import { playLesson, type Run } from './play-lesson.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const course = findFolders(root).map(compileLesson);

const run: Run = async (scenario) => {
  const lanes = scenario.lanes.map(
    async (lane) => [lane.id, await runLane(laneOf(scenario, lane), scenario.until, composition())] as const,
  );
  return new Map(await Promise.all(lanes));
};

/** Words of what is read as prose; quotes, questions and tasks have their own boxes. */
function words({ blocks }: Step): string[] {
  const parts = blocks.flatMap((block) => {
    if (block.block === 'paragraph' || block.block === 'verdict') return [block.inline];
    return block.block === 'list' ? block.items : [];
  });
  return parts.flatMap((inline) => plainText(inline, () => 'figure').split(/\s+/));
}

describe('the course', () => {
  it('has lessons', () => expect(course.length).toBeGreaterThan(0));

  for (const { entry, lessons } of course) {
    it(`plays lesson ${entry.id}: each stop in order, each task undone before and done after its solution`, async () => {
      const played = await playLesson(lessons.en, run, figuresAt);
      expect(played).toHaveLength(lessons.en.steps.length);
    });

    it(`keeps lesson ${entry.id} to 4 to 8 steps with a prediction, a task and a recap`, () => {
      for (const { steps } of Object.values(lessons)) {
        expect(steps.length).toBeGreaterThanOrEqual(4);
        expect(steps.length).toBeLessThanOrEqual(8);
        const blocks = steps.flatMap((step) => step.blocks.map(({ block }) => block));
        expect(blocks).toEqual(
          expect.arrayContaining(['predict', 'task', 'recap', 'quote', 'verdict', 'try']),
        );
      }
    });

    it(`keeps the prose of lesson ${entry.id} to 80 words a step`, () => {
      for (const step of lessons.en.steps) {
        expect([step.id, words(step).length]).toEqual([step.id, Math.min(80, words(step).length)]);
      }
    });
  }
});
