// The playground: from a preset to a run of one's own, kept, shared, and there and back from a lesson.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { useSite } from './harness.ts';
import { eventually, partsOf, untilText } from './parts.ts';
import { columnOf, keeping, keptRun, open, QUIET } from './playground.ts';

interface Axe {
  run(on: Document, options: RunOptions): Promise<AxeResults>;
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const headings = (page: Page) => page.locator('w-stage').getByRole('combobox', { name: 'Transport' });

describe('the playground', { concurrency: 1 }, () => {
  const site = useSite('/');

  test('begins with a preset, becomes one’s own, is kept, and travels in its link', async () => {
    const { page, troubles } = await site.visit('#/play', QUIET);
    const { button, lanes, lines, time, text, transport } = await open(page);
    await button('Four transports').press('Enter');
    assert.equal(await lanes.count(), 4);
    assert.equal(await headings(page).count(), 4);
    await eventually(
      'arrows in four lanes',
      () => page.locator('w-stage g.arrow').count(),
      (count) => count > 10,
    );
    await button('One more page in lane D').press('Enter');
    await lanes.nth(3).getByText('2 pages').waitFor();
    await transport('A').selectOption('streaming');
    await button('Remove lane B').press('Enter');
    assert.equal(await lanes.count(), 3);
    await button('Add a lane').press('Enter');
    assert.equal(await lanes.count(), 4);

    assert.equal(await lines.count(), 4);
    await text(1).fill('Xin chào');
    await text(1).press('Enter');
    await button('Add a line').press('Enter');
    assert.equal(await lines.count(), 5);
    await button('Remove line 4').press('Enter');
    assert.equal(await lines.count(), 4);
    await time(2).fill('0,5');
    await time(2).press('Enter');
    await eventually(
      'the line moved up',
      () => time(1).inputValue(),
      (value) => value === '0.5',
    );

    await page.reload();
    await open(page);
    assert.equal(await lanes.count(), 4);
    assert.equal(await text(2).inputValue(), 'Xin chào');
    assert.equal(await transport('A').inputValue(), 'streaming');

    await page.getByRole('button', { name: 'Copy link' }).press('Enter');
    await eventually(
      'the link',
      async () => new URL(page.url()).hash,
      (hash) => hash.startsWith('#/play?s='),
    );
    const { hash } = new URL(page.url());
    const { page: other, troubles: others } = await site.visit(hash, QUIET);
    const there = await open(other);
    assert.equal(await there.lanes.count(), 4);
    assert.equal(await there.text(2).inputValue(), 'Xin chào');
    await there.column.locator('.notice').waitFor({ state: 'detached' });
    assert.deepEqual([...troubles, ...others], []);
  });

  test('undoes and redoes what was built, step by step', async () => {
    const { page } = await site.visit('#/play', QUIET);
    const { button, lanes, lines, text } = await open(page);
    await button('One chat').press('Enter');
    await button('Add a lane').press('Enter');
    assert.equal(await lanes.count(), 3);
    await partsOf(page).undo.press('Enter');
    assert.equal(await lanes.count(), 2);
    await partsOf(page).undo.press('Enter');
    assert.equal(await lanes.count(), 4);
    await page.getByRole('button', { name: 'Redo', exact: true }).press('Enter');
    assert.equal(await lanes.count(), 2);

    const deed = lines.nth(0).getByRole('combobox', { name: 'What', exact: true });
    await deed.selectOption('crash');
    await text(1).waitFor({ state: 'detached' });
    await deed.selectOption('say');
    await text(1).waitFor();
    assert.equal(await text(1).inputValue(), 'Hello');
  });

  test('is about something else, with its settings, and undo brings the former lines back', async () => {
    const { page, troubles } = await site.visit('#/play', QUIET);
    const { button, column, lines, text } = await open(page);
    await button('One chat').press('Enter');
    const app = column.getByRole('combobox', { name: 'What it is about' });
    assert.equal(await app.inputValue(), 'chat');
    await app.selectOption('prices');
    await column.getByText('Nothing happens in this run.').waitFor();
    const every = column.getByRole('slider', { name: 'a trade every' });
    assert.equal(await every.getAttribute('aria-valuetext'), '500 ms');
    await every.press('ArrowLeft');
    await every.press('ArrowLeft');
    assert.equal(await every.getAttribute('aria-valuetext'), '200 ms');
    // Turned twice, and one step back.
    await partsOf(page).undo.press('Enter');
    assert.equal(await every.getAttribute('aria-valuetext'), '500 ms');
    await partsOf(page).undo.press('Enter');
    await text(1).waitFor();
    assert.equal(await lines.count(), 4);
    assert.equal(await app.inputValue(), 'chat');
    assert.deepEqual(troubles, []);
  });

  test('says what is wrong with a line, and what was typed stays', async () => {
    const { page } = await site.visit('#/play', QUIET);
    const { time, lines, column, button } = await open(page);
    await time(1).fill('soon');
    await time(1).press('Enter');
    await lines.nth(0).getByRole('alert').getByText('That is no time').waitFor();
    assert.equal(await time(1).inputValue(), 'soon');
    assert.equal(await time(1).getAttribute('aria-invalid'), 'true');
    // Another line of that name has no such mistake.
    await button('Remove line 1').press('Enter');
    await column.getByText('That is no time').waitFor({ state: 'detached' });
    await time(1).fill('soon');
    await time(1).press('Enter');
    await lines.nth(0).getByRole('alert').waitFor();
    await time(1).fill('2');
    await time(1).press('Enter');
    await lines.nth(0).getByRole('alert').waitFor({ state: 'detached' });
    await column.getByRole('textbox', { name: 'Length of the run' }).fill('0');
    await page.keyboard.press('Enter');
    await column.getByText('That is no length').waitFor();
    await column.getByRole('textbox', { name: 'Length of the run' }).fill('3');
    await page.keyboard.press('Enter');
    await eventually(
      'a shorter run',
      () => partsOf(page).timeline.getAttribute('aria-valuemax'),
      (most) => most === '3000',
    );
  });

  test('opens from a lesson’s step with the run that stands there, and leads back', async () => {
    const { page, troubles } = await site.visit('#/2.1a/the-101', QUIET);
    const lesson = partsOf(page);
    await untilText(lesson.status, 'Stopped at');
    await page.locator('w-sheet').waitFor();
    await lesson.lesson.getByRole('button', { name: 'Open in the playground' }).press('Enter');
    const { column, lanes } = await open(page);
    assert.equal(await lanes.count(), 2);
    assert.equal(new URL(page.url()).hash, '#/play');
    assert.match(await lesson.timeline.getAttribute('aria-valuetext').then(String), /^0\.160 s/);
    await column.getByRole('link', { name: 'Back to the lesson' }).press('Enter');
    await untilText(lesson.status, 'Stopped at');
    assert.equal(new URL(page.url()).hash, '#/2.1a/the-101');
    await page.getByRole('link', { name: 'Playground', exact: true }).press('Enter');
    await open(page);
    assert.equal(await lanes.count(), 2);
    assert.deepEqual(troubles, []);
  });

  for (const [what, query, says] of [
    ['damaged', 's=%7B', 'That link is damaged'],
    ['newer', `s=${Buffer.from('{"v":9}').toString('base64url')}`, 'newer version of Wire 101'],
  ] as const) {
    test(`says of a ${what} link that it is, and shows one’s own run`, async () => {
      const { page, troubles } = await site.visit(`#/play?${query}`, QUIET);
      const { note, lanes } = await open(page);
      await note(says).waitFor();
      assert.equal(await lanes.count(), 4);
      assert.deepEqual(troubles, []);
    });
  }

  test('says of a link whose run would cost too much why it is not shown', async () => {
    const { page } = await site.visit('#/play', QUIET);
    await open(page);
    await columnOf(page).button('One chat').press('Enter');
    const kept = JSON.parse(await keptRun(page)) as {
      scenario: { until: number; server: { heartbeat: number } };
    };
    kept.scenario.until = 2_000_000_000;
    kept.scenario.server.heartbeat = 10_000;
    const { page: other } = await site.visit(
      `#/play?s=${Buffer.from(JSON.stringify(kept)).toString('base64url')}`,
      QUIET,
    );
    await (await open(other)).note('is not shown. A run may hold about').waitFor();
  });

  for (const [what, text, says] of [
    ['is damaged', '{"v":1,', 'could not be read. It was set aside'],
    ['is newer', '{"v":9}', 'a newer version of Wire 101. It was set aside'],
  ] as const) {
    test(`sets a kept run aside that ${what}`, async () => {
      const { page } = await site.visit('#/play', { ...QUIET, before: keeping(text) });
      const { note, lanes } = await open(page);
      await note(says).waitFor();
      assert.equal(await lanes.count(), 4);
      assert.equal(await page.evaluate(() => localStorage.getItem('wire101/play-set-aside')), text);
    });
  }

  test('has no violation of axe’s rules, wide and narrow, in both themes', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await site.visit('#/play', { ...QUIET, colorScheme });
      const { time } = await open(page);
      await time(1).fill('soon');
      await time(1).press('Enter');
      for (const viewport of [
        { width: 1440, height: 900 },
        { width: 820, height: 1180 },
        { width: 390, height: 844 },
      ]) {
        await page.setViewportSize(viewport);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() =>
          (globalThis as unknown as { axe: Axe }).axe.run(document, { resultTypes: ['violations'] }),
        );
        assert.deepEqual(
          violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
          ),
          [],
        );
      }
    }
  });
});
