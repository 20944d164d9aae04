// Where the bytes have no column of their own they are a sheet: a line that says what is there, half the window, or all of it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { useSite } from './harness.ts';
import { eventually, settled } from './parts.ts';
import { open, QUIET } from './playground.ts';

/** The height that arrows have. */
const room = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const stage = document.querySelector('w-app')?.shadowRoot?.querySelector('w-stage')?.shadowRoot;
    const [scroller, head] = ['.scroller', '.lane.current .head'].map((part) =>
      stage?.querySelector<HTMLElement>(part),
    );
    return (scroller?.clientHeight ?? 0) - (head?.offsetHeight ?? 0);
  });

describe('the sheet of bytes', { concurrency: 1 }, () => {
  const site = useSite('/');

  test('leaves four lanes most of the window, and says what left last', async () => {
    const { page, troubles } = await site.visit('#/play', {
      ...QUIET,
      viewport: { width: 1440, height: 900 },
    });
    await open(page);
    assert.ok((await room(page)) >= 0.6 * 900, `${await room(page)} px`);
    await eventually(
      'the newest',
      () => page.locator('w-sheet .brief').innerText(),
      (text) => /↓ 200 .*6\.040 s newest/s.test(text),
    );
    assert.equal(await page.getByRole('table', { name: /Frames/ }).isVisible(), false);
    assert.deepEqual(troubles, []);
  });

  test('is opened by keys, follows what is selected, and closes', async () => {
    const { page, troubles } = await site.visit('#/2.1a/one-chat', {
      ...QUIET,
      viewport: { width: 1024, height: 700 },
    });
    await settled(page);
    const line = page.getByRole('button', { name: /^Bytes/ });
    assert.equal(await line.getAttribute('aria-expanded'), 'false');
    await page
      .locator('w-stage')
      .getByRole('button', { name: /text frame/ })
      .first()
      .press('Enter');
    await page.locator('w-sheet .brief').getByText('↓ text').waitFor();
    await line.press('Enter');
    await page.getByRole('listbox', { name: 'Fields' }).waitFor();
    const half = await room(page);
    assert.ok(half > 100, `${half} px`);
    await page.getByRole('button', { name: 'All of the window' }).press('Enter');
    await eventually(
      'no picture',
      () => page.locator('w-stage').isVisible(),
      (isVisible) => !isVisible,
    );
    await line.press('Enter');
    await page.locator('w-stage').waitFor();
    await page.getByRole('listbox', { name: 'Fields' }).waitFor({ state: 'hidden' });
    assert.deepEqual(troubles, []);
  });

  test('lies above a phone’s player, opens by a tap, and a step keeps it shut', async () => {
    const { page, troubles } = await site.visit('#/2.1c/mask', {
      ...QUIET,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    await settled(page);
    const line = page.getByRole('button', { name: /^Bytes/ });
    assert.equal(await line.getAttribute('aria-expanded'), 'false');
    const [sheet, player] = await Promise.all(
      ['w-sheet', 'w-player'].map((part) => page.locator(part).boundingBox()),
    );
    assert.ok(sheet && player && Math.abs(sheet.y + sheet.height - player.y) < 1);
    await line.tap();
    await page.getByRole('listbox', { name: 'Fields' }).waitFor();
    await line.tap();
    await page.getByRole('listbox', { name: 'Fields' }).waitFor({ state: 'hidden' });
    assert.deepEqual(troubles, []);
  });

  test('opens by itself where a step is about bytes and there is room', async () => {
    const { page } = await site.visit('#/2.1c/mask', { ...QUIET, viewport: { width: 1024, height: 768 } });
    await settled(page);
    await page.getByRole('listbox', { name: 'Fields' }).waitFor();
    assert.ok((await room(page)) > 180, `${await room(page)} px`);
  });
});
