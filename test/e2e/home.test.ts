// The way in: what this is, a picture that moves, the first thing to do, and the map of the course.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { micros } from '../../src/base/index.ts';
import type { Run } from '../../src/scenario/index.ts';
import { formatRun } from '../../src/scenario/json/index.ts';
import { LIMITS } from '../tools/size-budget.mjs';
import { useSite } from './harness.ts';
import { faultsIn } from './home-layout.ts';
import { editsIn, placeIn, say, storageOf, untilKept } from './keeping.ts';
import { focusedIn, pressOn, tabTo } from './keys.ts';
import { eventually, frames, partsOf, playhead, settled, untilText } from './parts.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
interface Axe {
  run(on: Document): Promise<AxeResults>;
}

const NAMES = {
  en: {
    what: 'See one chat travel twice.',
    start: 'Start with 2.1a: The opening handshake',
    goOn: /^Continue 2\.1a: The opening handshake/,
    skip: 'Skip to the lessons',
    pause: 'Pause the picture',
    replay: 'Play the picture again',
    title: 'All lessons · Wire 101',
    steps: '2 of 8 steps done',
    playground: 'Playground',
  },
  vi: {
    what: 'Một cuộc trò chuyện, hai đường đi.',
    start: 'Bắt đầu với 2.1a: Bắt tay mở kết nối',
    goOn: /^Học tiếp 2\.1a: Bắt tay mở kết nối/,
    skip: 'Tới thẳng các bài học',
    pause: 'Dừng hình',
    replay: 'Cho hình chạy lại',
    title: 'Tất cả bài học · Wire 101',
    steps: 'đã xong 2 trên 8 bước',
    playground: 'Sân thử',
  },
} as const;
const LANGUAGES = ['en', 'vi'] as const;
const STILL = { reducedMotion: 'reduce' } as const;

const homeOf = (page: Page, language: keyof typeof NAMES = 'en') => ({
  names: NAMES[language],
  what: page.getByRole('heading', { level: 2, name: NAMES[language].what }),
  action: page.locator('w-home .action'),
  lessons: page.locator('w-home a.lesson'),
  button: (name: string) => page.getByRole('button', { name, exact: true }),
  clock: page.locator('w-home w-stage .now'),
});

/** Two steps of the first lesson are done. */
const returning = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const lesson = { done: ['one-chat', 'the-ask'], answers: {}, last: 'the-101' };
    localStorage.setItem('wire101/progress', JSON.stringify({ version: 1, lessons: { '2.1a': lesson } }));
    localStorage.setItem('wire101/lesson', '2.1a');
  });

