// Plays every step of every lesson, its predictions and its task included, in both languages and by keyboard alone.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { FIRST_LESSON, useSite } from './harness.ts';
import { pressOn, tabTo, turnTo } from './keys.ts';
import { eventually, type Language, type Parts, partsOf, untilText } from './parts.ts';

const CHAPTER = new URL('../../lessons/2/', import.meta.url);
const LESSONS = readdirSync(CHAPTER).toSorted();

interface WrittenStep {
  readonly id: string;
  readonly title: string;
  readonly predicts: boolean;
}

/** The steps as the author wrote them: `## id · Title`. */
function stepsOf(lesson: string, language: Language): readonly WrittenStep[] {
  const text = readFileSync(new URL(`${lesson}/${language}.md`, CHAPTER), 'utf8');
  return text.split(/^## /m).flatMap((section) => {
    const [, id, title] = /^(\S+) · (.+)$/m.exec(section) ?? [];
    return id && title ? [{ id, title, predicts: section.includes('[!predict]') }] : [];
  });
}

/** What the learner does for each lesson's task. */
const TASKS: Readonly<Record<string, (page: Page, parts: Parts, language: Language) => Promise<void>>> = {
  '2.1a': async (page, parts) => pressOn(page, parts.transport(0), 'W'),
  '2.1b': (page, parts) => say(page, parts, 'See you there!'),
  '2.1c': (page, parts) => say(page, parts, 'ha '.repeat(60)),
  '2.1d': (page) => turnKnob(page, 'heartbeat', 'ArrowLeft', '5 s'),
  '2.1e': (page) => turnKnob(page, 'idleCut', 'ArrowLeft', '2 s'),
};

async function say(page: Page, parts: Parts, text: string): Promise<void> {
  await tabTo(page, parts.message);
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}

/** What a knob is a setting of. */
const KNOBS = {
  heartbeat: { thing: 'server', name: /^(heartbeat|nhịp tim)$/ },
  idleCut: { thing: 'path', name: /^(idle cut|ngắt khi im lặng)$/ },
} as const;

async function turnKnob(page: Page, knob: keyof typeof KNOBS, key: string, to: string): Promise<void> {
  const { thing, name } = KNOBS[knob];
  await pressOn(page, page.locator(`w-stage #lane-1 [data-thing=${thing}]`), 'Enter');
  await turnTo(page, page.getByRole('slider', { name }), key, to);
  await page.keyboard.press('Escape');
}

/** Reads a step to its end. What the step before asked is answered at its top, once it has stopped. */
async function readStep(parts: Parts, step: WrittenStep, said: string | undefined): Promise<void> {
  await untilText(parts.heading, step.title);
  await untilText(parts.status, `${step.title}. ${parts.names.stopped}`);
  const verdict = parts.lesson.locator('.said');
  if (said === undefined) assert.equal(await verdict.count(), 0, `nothing was asked before ${step.id}`);
  else await untilText(verdict, `${parts.names.said} “${said}”`);
}

/** Leaves by Next; by a guess and Let it run, where something is asked. Returns the guess. */
async function goOn(page: Page, parts: Parts, step: WrittenStep): Promise<string | undefined> {
  if (!step.predicts) {
    await pressOn(page, parts.next, 'Enter');
    return undefined;
  }
  const options = parts.lesson.getByRole('radio');
  assert.equal(await parts.run.isDisabled(), true, 'the run waits for a guess');
  assert.equal(await parts.skip.isVisible(), true);
  await pressOn(page, options.first(), 'Space');
  // A second thought, before the run goes on.
  await page.keyboard.press('ArrowDown');
  assert.equal(await options.nth(1).isChecked(), true);
  assert.equal(await parts.lesson.locator('.mark').count(), 0, 'nothing is judged at the click');
  const guess = await parts.lesson.locator('.option.chosen').textContent();
  await pressOn(page, parts.run, 'Enter');
  return guess?.trim();
}

