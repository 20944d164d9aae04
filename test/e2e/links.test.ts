// Links: whatever one holds, a visit never ends on a blank page and never costs the learner anything.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { useSite } from './harness.ts';
import { storageOf, untilKept, placeIn, say } from './keeping.ts';
import { eventually, partsOf, untilText } from './parts.ts';

/** Presses Copy link; without a clipboard the link stands in the address bar. */
async function copyLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy link' }).press('Enter');
  return page.url();
}

describe('a visit by a link', { concurrency: 1 }, () => {
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

  /** The link to a run in which the teacher has changed lane A and said something. */
  async function teachersLink(): Promise<string> {
    const { page, troubles } = await site.visit('#/2.1a/your-turn', { reducedMotion: 'reduce' });
    await partsOf(page).transport(0).selectOption('WebSocket');
    await say(page, 'by the teacher');
    const link = await eventually(
      'the link',
      () => copyLink(page),
      (address) => address.includes('?s='),
    );
    assert.deepEqual(troubles, []);
    return link;
  }
  const marks = (page: Page) => page.getByRole('list', { name: 'Your actions' });

  test('shows somebody else’s run, leaves the learner’s own as it was, and asks once which to keep', async () => {
    const link = await teachersLink();
    const learner = await site.visit('#/2.1b/unasked', { reducedMotion: 'reduce' });
    await untilText(partsOf(learner.page).status, 'Stopped at');
    await say(learner.page, 'by the learner');
    await untilKept(learner.page, 'by the learner');
    const own = await storageOf(learner.page);

    const second = await learner.page.context().newPage();
    await second.goto(link);
    const { lesson } = partsOf(second);
    await second.getByRole('region', { name: 'WebSocket, lane A' }).waitFor();
    await second.getByRole('button', { name: /^Alice: by the teacher,/ }).waitFor();
    await say(second, 'an answer');
    // What is done counts; what is changed, and where one is, is not kept over one's own.
    const { 'wire101/progress': _, ...others } = await storageOf(second);
    const { 'wire101/progress': progress, ...ownOthers } = own;
    assert.deepEqual(others, ownOthers);
    assert.ok(progress?.includes('unasked'));
    await lesson.getByText('You see changes that somebody shared').waitFor();

    await second.goto(site.url);
    await second.reload();
    await second.getByRole('link', { name: /^Continue 2\.1b/ }).press('Enter');
    await eventually(
      'the learner’s place',
      async () => placeIn(second),
      (place) => place === '#/2.1b/unasked',
    );
    await second.getByRole('button', { name: /^Alice: by the learner,/ }).waitFor();
    assert.equal(await lesson.locator('.notice').count(), 0);
    assert.deepEqual(learner.troubles, []);
  });

  test('is answered and finished like any lesson; what it brought can be kept, or ends with it', async () => {
    const link = await teachersLink();
    const hash = new URL(link).hash.replace('your-turn', 'the-ask');
    const { page, troubles } = await site.visit(hash, { reducedMotion: 'reduce' });
    const { skip, lesson, heading, status } = partsOf(page);
    await marks(page)
      .getByRole('button', { name: /by the teacher/ })
      .waitFor();
    await skip.press('Enter');
    await untilText(heading, 'The 101 that changes everything');
    await untilText(status, 'Stopped at');
    // The link is over: the learner's own run is there, and the question stands until it is answered.
    assert.equal(await marks(page).count(), 0);
    await say(page, 'by the learner');
    const kept = await eventually(
      'the progress',
      async () => (await storageOf(page))['wire101/progress'] ?? '',
      (progress) => progress.includes('"the-101"'),
    );
    assert.match(kept, /"last":"the-101"/);
    await untilKept(page, 'by the learner');
    await lesson.getByRole('button', { name: 'Keep these' }).press('Enter');
    await marks(page)
      .getByRole('button', { name: /by the teacher/ })
      .waitFor();
    assert.equal(await lesson.locator('.notice').count(), 0);
    await untilKept(page, 'by the teacher');
    // Nothing is lost: undo brings back what was there before.
    await partsOf(page).undo.press('Enter');
    await marks(page)
      .getByRole('button', { name: /by the learner/ })
      .waitFor();
    assert.deepEqual(troubles, []);
  });

  test('without changes borrows nothing', async () => {
    const { page } = await site.visit('#/2.1a/the-101', { reducedMotion: 'reduce' });
    await untilText(partsOf(page).status, 'Stopped at');
    const link = await eventually(
      'the link',
      () => copyLink(page),
      (address) => address.includes('?s='),
    );
    await page.evaluate(() => localStorage.clear());
    await page.goto(new URL('?again', site.url).href + new URL(link).hash);
    const { lesson } = partsOf(page);
    await untilText(partsOf(page).heading, 'The 101 that changes everything');
    await say(page, 'by the learner');
    await untilKept(page, 'by the learner');
    assert.equal(await lesson.locator('.notice').count(), 0);
  });

  for (const [what, shared, sentence] of [
    ['a newer version', { v: 2, h: '', runs: [] }, 'made with a newer version of Wire 101'],
    [
      'a text that repeats itself too often',
      {
        v: 1,
        h: '',
        e: [
          {
            edit: 'add',
            action: {
              id: 'u1',
              at: 1,
              kind: 'server',
              do: { deed: 'say', from: 'Bob', text: 'a'.repeat(400), times: 1_048_576 },
            },
          },
        ],
        t: 0,
        s: '',
      },
      'All messages of a run together have at most 4.00 MB',
    ],
  ] as const) {
    test(`of ${what} opens the lesson as it is, and says why`, async () => {
      const query = Buffer.from(JSON.stringify(shared)).toString('base64url');
      const { page, troubles } = await site.visit(`#/2.1a/the-101?s=${query}`, { reducedMotion: 'reduce' });
      await partsOf(page).lesson.getByText(sentence).waitFor();
      await untilText(partsOf(page).status, 'Stopped at 0.160 s');
      assert.deepEqual(troubles, []);
    });
  }
});
