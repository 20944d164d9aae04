// Links, and what the browser keeps: a visit never ends on a blank page and never costs the learner anything.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { useSite } from './harness.ts';
import { eventually, partsOf, settled, untilText } from './parts.ts';

type Kept = Readonly<Record<string, string>>;

/** Everything in the origin's local storage. */
const storageOf = (page: Page): Promise<Kept> =>
  page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));
const placeIn = (page: Page): string => new URL(page.url()).hash.split('?')[0] ?? '';

async function say(page: Page, text: string): Promise<void> {
  const { message } = partsOf(page);
  await message.fill(text);
  await message.press('Enter');
  await page.getByRole('list', { name: 'Your actions' }).getByRole('button', { name: text }).waitFor();
}

describe('a visit', { concurrency: true }, () => {
  describe('by a link', { concurrency: 1 }, () => {
    const site = useSite('/repo/');

    test('to nowhere leads to the nearest step that exists, and says so', async () => {
      const { page, troubles } = await site.visit('#/2.1a/the-102', { reducedMotion: 'reduce' });
      const { lesson, arrows } = partsOf(page);
      for (const [link, place] of [
        ['#/2.1a/the-102', '#/2.1a/the-101'],
        ['#/2.1a/gone', '#/2.1a/one-chat'],
        ['#/2.1bb/gone', '#/2.1b/open-line'],
        ['#/9.9/gone', '#/2.1e/close-frame'],
        ['#/%E0%A4%A/?x', '#/2.1a/one-chat'],
      ] as const) {
        await page.evaluate((hash) => location.replace(hash), link);
        await eventually(
          link,
          async () => placeIn(page),
          (is) => is === place,
        );
        await lesson.getByText('That link names a step that does not exist').waitFor();
        await arrows.first().waitFor({ state: 'attached' });
      }
      assert.deepEqual(troubles, []);
    });

    test('that exists is followed without a word', async () => {
      const { page } = await site.visit('#/2.1a/the-101', { reducedMotion: 'reduce' });
      const { lesson, status } = partsOf(page);
      await untilText(status, 'The 101 that changes everything. Stopped at 0.160 s.');
      assert.equal(await lesson.locator('.notice').count(), 0);
    });

    test('whose changes are damaged opens the lesson as it is, and says so', async () => {
      const { page, troubles } = await site.visit('#/2.1a/the-101?s=eyJ2IjoxLCJ');
      const { lesson, heading } = partsOf(page);
      await lesson.getByText('That link is damaged').waitFor();
      await untilText(heading, 'The 101 that changes everything');
      assert.deepEqual(troubles, []);
    });

    test('shows somebody else’s run, and leaves the learner’s own as it was', async () => {
      const teacher = await site.visit('#/2.1a/your-turn', { reducedMotion: 'reduce' });
      await partsOf(teacher.page).transport(0).selectOption('WebSocket');
      await say(teacher.page, 'by the teacher');
      await eventually(
        'the link',
        () => copyLink(teacher.page),
        (address) => address.includes('?s='),
      );
      const link = teacher.page.url();

      const learner = await site.visit('#/2.1b/unasked', { reducedMotion: 'reduce' });
      await untilText(partsOf(learner.page).status, 'Stopped at');
      await say(learner.page, 'by the learner');
      const own = await storageOf(learner.page);

      const second = await learner.page.context().newPage();
      await second.goto(link);
      await second.getByRole('region', { name: 'WebSocket, lane A' }).waitFor();
      await second.getByRole('button', { name: /by the teacher/ }).waitFor();
      await say(second, 'an answer');
      assert.deepEqual(await storageOf(second), own);

      await second.goto(site.url);
      await second.reload();
      await eventually(
        'the learner’s place',
        async () => placeIn(second),
        (place) => place === '#/2.1b/unasked',
      );
      await second.getByRole('button', { name: /by the learner/ }).waitFor();
      assert.deepEqual([...teacher.troubles, ...learner.troubles], []);
    });
  });

  /** Presses Copy link; without a clipboard the link stands in the address bar. */
  async function copyLink(page: Page): Promise<string> {
    await page.getByRole('button', { name: 'Copy link' }).press('Enter');
    return page.url();
  }

  describe('and what the browser keeps of it', { concurrency: 1 }, () => {
    const site = useSite('/');

    for (const [what, text] of [
      ['of an unknown version', '{"version":99,"lessons":[1]}'],
      ['that is no JSON', '{"version":1,'],
    ] as const) {
      test(`progress ${what} is set aside, and the page opens`, async () => {
        const { page, troubles } = await site.visit('', {
          reducedMotion: 'reduce',
          before: (context) =>
            context.addInitScript((kept) => localStorage.setItem('wire101/progress', kept), text),
        });
        const { status, arrows } = partsOf(page);
        await untilText(status, 'One chat, two ways to hear it. Stopped at');
        await arrows.first().waitFor({ state: 'attached' });
        assert.equal((await storageOf(page))['wire101/progress-set-aside'], text);
        assert.deepEqual(troubles, []);
      });
    }

    test('is its own keys only: cookies and other storage of the origin stay as they were', async () => {
      const { page, troubles } = await site.visit('', {
        reducedMotion: 'reduce',
        before: (context) =>
          context.addInitScript(() => {
            localStorage.setItem('somebody', 'else');
            sessionStorage.setItem('somebody', 'else');
            document.cookie = 'session=untouched; path=/';
          }),
      });
      await untilText(partsOf(page).status, 'Stopped at');
      await settled(page);
      await say(page, 'hello');
      assert.equal(await page.evaluate(() => fetch('/messages?since=0').then(({ status }) => status)), 200);
      const kept = await page.evaluate(async () => ({
        local: Object.keys(localStorage).filter((key) => !key.startsWith('wire101/')),
        value: localStorage.getItem('somebody'),
        session: Object.fromEntries(Object.entries(sessionStorage)),
        cookie: document.cookie,
        databases: await indexedDB.databases(),
        // MSW's service worker notes here which pages it serves.
        caches: (await caches.keys()).filter((name) => !name.startsWith('msw:active-clients:')),
      }));
      assert.deepEqual(kept, {
        local: ['somebody'],
        value: 'else',
        session: { somebody: 'else' },
        cookie: 'session=untouched',
        databases: [],
        caches: [],
      });
      assert.deepEqual(troubles, []);
    });

    test('may be nothing at all: with storage blocked the page works', async () => {
      const { page, troubles } = await site.visit('', {
        reducedMotion: 'reduce',
        before: (context) =>
          context.addInitScript(() => {
            const blocked = {
              get: () => {
                throw new DOMException('blocked', 'SecurityError');
              },
            };
            Object.defineProperty(globalThis, 'localStorage', { ...blocked, configurable: true });
          }),
      });
      await untilText(partsOf(page).status, 'Stopped at');
      await settled(page);
      assert.deepEqual(troubles, []);
    });

    test('is the language, and changing it keeps the place', async () => {
      const { page, troubles } = await site.visit('#/2.1c/mask', { reducedMotion: 'reduce' });
      const english = partsOf(page);
      const vietnamese = partsOf(page, 'vi');
      await untilText(english.status, 'Stopped at');
      await say(page, 'ciao');
      await english.pause.press('Enter');
      await english.timeline.press('Home');
      await english.timeline.press('PageUp');
      const before = [placeIn(page), await english.timeline.getAttribute('aria-valuenow')];
      const selected = await page.locator('w-stage .arrow.selected').getAttribute('data-address');

      await page.getByRole('button', { name: 'VI, Tiếng Việt' }).press('Enter');
      await vietnamese.lesson.waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), 'vi');
      assert.deepEqual([placeIn(page), await vietnamese.timeline.getAttribute('aria-valuenow')], before);
      assert.equal(await page.locator('w-stage .arrow.selected').getAttribute('data-address'), selected);
      await page.getByRole('button', { name: /ciao/ }).waitFor();

      await page.reload();
      await vietnamese.lesson.waitFor();
      assert.deepEqual(troubles, []);
    });
  });
});