/** Does the task of the last step, and plays until the page agrees. */
async function doTask(page: Page, parts: Parts, lesson: string, language: Language): Promise<void> {
  const task = parts.lesson.getByRole('region', { name: parts.names.task });
  const isDone = async () => ((await task.textContent()) ?? '').includes(`✓ ${parts.names.done}`);
  assert.equal(await isDone(), false, `${lesson}: nobody has done the task yet`);
  await TASKS[lesson]?.(page, parts, language);
  await pressOn(page, parts.speed, 'End');
  if (await parts.play.isVisible()) await pressOn(page, parts.play, 'Enter');
  await eventually(`the task of ${lesson}`, isDone, Boolean);
}

async function playLesson(page: Page, parts: Parts, lesson: string, language: Language): Promise<void> {
  const steps = stepsOf(lesson, language);
  let said: string | undefined;
  for (const [n, step] of steps.entries()) {
    await readStep(parts, step, said);
    if (n < steps.length - 1) said = await goOn(page, parts, step);
  }
  await doTask(page, parts, lesson, language);
  await eventually(
    `${lesson} is done`,
    () => doneSteps(page, lesson),
    (done) => done.length === steps.length,
  );
  assert.deepEqual((await doneSteps(page, lesson)).toSorted(), steps.map(({ id }) => id).toSorted());
}

/** What the page would remember. */
function doneSteps(page: Page, lesson: string): Promise<readonly string[]> {
  return page.evaluate((id) => {
    const kept: unknown = JSON.parse(localStorage.getItem('wire101/progress') ?? '{}');
    const { lessons } = kept as { lessons?: Record<string, { done: string[] }> };
    return lessons?.[id]?.done ?? [];
  }, lesson);
}

describe('the five lessons by keyboard', { concurrency: true }, () => {
  for (const [base, language] of [
    ['/', 'en'],
    ['/repo/', 'vi'],
  ] as const) {
    describe(`in ${language}, under ${base}`, { concurrency: 1 }, () => {
      const site = useSite(base);

      test('every step stops where it should, every prediction and task can be done', async () => {
        const { page, requests, troubles } = await site.visit(FIRST_LESSON, {
          locale: language,
          reducedMotion: 'reduce',
        });
        const parts = partsOf(page, language);
        assert.equal(LESSONS.length, 5);
        for (const lesson of LESSONS) {
          await playLesson(page, parts, lesson, language);
          if (lesson !== LESSONS.at(-1)) await pressOn(page, parts.nextLesson, 'Enter');
        }
        assert.equal(await parts.next.count(), 0, 'behind the last step comes no other');
        await pressOn(page, parts.allLessons, 'Enter');
        await page.locator('w-home').waitFor();
        assert.equal(new URL(page.url()).hash, '#/');
        assert.deepEqual(troubles, []);
        assert.ok(
          requests.every((address) => address.startsWith(site.url)),
          requests.join('\n'),
        );
      });
    });
  }
});

describe('a lesson with motion', () => {
  const site = useSite('/');

  test('plays its way to each stop, and says the same as without', async () => {
    const said: string[][] = [];
    for (const reducedMotion of ['no-preference', 'reduce'] as const) {
      const { page, troubles } = await site.visit(FIRST_LESSON, { reducedMotion });
      const parts = partsOf(page);
      const statuses: string[] = [];
      for (const step of stepsOf('2.1a', 'en').slice(0, 3)) {
        const onward = (await parts.skip.isVisible()) ? parts.skip : parts.next;
        if (statuses.length > 0) await pressOn(page, onward, 'Enter');
        await tabTo(page, parts.speed, 'Shift+Tab');
        await page.keyboard.press('End');
        statuses.push(await untilText(parts.status, `${step.title}. Stopped at`));
      }
      said.push(statuses);
      assert.deepEqual(troubles, []);
    }
    assert.deepEqual(said[0], said[1]);
  });
});
