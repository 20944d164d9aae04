// Runs that are too long for a link go into a file, and come back from it; what is too long to type is said.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { FIRST_LESSON, useSite } from './harness.ts';
import { eventually, partsOf, settled, untilText } from './parts.ts';

const marks = (page: Page) => page.getByRole('list', { name: 'Your actions' }).getByRole('button');

async function openFile(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Keys and help' }).press('Enter');
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** Lets a file fall on the page, as a hand does that drags it there. */
const dropFile = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(
    ([file = '', content = '']) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], file, { type: 'application/json' }));
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text],
  );

describe('a run that no link can hold', { concurrency: 1 }, () => {
  const site = useSite('/');

  test('is saved to a file, and opened from it on another page', async () => {
    const { page, troubles } = await site.visit('#/2.1b/unasked', { reducedMotion: 'reduce' });
    const { status, message, lesson } = partsOf(page);
    await untilText(status, 'Stopped at');
    await settled(page);
    const before = page.url();
    await message.fill(`long ${'ệ'.repeat(60_000)}`);
    await message.press('Enter');
    await marks(page).first().waitFor();
    await page.getByRole('button', { name: 'Copy link' }).press('Enter');
    await lesson.getByText('This run is too long for a link').waitFor();
    assert.equal(page.url(), before);
    const download = page.waitForEvent('download');
    await lesson.getByRole('button', { name: 'Save to a file' }).press('Enter');
    const file = await download;
    assert.equal(file.suggestedFilename(), 'wire101-2.1b-unasked.json');
    const text = await readFile(await file.path(), 'utf8');
    // After undo there is nothing left to say about it.
    await partsOf(page).undo.press('Enter');
    await eventually(
      'no notice',
      () => lesson.locator('.notice').count(),
      (count) => count === 0,
    );

    const other = await site.visit('#/2.1a/the-ask', { reducedMotion: 'reduce' });
    await untilText(partsOf(other.page).status, 'Stopped at');
    await openFile(other.page, 'run.json', text);
    await untilText(partsOf(other.page).heading, 'The server speaks unasked');
    await marks(other.page).first().waitFor();
    await partsOf(other.page).lesson.getByText('You see changes that somebody shared').waitFor();

    const third = await site.visit('#/2.1a/the-ask', { reducedMotion: 'reduce' });
    await untilText(partsOf(third.page).status, 'Stopped at');
    await settled(third.page);
    await dropFile(third.page, 'run.json', text);
    await untilText(partsOf(third.page).heading, 'The server speaks unasked');
    await marks(third.page).first().waitFor();

    await openFile(other.page, 'other.json', '{"v":1}');
    await partsOf(other.page).lesson.getByText('That file holds no run of Wire 101').waitFor();
    await openFile(other.page, 'newer.json', '{"v":2}');
    await partsOf(other.page).lesson.getByText('saved by a newer version').waitFor();
    assert.deepEqual([...troubles, ...other.troubles, ...third.troubles], []);
  });
});

describe('a service worker', () => {
  const site = useSite('/');

  test('that was updated while the page is open answers it', async () => {
    const { page, troubles } = await site.visit(FIRST_LESSON, { reducedMotion: 'reduce' });
    await settled(page);
    const controller = (): Promise<string> =>
      page.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? '');
    await page.evaluate(() =>
      navigator.serviceWorker.register('mockServiceWorker.js?updated').then(() => undefined),
    );
    await eventually('the new worker', controller, (url) => url.endsWith('?updated'));
    await eventually(
      'the answer',
      () => page.evaluate(() => fetch('/messages?since=0').then(({ status }) => status)),
      (status) => status === 200,
    );
    assert.deepEqual(
      troubles.filter((trouble) => !trouble.includes('404')),
      [],
    );
  });
});