describe('the way in', { concurrency: 1 }, () => {
  const site = useSite('/');

  for (const language of LANGUAGES) {
    test(`begins the course on a first visit, by keyboard, in ${language}`, async () => {
      const { page, troubles } = await site.visit('', { ...STILL, locale: language });
      const { what, action, lessons, names, button } = homeOf(page, language);
      await what.waitFor();
      assert.equal(await page.title(), names.title);
      assert.equal((await action.textContent())?.trim(), names.start);
      assert.equal(await lessons.count(), 5);
      for (const part of ['w-composer', 'w-player', 'w-inspector', 'w-knobs'])
        assert.equal(await page.locator(part).count(), 0, part);

      const presses = await tabTo(page, button(names.skip));
      assert.ok(presses <= 1, `${presses} presses`);
      await page.keyboard.press('Enter');
      assert.match(await focusedIn(page), /^a .*2\.1a/);
      await page.keyboard.press('Enter');
      await untilText(partsOf(page, language).status, partsOf(page, language).names.stopped);
      assert.equal(placeIn(page), '#/2.1a/one-chat');
      assert.deepEqual(troubles, []);
    });

    test(`goes on where a reader was, and comes back by the logo, in ${language}`, async () => {
      const { page, troubles } = await site.visit('#/', { ...STILL, locale: language, before: returning });
      const { action, lessons, names, what } = homeOf(page, language);
      await what.waitFor();
      assert.match((await action.textContent())?.trim() ?? '', names.goOn);
      assert.match((await lessons.first().textContent()) ?? '', new RegExp(names.steps));
      await pressOn(page, action, 'Enter');
      const { status, next, names: lesson } = partsOf(page, language);
      await untilText(status, lesson.stopped);
      assert.equal(placeIn(page), '#/2.1a/the-101');
      await next.press('Enter');
      await untilText(status, lesson.stopped);
      await pressOn(page, page.getByRole('link', { name: /^wire101/ }), 'Enter');
      await what.waitFor();
      assert.equal(await action.getAttribute('href'), '#/2.1a/no-key');
      assert.match((await lessons.first().textContent()) ?? '', /[34] \/ 8/);
      await pressOn(
        page,
        page.getByRole('heading', { level: 3 }).getByRole('link', { name: names.playground }),
        'Enter',
      );
      await page.locator('w-play').waitFor();
      await page.goBack();
      await what.waitFor();
      assert.deepEqual(troubles, []);
    });
  }

  test('changes its language where it stands', async () => {
    const { page, troubles } = await site.visit('', STILL);
    await homeOf(page).what.waitFor();
    await page.getByRole('button', { name: 'VI, Tiếng Việt' }).press('Enter');
    await homeOf(page, 'vi').what.waitFor();
    assert.equal((await homeOf(page, 'vi').action.textContent())?.trim(), NAMES.vi.start);
    await page.getByRole('button', { name: 'EN, English' }).press('Enter');
    await homeOf(page).what.waitFor();
    assert.deepEqual(troubles, []);
  });

  test('moves within a second, can be paused, rests at its end and can be seen again', async () => {
    const { page, troubles } = await site.visit('', {
      before: (context) => context.addInitScript(noteMotion),
    });
    const { button, clock, names } = homeOf(page);
    await button(names.pause).waitFor();
    const at = async (): Promise<number> => Number.parseFloat((await clock.textContent()) ?? '');
    await eventually('the picture moves', at, (seconds) => seconds > 0.3);
    const moved = await page.evaluate(() => performance.getEntriesByName('moved')[0]!.startTime);
    const drawn = await page.evaluate(() => performance.getEntriesByName('drawn')[0]!.startTime);
    assert.ok(moved - drawn < 1000, `it moves ${moved - drawn} ms after it was drawn`);
    await button(names.pause).press('Enter');
    await button('Play the picture').waitFor();
    const paused = await at();
    // A picture that moved would have moved by then.
    await frames(page, 20);
    assert.equal(await at(), paused);
    await button('Play the picture').press('Enter');
    await button(names.replay).waitFor();
    assert.equal(await at(), 4.6);
    await button(names.replay).press('Enter');
    await eventually('it begins again', at, (seconds) => seconds < 4);
    assert.deepEqual(troubles, []);
  });

  test('stands at its end at once for those who want no motion', async () => {
    const { page } = await site.visit('', STILL);
    const { button, clock, names } = homeOf(page);
    await button(names.replay).waitFor();
    await untilText(clock, '4.600 s');
    await page.locator('w-home w-stage g.arrow').first().waitFor({ state: 'attached' });
    // What is there to look at takes no focus.
    const entry = page.locator('w-home w-stage').getByRole('button').first();
    const takesFocus = (element: HTMLElement | SVGElement): boolean => {
      element.focus();
      return element.matches(':focus');
    };
    assert.equal(await entry.evaluate(takesFocus), false);
  });

  test('loses nothing: edits and the place of a lesson stay, and a dropped run opens in one', async () => {
    const { page, troubles } = await site.visit('#/2.1a/the-101', STILL);
    await untilText(partsOf(page).status, 'Stopped at');
    await say(page, 'kept');
    await untilKept(page, 'kept');
    const before = await storageOf(page);
    await page.goto(new URL('#/', site.url).href);
    const { what, action } = homeOf(page);
    await what.waitFor();
    await page.reload();
    await what.waitFor();
    await settled(page);
    assert.deepEqual(await storageOf(page), before);
    assert.match(editsIn(before), /kept/);
    await action.press('Enter');
    await untilText(partsOf(page).status, 'Stopped at');
    await page.getByRole('button', { name: /kept/ }).first().waitFor();

    // A run that is dropped where no lesson is open: on the way in, and in the playground.
    for (const [cursor, hash] of [
      [1_000_000, '#/'],
      [1_200_000, '#/play'],
    ] as const) {
      await page.evaluate((to) => (location.hash = to), hash);
      await page.locator('w-home, w-play').waitFor();
      await drop(page, cursor);
      await eventually(
        'the run’s playhead',
        () => playhead(partsOf(page)),
        (at) => at === cursor / 1_000_000,
      );
      assert.equal(placeIn(page), '#/2.1b/unasked');
      await page.goBack();
      await page.locator('w-home, w-play').waitFor();
    }
    assert.deepEqual(troubles, []);
  });

  test('says when the lessons do not come, and tries again', async () => {
    let isBlocked = true;
    const { page } = await site.visit('', {
      ...STILL,
      before: (context) =>
        context.route(/\/lesson-[^/]*\.js$/, (route) => (isBlocked ? route.abort() : route.continue())),
    });
    const { action } = homeOf(page);
    await action.press('Enter');
    await page.getByRole('alert').getByText('Not loaded: the lessons').waitFor();
    isBlocked = false;
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await untilText(partsOf(page).status, 'Stopped at');
  });

  test('needs few requests until its picture stands', async () => {
    const { page, requests } = await site.visit('', STILL);
    await page.locator('w-home w-stage g.arrow').first().waitFor({ state: 'attached' });
    assert.ok(requests.length > 1);
    const late = /\/(behind|address|editing|notices|sharing|check)-[^/]*\.js$/;
    const before = requests.filter((address) => !late.test(address));
    assert.ok(before.length <= LIMITS.requests, before.join('\n'));
  });

  for (const language of LANGUAGES) {
    for (const [width, height] of [
      [1440, 900],
      [1366, 633],
      [820, 1180],
      [720, 450], // 1440×900 at 200 % zoom
      [390, 844],
      [320, 700],
    ] as const) {
      test(`has no fault in its layout at ${width}×${height}, in ${language}`, async () => {
        const { page } = await site.visit('', {
          ...STILL,
          locale: language,
          viewport: { width, height },
          before: returning,
        });
        await page.locator('w-home w-stage g.arrow').first().waitFor({ state: 'attached' });
        await page.locator('w-settings').waitFor({ state: 'attached' });
        assert.deepEqual(await faultsIn(page), []);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() =>
            (globalThis as unknown as { axe: Axe }).axe.run(document),
          );
          assert.deepEqual(
            violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
            [],
          );
        }
      });
    }
  }
});

/** Drops a file on the page: a step of 2.1b, with its playhead there. */
function drop(page: Page, cursor: number): Promise<boolean> {
  const run: Run = {
    lesson: '2.1b',
    step: 'unasked',
    hash: '',
    edits: [],
    cursor: micros(cursor),
    selected: '',
  };
  return page.evaluate((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'run.json', { type: 'application/json' }));
    return dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
  }, formatRun(run));
}

/** Marks when the picture has its first arrow, and when its playhead is on its way. */
function noteMotion(): void {
  const look = (): void => {
    const stage = document.querySelector('w-app')?.shadowRoot?.querySelector('w-stage')?.shadowRoot;
    const mark = (name: string, is: boolean): void => {
      if (is && performance.getEntriesByName(name).length === 0) performance.mark(name);
    };
    mark('drawn', Boolean(stage?.querySelector('g.arrow')));
    mark('moved', Number.parseFloat(stage?.querySelector('.now')?.textContent ?? '0') > 0);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
