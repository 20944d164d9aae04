// The last click wins: lessons and languages come in an order of their own, and what was wanted last is what is shown.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { useSite } from './harness.ts';
import { eventually, partsOf, untilText } from './parts.ts';

/** Holds back the scripts of lessons and languages, each until the test lets it go. */
async function holding(page: Page) {
  const held: Route[] = [];
  let isHolding = true;
  await page.context().route(/\/assets\/(en|vi)-[^/]+\.js$/, (route) => {
    if (!isHolding) return route.fallback();
    held.push(route);
    return undefined;
  });
  return {
    /** Waits until so many are asked for. */
    asked: (n: number) =>
      eventually(
        `${n} scripts`,
        async () => held.length,
        (length) => length >= n,
      ),
    /** The newest first: the order of the clicks, turned round. */
    async release(): Promise<void> {
      isHolding = false;
      for (const route of held.toReversed()) {
        const come = page
          .context()
          .waitForEvent('requestfinished', (request) => request.url() === route.request().url());
        await route.continue();
        await come;
        await frames(page);
      }
    },
  };
}

const go = (page: Page, hash: string): Promise<string> => page.evaluate((to) => (location.hash = to), hash);
/** What has come has been dealt with. */
const frames = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    for (let n = 0; n < 5; n++) await new Promise((drawn) => requestAnimationFrame(drawn));
  });

describe('the last click wins', { concurrency: 1 }, () => {
  const site = useSite('/');

  test('of lessons, steps and languages, in whatever order their scripts come', async () => {
    const { page, troubles } = await site.visit('#/2.1a/one-chat', { reducedMotion: 'reduce' });
    const { heading, status, skip } = partsOf(page);
    await untilText(status, 'Stopped at');

    // Two lessons; the first one comes last.
    const lessons = await holding(page);
    await go(page, '#/2.1d/');
    await lessons.asked(1);
    await go(page, '#/2.1b/unasked');
    await lessons.asked(2);
    await lessons.release();
    await untilText(heading, 'The server speaks unasked');
    await frames(page);
    assert.equal(await heading.textContent(), 'The server speaks unasked');
    assert.equal(new URL(page.url()).hash, '#/2.1b/unasked');

    // A lesson, and then a step of the one that is open.
    const steps = await holding(page);
    await go(page, '#/2.1e/');
    await steps.asked(1);
    await skip.press('Enter');
    await untilText(heading, 'Arrows that cross');
    await steps.release();
    await frames(page);
    assert.equal(await heading.textContent(), 'Arrows that cross');
    assert.equal(new URL(page.url()).hash, '#/2.1b/crossing');

    // A language, and a lesson before it has come: that lesson, in that language.
    const both = await holding(page);
    await page.getByRole('button', { name: 'VI, Tiếng Việt' }).press('Enter');
    await both.asked(2);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en', 'not before its words are there');
    await go(page, '#/2.1c/');
    await both.asked(3);
    await both.release();
    const vietnamese = partsOf(page, 'vi');
    await vietnamese.lesson.waitFor();
    await eventually(
      'the lesson',
      async () => new URL(page.url()).hash,
      (hash) => hash.startsWith('#/2.1c/'),
    );
    assert.equal(await page.locator('html').getAttribute('lang'), 'vi');
    assert.deepEqual(troubles, []);
  });
});
