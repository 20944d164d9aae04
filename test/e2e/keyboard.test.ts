// The page without a mouse.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { FIRST_LESSON, useSite } from './harness.ts';
import { focusedIn, pressOn, tabTo } from './keys.ts';
import { eventually, partsOf, playhead, untilText } from './parts.ts';

/** The page has fewer Tab stops than this. */
const ALL_STOPS = 120;

describe('the keyboard', () => {
  const site = useSite('/');
  const open = async (path = FIRST_LESSON) => {
    const visit = await site.visit(path, { reducedMotion: 'reduce' });
    const parts = partsOf(visit.page);
    await untilText(parts.status, 'Stopped at');
    return { ...visit, parts };
  };

  test('reaches the first action with five Tabs or fewer', async () => {
    const { page } = await open();
    const toSkip = await tabTo(page, page.getByRole('button', { name: 'Skip to Play' }));
    await page.keyboard.press('Enter');
    const presses = toSkip + (await tabTo(page, page.getByRole('button', { name: 'Play', exact: true })));
    assert.ok(presses <= 5, `${presses} presses`);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
  });

  test('sets what is set on a thing, and comes back to it', async () => {
    const { page } = await open();
    const path = page.getByRole('button', { name: /^path 80 ms/ }).first();
    await pressOn(page, path, 'Enter');
    await page.getByRole('dialog', { name: 'Path' }).waitFor();
    await pressOn(page, page.getByRole('slider', { name: 'RTT' }), 'End');
    await page
      .locator('w-stage')
      .getByRole('button', { name: '0.500 s, server to Alice, SYN ACK' })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Path' }).waitFor({ state: 'detached' });
    const focused = page.locator('w-stage [data-thing=path]:focus');
    await focused.waitFor();
    assert.match((await focused.textContent()) ?? '', /1 s/);
  });

  test('finds a frame by what it says, and comes back to all of them', async () => {
    const { page, parts } = await open();
    const shown = () => parts.frames.getByRole('row').count();
    await eventually('the frames', shown, (n) => n === 6);
    const filter = page.getByRole('button', { name: 'Filter', exact: true });
    await pressOn(page, filter, 'Enter');
    await tabTo(page, page.getByRole('searchbox', { name: 'Find' }));
    await page.keyboard.type('By the RIVER');
    await eventually('what was found', shown, (n) => n === 2);
    await page.getByText('1 of 5').waitFor();
    await pressOn(page, parts.frames, 'ArrowDown');
    const row = parts.frames.getByRole('row', { selected: true });
    await untilText(row, /0x1 text.*river/s);
    await page.locator('w-stage g.arrow.selected').first().waitFor();
    await pressOn(page, page.getByRole('button', { name: 'Clear filter' }), 'Enter');
    await eventually('all frames', shown, (n) => n === 6);
    assert.ok(await filter.evaluate((button) => button.matches(':focus')), 'the focus is not lost');
    await untilText(row, 'river');
  });

  test('goes through everything and out again, both ways', async () => {
    const { page, parts } = await open('#/2.1c/mask');
    await page.getByRole('tab', { name: 'Hex' }).waitFor();
    // The picture's list follows the drawing: what the step selected becomes its Tab stop.
    await page
      .locator('w-stage .twin button[tabindex="0"][aria-pressed="true"]')
      .waitFor({ state: 'attached' });
    const stops = await tabStops(page);
    for (const name of [
      'Copy link',
      'Next',
      'Transport',
      'Message',
      'Frames',
      'Frame',
      'DevTools',
      'Play',
      'Timeline',
      'Speed',
    ]) {
      assert.ok(
        stops.some((stop) => stop.includes(name)),
        `no Tab stop is ${name}: ${stops.join(' | ')}`,
      );
    }
    assert.equal(new Set(stops).size > 25, true);
    const back: string[] = [];
    for (const _ of stops) {
      await page.keyboard.press('Shift+Tab');
      back.push(await focusedIn(page));
    }
    assert.deepEqual(back.toReversed(), stops);
    assert.match(await parts.timeline.getAttribute('aria-valuetext').then(String), /^\d+\.\d{3} s of /);
  });

  test('never acts while one is typing', async () => {
    const { page, parts } = await open();
    const before = await playhead(parts);
    const actions = page.getByRole('list', { name: 'Your actions' }).getByRole('button');
    await tabTo(page, parts.message);
    await page.keyboard.type(' k j,. ?+-');
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Delete', 'Control+z']) {
      await page.keyboard.press(key);
    }
    assert.equal(await playhead(parts), before);
    assert.equal(await parts.play.isVisible(), true, 'nothing plays');
    assert.equal(await actions.count(), 0);
  });

  test('acts in the stage only, not in the text or on the page', async () => {
    const { page, parts } = await open();
    const before = await playhead(parts);
    await parts.heading.focus();
    for (const key of ['Space', 'k', 'j', '.', ',', 'ArrowRight', 'Home']) await page.keyboard.press(key);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    for (const key of ['Space', 'k', 'j', '.', ',', 'ArrowRight']) await page.keyboard.press(key);
    assert.equal(await playhead(parts), before);
    assert.equal(await parts.play.isVisible(), true, 'nothing plays');
  });

  test('walks the arrows of the picture and opens one', async () => {
    const { page, parts } = await open();
    const list = page.locator('w-stage .lane.current .twin');
    const stop = list.locator('button[tabindex="0"]');
    await tabTo(page, stop);
    await page.keyboard.press('Home');
    assert.equal(await focusedIn(page), 'button 0.000 s, Alice to server, SYN');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focusedIn(page), 'button 0.080 s, Alice to server, GET /chat · Upgrade');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await focusedIn(page), 'button 0.080 s, Alice to server, GET /messages?since=0');
    await page.keyboard.press('Enter');
    await page.getByRole('tabpanel').getByText('GET /messages?since=0').first().waitFor();
    assert.equal(await playhead(parts), 4.08, 'looking does not move the playhead');
  });

  test('moves the playhead on the timeline and steps from event to event', async () => {
    const { page, parts } = await open();
    await tabTo(page, parts.timeline);
    await page.keyboard.press('Home');
    assert.equal(await parts.timeline.getAttribute('aria-valuetext'), '0.000 s of 10.000 s');
    await page.keyboard.press('ArrowRight');
    assert.equal(await parts.timeline.getAttribute('aria-valuetext'), '0.010 s of 10.000 s');
    await pressOn(page, page.getByRole('button', { name: 'Step forward' }), 'Enter');
    assert.equal(await playhead(parts), 0.04);
    await pressOn(page, page.getByRole('button', { name: 'Step back' }), 'Enter');
    assert.equal(await playhead(parts), 0);
  });
});

/** Every Tab stop, from the page itself around to the page itself. */
async function tabStops(page: Page): Promise<readonly string[]> {
  assert.equal(await focusedIn(page), '');
  const stops: string[] = [];
  while (stops.length < ALL_STOPS) {
    await page.keyboard.press('Tab');
    const stop = await focusedIn(page);
    if (stop === '') return stops;
    stops.push(stop);
  }
  return assert.fail(`Tab is trapped: ${stops.slice(-5).join(' | ')}`);
}
