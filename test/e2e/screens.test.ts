// The page on other screens, in print, and for those who want no motion.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { FIRST_LESSON, useSite } from './harness.ts';
import { eventually, frames, partsOf, playhead, settled, untilText } from './parts.ts';

const BARS: readonly string[] = ['w-topbar', 'w-composer', 'w-player', 'w-lesson'];

/** What stands outside of the screen, left or right, and which controls of one bar lie on top of each other. */
function layoutFaults(page: Page, bars = BARS): Promise<readonly string[]> {
  return page.evaluate((bars) => {
    const faults: string[] = [];
    const name = (e: Element): string =>
      e.getAttribute('aria-label') ?? e.textContent?.trim().slice(0, 30) ?? '';
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
    const app = document.querySelector('w-app')?.shadowRoot;
    for (const bar of bars) {
      const own = app?.querySelector(bar) ?? app?.querySelector('w-play')?.shadowRoot?.querySelector(bar);
      const root = own?.shadowRoot;
      const controls = [...(root?.querySelectorAll('button, select, input.text, [role=slider], a') ?? [])];
      const shown = controls.filter(
        (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[popover]'),
      );
      if (shown.length === 0) faults.push(`${bar} shows nothing`);
      const boxes = shown.map((e) => ({ name: `${bar} ${name(e)}`, box: e.getBoundingClientRect() }));
      for (const [i, { name: is, box }] of boxes.entries()) {
        if (box.left < -0.5 || box.right > innerWidth + 0.5) faults.push(`${is} is cut off`);
        for (const other of boxes.slice(i + 1)) {
          const x = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const y = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          if (x > 1 && y > 1) faults.push(`${is} overlaps ${other.name}`);
        }
      }
    }
    return faults;
  }, bars);
}

const SCREENS = [
  ['at 1440 × 900', 1440, 900],
  ['at 200 % zoom', 720, 450],
  ['on a tablet', 820, 1180],
  ['on a phone', 390, 844],
  ['at 400 % zoom', 320, 640],
] as const;

/** What a new size changes is drawn in the next frame, and what that measured in the one after. */
const twoFrames = (page: Page): Promise<void> => frames(page, 2);

describe('the page', { concurrency: true }, () => {
  describe('on other screens', { concurrency: 1 }, () => {
    const site = useSite('/');

    for (const language of ['en', 'vi'] as const) {
      test(`cuts nothing off and lets nothing overlap, in ${language}`, async () => {
        const { page } = await site.visit('#/2.1c/mask', { locale: language, reducedMotion: 'reduce' });
        const parts = partsOf(page, language);
        await untilText(parts.status, parts.names.stopped);
        await page.locator('w-sheet').waitFor(); // loaded behind the picture
        for (const [what, width, height] of SCREENS) {
          await page.setViewportSize({ width, height });
          await twoFrames(page);
          assert.deepEqual(await layoutFaults(page), [], what);
        }
      });
    }

    test('does so in the playground, with four lanes', async () => {
      const { page } = await site.visit('#/play', { locale: 'vi', reducedMotion: 'reduce' });
      await page.locator('w-sheet').waitFor();
      for (const [what, width, height] of SCREENS) {
        await page.setViewportSize({ width, height });
        await twoFrames(page);
        const faults = await layoutFaults(page, ['w-topbar', 'w-composer', 'w-player', 'w-script']);
        assert.deepEqual(faults, [], what);
      }
    });

    test('gives the picture most of the window’s height, beside words and bytes', async () => {
      const { page } = await site.visit('#/2.1a/the-101', { locale: 'vi', reducedMotion: 'reduce' });
      await settled(page);
      for (const [width, height, share] of [
        [1366, 633, 0.6],
        [1440, 900, 0.65],
        [1920, 1080, 0.65],
      ] as const) {
        await page.setViewportSize({ width, height });
        await twoFrames(page);
        const room = await page.evaluate(() => {
          const stage = document.querySelector('w-app')?.shadowRoot?.querySelector('w-stage')?.shadowRoot;
          const [scroller, head] = ['.scroller', '.lane.current .head'].map((part) =>
            stage?.querySelector<HTMLElement>(part),
          );
          return (scroller?.clientHeight ?? 0) - (head?.offsetHeight ?? 0);
        });
        assert.ok(room >= share * height, `${room} px of ${height}`);
      }
    });

    test('has columns that are moved by keys, fold, and stay so', async () => {
      const { page, troubles } = await site.visit('#/2.1a/the-101', {
        viewport: { width: 1366, height: 633 },
        reducedMotion: 'reduce',
      });
      await settled(page);
      const words = page.getByRole('separator', { name: 'Width of the words' });
      const widthOf = async (part: string): Promise<number> =>
        (await page.locator(part).boundingBox())?.width ?? 0;
      const before = await widthOf('w-stage');
      await words.press('ArrowRight');
      await eventually(
        'a narrower picture',
        () => widthOf('w-stage'),
        (width) => width === before - 16,
      );
      await page.getByRole('button', { name: 'View' }).press('Enter');
      await page.getByRole('checkbox', { name: 'Bytes' }).press('Space');
      await page.locator('w-inspector').waitFor({ state: 'hidden' });
      await page.reload();
      await settled(page);
      await page.locator('w-inspector').waitFor({ state: 'hidden' });
      assert.equal(await words.getAttribute('aria-valuenow'), '316');
      await page.getByRole('button', { name: 'Show the bytes' }).press('Enter');
      await page.locator('w-inspector').waitFor();
      assert.deepEqual(troubles, []);
    });

    test('shows a phone one lane at a time, and its tabs switch', async () => {
      const { page, troubles } = await site.visit(FIRST_LESSON, {
        viewport: { width: 390, height: 844 },
        reducedMotion: 'reduce',
        hasTouch: true,
      });
      await untilText(partsOf(page).status, 'Stopped at');
      const [polling, socket] = ['HTTP polling', 'WebSocket'].map((name) => ({
        lane: page.getByRole('region', { name, exact: true }),
        tab: page.getByRole('tablist', { name: 'Lanes' }).getByRole('tab', { name }),
      }));
      assert.ok(polling && socket);
      for (const [shown, hidden] of [
        [polling, socket],
        [socket, polling],
        [polling, socket],
      ] as const) {
        await shown.tab.tap();
        await shown.lane.waitFor();
        assert.equal(await shown.tab.getAttribute('aria-selected'), 'true');
        assert.equal(await hidden.lane.isVisible(), false);
      }
      assert.deepEqual(troubles, []);
    });

    test('prints', async () => {
      const { page, troubles } = await site.visit(FIRST_LESSON, { reducedMotion: 'reduce' });
      await untilText(partsOf(page).status, 'Stopped at');
      const pdf = await page.pdf();
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      assert.deepEqual(troubles, []);
    });
  });

  describe('and its motion', { concurrency: 1 }, () => {
    const site = useSite('/');

    test('is there within ten seconds, without a click', async () => {
      const { page } = await site.visit(FIRST_LESSON);
      const parts = partsOf(page);
      const moved = await eventually(
        'the playhead',
        () => playhead(parts),
        (at) => at > 0.2,
      );
      const spoken = await parts.timeline.getAttribute('aria-valuetext');
      assert.match(spoken ?? '', /^\d\.\d{3} s of 10\.000 s$/);
      await eventually(
        'the playhead moves on',
        () => playhead(parts),
        (at) => at > moved,
      );
    });

    test('is not there for those who want none: Next jumps, and nothing is animated', async () => {
      const { page } = await site.visit(FIRST_LESSON, { reducedMotion: 'reduce' });
      const parts = partsOf(page);
      await untilText(parts.status, 'Stopped at 4.080 s');
      await parts.timeline.waitFor();
      await countAnimations(page);
      for (const [onward, status] of [
        [parts.next, 'Stopped at 0.120 s'],
        [parts.skip, 'Stopped at 0.160 s'],
        [parts.next, 'Forget the key: 400. Stopped at'],
      ] as const) {
        const steps = await playheads(page, async () => {
          await onward.press('Enter');
          await untilText(parts.status, status);
        });
        assert.ok(steps <= 2, `the playhead was at ${steps} places`);
      }
      assert.deepEqual(await animationsSeen(page), []);
    });
  });
});

/** From now on, each frame notes what is being animated, in all shadow roots. */
function countAnimations(page: Page): Promise<void> {
  return page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(globalThis, { animationsSeen: seen });
    const rootsIn = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : [])),
    ];
    const look = () => {
      for (const animation of rootsIn(document).flatMap((root) => root.getAnimations())) {
        const { effect, playState } = animation;
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        if (playState === 'running') seen.add(`${target?.localName}.${target?.getAttribute('class')}`);
      }
      requestAnimationFrame(look);
    };
    look();
  });
}

function animationsSeen(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...(globalThis as unknown as { animationsSeen: Set<string> }).animationsSeen]);
}

/** At how many places the playhead is while something happens, looking at every frame. */
async function playheads(page: Page, happen: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const seen = new Set<string | null>();
    Object.assign(globalThis, { places: seen });
    const line = document.querySelector('w-app')?.shadowRoot?.querySelector('w-player')?.shadowRoot;
    const look = () => {
      seen.add(line?.querySelector('.at')?.textContent ?? '');
      requestAnimationFrame(look);
    };
    look();
  });
  await happen();
  return page.evaluate(() => (globalThis as unknown as { places: Set<string> }).places.size);
}
