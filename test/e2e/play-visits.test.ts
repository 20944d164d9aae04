// The playground and what comes to it: links, lessons, other tabs. One's own run is never lost.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { useSite } from './harness.ts';
import { partsOf, untilText } from './parts.ts';
import { keptRun, keptScenario, open, QUIET } from './playground.ts';

describe('one’s own run in the playground', { concurrency: 1 }, () => {
  const site = useSite('/');

  test('asks once which run to keep, when a link comes to somebody who has one', async () => {
    const { page } = await site.visit('#/2.1a/the-101', QUIET);
    await untilText(partsOf(page).status, 'Stopped at');
    await page.getByRole('link', { name: 'Playground', exact: true }).press('Enter');
    const { button, lanes, note, column } = await open(page);
    await button('Three in a room').press('Enter');
    await button('Remove line 1').press('Enter');
    const mine = await keptScenario(page);
    await page.evaluate(() => (location.hash = '#/2.1a/the-101'));
    await partsOf(page).heading.waitFor();
    await partsOf(page).lesson.getByRole('button', { name: 'Open in the playground' }).press('Enter');
    await note('You see a run that came with a link').waitFor();
    await button('Add a lane').press('Enter');
    assert.deepEqual(await keptScenario(page), mine, 'nothing of it is lost meanwhile');
    await button('Keep mine').press('Enter');
    await lanes.first().getByText('3 pages').waitFor();
    assert.equal(await column.locator('.notice').count(), 0);
  });

  test('keeps the history of one’s own run beside a link, and behind it', async () => {
    const { page } = await site.visit('#/play', QUIET);
    const { button, lanes, note } = await open(page);
    const { undo } = partsOf(page);
    const go = (hash: string) => page.evaluate((to) => (location.hash = to), hash);
    await button('Remove lane A').press('Enter');
    await page.getByRole('button', { name: 'Copy link' }).press('Enter');
    await page.waitForURL(/#\/play\?s=/);
    const { hash } = new URL(page.url());
    await button('Remove lane B').press('Enter');
    const mine = await keptScenario(page);

    await go(hash);
    await note('Which one do you want to keep?').waitFor();
    await go('#/play');
    await note('Which one do you want to keep?').waitFor({ state: 'detached' });
    assert.equal(await lanes.count(), 2);
    await go(hash);
    await button('Keep mine').press('Enter');
    assert.equal(await lanes.count(), 2);
    await undo.press('Enter');
    assert.equal(await lanes.count(), 3);
    await page.getByRole('button', { name: 'Redo', exact: true }).press('Enter');

    await go(hash);
    await button('Keep these').press('Enter');
    assert.equal(await lanes.count(), 3);
    await undo.press('Enter');
    assert.equal(await lanes.count(), 2);
    assert.deepEqual(await keptScenario(page), mine);
  });

  test('goes on asking which run to keep when something else is to be said', async () => {
    const { page } = await site.visit('#/play', QUIET);
    const { button, column, note } = await open(page);
    await button('Remove lane A').press('Enter');
    const run = JSON.parse(await keptRun(page)) as {
      scenario: { until: number; server: { heartbeat: number } };
    };
    run.scenario.until = 20_000_000;
    run.scenario.server.heartbeat = 10_000;
    const link = Buffer.from(JSON.stringify(run)).toString('base64url');
    await page.evaluate((to) => (location.hash = to), `#/play?s=${link}`);
    await note('Which one do you want to keep?').waitFor();
    await column.getByRole('textbox', { name: 'Length of the run' }).fill('2000');
    await page.keyboard.press('Enter');
    await note('A run may hold about').waitFor();
    assert.equal(await note('Which one do you want to keep?').count(), 1);
    await button('Keep mine').press('Enter');
    await column.locator('.notice').first().waitFor({ state: 'detached' });
  });

  test('goes on with one’s own run where the browser keeps nothing', async () => {
    const before = (context: BrowserContext) =>
      context.addInitScript(() => {
        Object.defineProperty(globalThis, 'localStorage', {
          get: () => {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
      });
    const { page } = await site.visit('#/2.1a/the-101', { ...QUIET, before });
    await untilText(partsOf(page).status, 'Stopped at');
    await page.getByRole('link', { name: 'Playground', exact: true }).press('Enter');
    const { button, lanes } = await open(page);
    await button('Remove lane A').press('Enter');
    await page.evaluate(() => (location.hash = '#/2.1a/the-101'));
    await partsOf(page).lesson.getByRole('button', { name: 'Open in the playground' }).press('Enter');
    await button('Keep mine').press('Enter');
    assert.equal(await lanes.count(), 3);
    await partsOf(page).undo.press('Enter');
    assert.equal(await lanes.count(), 4);
  });

  test('asks nothing for a preset that nobody has changed, and leaves what another tab has kept', async () => {
    const { page } = await site.visit('#/play', QUIET);
    await open(page);
    const lesson = () => page.evaluate(() => (location.hash = '#/2.1a/the-101'));
    await lesson();
    await partsOf(page).heading.waitFor();
    assert.equal(await keptRun(page), '');
    await partsOf(page).lesson.getByRole('button', { name: 'Open in the playground' }).press('Enter');
    const here = await open(page);
    assert.equal(await here.lanes.count(), 2);
    assert.equal(await here.column.locator('.notice').count(), 0);

    const other = await page.context().newPage();
    await other.goto(new URL('#/play', site.url).href);
    await (await open(other)).button('Add a lane').press('Enter');
    const newer = await keptRun(page);
    await lesson();
    await partsOf(page).heading.waitFor();
    assert.equal(await keptRun(page), newer);
    await page.getByRole('link', { name: 'Playground', exact: true }).press('Enter');
    await open(page);
    assert.equal(await here.lanes.count(), 3);
  });
});
