// Each file of the build is missing once: before the page opens, and after it stands. A new version under an open tab
// is the common case. The page says what is missing, goes on without it, and heals when it is tried again.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { useSite } from './harness.ts';
import { eventually, partsOf, untilText } from './parts.ts';

const FOLDER = new URL('../../dist/assets/', import.meta.url);
const ASSETS = readdirSync(FOLDER);
const named = (start: string): readonly string[] =>
  ASSETS.filter((name) => name.startsWith(start) && name.endsWith('.js'));

/** Hands out 404 for such files while `isMissing`. */
function blocking(files: readonly string[]) {
  const state = { isMissing: true, asked: 0 };
  const block = (context: BrowserContext): Promise<unknown> =>
    context.route(
      (url) => files.some((file) => url.pathname.endsWith(`/${file}`)),
      (route) => {
        if (!state.isMissing) return route.fallback();
        state.asked += 1;
        return route.fulfill({ status: 404, body: 'Not found' });
      },
    );
  return { state, block };
}

/** The page is alive: it draws ten frames, and its thread comes to rest between them. */
const draws = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    for (let n = 0; n < 10; n++) await new Promise((drawn) => requestAnimationFrame(drawn));
  });

const notice = (page: Page, text: string | RegExp) => page.locator('w-lesson .notice').getByText(text);
const tryAgain = (page: Page) => page.locator('w-lesson .notice').getByRole('button', { name: 'Try again' });

/** Kept edits, so that the page reads them when it opens. */
const EDITS = JSON.stringify({
  version: 1,
  edits: { '2.1a/0': [{ edit: 'knobs', set: { rtt: 200_000 } }] },
});
const keptEdits = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript((edits) => localStorage.setItem('wire101/edits', edits), EDITS);

describe('a file that is missing', { concurrency: 1 }, () => {
  const site = useSite('/');

  test('is one that these tests know', () => {
    const known =
      /^(index|worker-engine|extras|en|vi|behind|sharing|editing|help|deflate|console|lesson|play|address|check|notices|home|rolldown-runtime)-/;
    /** Pieces of MSW: without them the console is not there, or is answered inside the page. */
    const ofConsole =
      /^(browser|buffer-utils|cookie-store|experimental|extensions|fetch-utils|handle-request|has-configurable|http|http-response|interceptor-source|limits|web)-/;
    assert.deepEqual(
      ASSETS.filter((name) => !known.test(name) && !ofConsole.test(name)),
      [],
    );
  });

  describe('before the page opens', { concurrency: 1 }, () => {
    for (const locale of ['en', 'vi'] as const) {
      test(`the text of a lesson in ${locale}: says so, and the lesson opens when it is tried again`, async () => {
        const { state, block } = blocking(named(`${locale}-`));
        const { page } = await site.visit('#/2.1b/', { before: block, locale, reducedMotion: 'reduce' });
        const said = page.locator('w-lesson .notice');
        await said.waitFor();
        await draws(page);
        // Rather in English than not at all.
        if (locale === 'vi') await partsOf(page).heading.waitFor();
        state.isMissing = false;
        await said.getByRole('button', { name: 'Try again' }).click();
        await partsOf(page, locale).heading.waitFor();
        await partsOf(page).arrows.first().waitFor({ state: 'attached' });
        assert.equal(await said.count(), 0);
        assert.equal(await page.locator('html').getAttribute('lang'), locale);
      });
    }

    for (const [start, what] of [
      ['behind-', 'the inspector'],
      ['sharing-', 'what reads links'],
      ['editing-', 'what reads links'],
      ['worker-engine-', 'the engine'],
      ['console-', 'your console'],
      ['index-', 'styles'],
    ] as const) {
      const files = start === 'index-' ? ASSETS.filter((name) => name.endsWith('.css')) : named(start);
      test(`${start}: says so, goes on, and is there when it is tried again`, async () => {
        const { state, block } = blocking(files);
        const { page } = await site.visit('#/2.1a/the-ask', {
          reducedMotion: 'reduce',
          before: async (context) => {
            await block(context);
            await keptEdits(context);
          },
        });
        const { heading, skip, status, lesson } = partsOf(page);
        await heading.waitFor();
        await notice(page, start === 'index-' ? /looks/ : new RegExp(what)).waitFor();
        if (start === 'behind-') await page.locator('.bytes').getByText('Not loaded').waitFor();
        await draws(page);
        await skip.press('Enter');
        await untilText(heading, 'The 101 that changes everything');
        await tryAgain(page).press('Enter');
        await lesson.getByText('Still not loaded').waitFor();
        await lesson.getByRole('button', { name: 'Reload the page' }).waitFor();
        state.isMissing = false;
        await tryAgain(page).press('Enter');
        await eventually(
          'no notice',
          () => page.locator('w-lesson .notice').count(),
          (count) => count === 0,
        );
        await untilText(status, 'Stopped at');
        await page.locator('w-sheet').waitFor();
        await draws(page);
      });
    }

    test('the page’s own script: a sentence stands in both languages, until it comes', async () => {
      const { state, block } = blocking(named('index-'));
      const { page } = await site.visit('#/2.1b/unasked', { before: block, reducedMotion: 'reduce' });
      await page.getByText('Wire 101 could not start').waitFor();
      await page.getByText('Wire 101 chưa khởi động được').waitFor();
      state.isMissing = false;
      await page.reload();
      await untilText(partsOf(page).status, 'Stopped at');
      assert.equal(new URL(page.url()).hash, '#/2.1b/unasked');
    });
  });

  describe('a page', { concurrency: 1 }, () => {
    for (const [name, hash, says, locale] of [
      ['lesson-', '#/2.1a/the-101', 'Not loaded: the lessons', 'en'],
      ['home-', '#/', 'Not loaded: the lessons', 'en'],
      ['play-', '#/play', 'Not loaded: the playground', 'en'],
      ['play-', '#/play', 'Chưa tải được sân thử', 'vi'],
    ] as const) {
      test(`${name}: says so in its place, in ${locale}, and opens when it is tried again`, async () => {
        const { state, block } = blocking(named(name));
        const { page } = await site.visit(hash, { before: block, reducedMotion: 'reduce', locale });
        const place = page.locator('.words');
        await place.getByText(says).waitFor();
        await place
          .getByRole('button', { name: locale === 'en' ? 'Reload the page' : 'Tải lại trang' })
          .waitFor();
        await draws(page);
        state.isMissing = false;
        await place.getByRole('button', { name: locale === 'en' ? 'Try again' : 'Thử lại' }).press('Enter');
        await partsOf(page).arrows.first().waitFor({ state: 'attached' });
        assert.equal(await page.locator('.words.absent').count(), 0);
      });
    }

    test('that is not there any more: the lesson stays, says so, and goes on', async () => {
      const { state, block } = blocking(named('play-'));
      const { page } = await site.visit('#/2.1a/the-101', { before: block, reducedMotion: 'reduce' });
      const { status, next, heading } = partsOf(page);
      await untilText(status, 'Stopped at');
      await page.getByRole('link', { name: 'Playground', exact: true }).press('Enter');
      await notice(page, 'Not loaded: the playground').waitFor();
      await next.press('Enter');
      await untilText(heading, 'Forget the key');
      state.isMissing = false;
      await page.getByRole('link', { name: 'Playground', exact: true }).press('Enter');
      await page.getByRole('region', { name: 'Playground' }).waitFor();
    });
  });

  describe('once the page stands', { concurrency: 1 }, () => {
    const open = async (files: readonly string[], hash: string, locale = 'en') => {
      const { state, block } = blocking(files);
      const { page } = await site.visit(hash, { before: block, locale, reducedMotion: 'reduce' });
      await untilText(partsOf(page).status, 'Stopped at');
      await page.locator('w-sheet').waitFor();
      return { page, state };
    };

    test('the next lesson: the one before stays, with its address, and Next goes there when the file is back', async () => {
      const { page } = await site.visit('#/2.1a/your-turn', { reducedMotion: 'reduce' });
      const { status, nextLesson, heading, lesson } = partsOf(page);
      await untilText(status, 'Stopped at');
      const { state, block } = blocking(named('en-'));
      await block(page.context());
      await nextLesson.press('Enter');
      await notice(page, 'this lesson').waitFor();
      assert.equal(new URL(page.url()).hash, '#/2.1a/your-turn');
      await untilText(heading, 'Open a second line');
      state.isMissing = false;
      await nextLesson.press('Enter');
      await untilText(heading, 'The line is open');
      assert.equal(await lesson.locator('.notice').count(), 0);
      assert.equal(new URL(page.url()).hash, '#/2.1b/open-line');
    });

    test('a language: the page stays in its own, and changes when the file is back', async () => {
      const { page } = await site.visit('#/2.1a/the-ask', { reducedMotion: 'reduce' });
      await untilText(partsOf(page).status, 'Stopped at');
      const { state, block } = blocking(named('vi-'));
      await block(page.context());
      await page.getByRole('button', { name: 'VI, Tiếng Việt' }).press('Enter');
      await notice(page, 'that language').waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), 'en');
      state.isMissing = false;
      await tryAgain(page).press('Enter');
      await partsOf(page, 'vi').lesson.waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), 'vi');
    });

    test('the help: says so, and opens when it is tried again', async () => {
      const { page, state } = await open(named('help-'), '#/2.1a/the-ask');
      await page.getByRole('button', { name: 'Keys and help' }).press('Enter');
      await notice(page, 'the help').waitFor();
      state.isMissing = false;
      await tryAgain(page).press('Enter');
      await page.getByRole('dialog').waitFor();
    });

    test('what looks into octets: says so, and shows them when it is tried again', async () => {
      const { page, state } = await open(named('extras-'), '#/2.1a/one-chat');
      const { frames } = partsOf(page);
      await notice(page, 'what reads the bytes').waitFor();
      await draws(page);
      state.isMissing = false;
      await tryAgain(page).press('Enter');
      await frames.getByRole('row').nth(2).click();
      await page.getByRole('tab', { name: 'Hex' }).waitFor();
    });

    test('what a lane needs of the engine: says so, and the lane runs when it is tried again', async () => {
      const { page, state } = await open([...named('extras-')], '#/2.1a/one-chat');
      await partsOf(page).transport(0).selectOption('long-polling');
      await notice(page, 'the engine').waitFor();
      await draws(page);
      state.isMissing = false;
      await tryAgain(page).press('Enter');
      await page.getByRole('region', { name: 'Long polling' }).waitFor();
    });
  });
});
