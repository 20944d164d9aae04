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
/** What is kept of the learner's edits, of all scenarios. */
const editsIn = (storage: Kept): string =>
  Object.entries(storage)
    .filter(([key]) => key.startsWith('wire101/edits/'))
    .map(([, text]) => text)
    .join(' ');
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
      const own = await storageOf(learner.page);

      const second = await learner.page.context().newPage();
      await second.goto(link);
      const { lesson } = partsOf(second);
      await second.getByRole('region', { name: 'WebSocket, lane A' }).waitFor();
      await second.getByRole('button', { name: /by the teacher/ }).waitFor();
      await say(second, 'an answer');
      // What is done counts; what is changed, and where one is, is not kept over one's own.
      const { 'wire101/progress': _, ...others } = await storageOf(second);
      const { 'wire101/progress': progress, ...ownOthers } = own;
      assert.deepEqual(others, ownOthers);
      assert.ok(progress?.includes('unasked'));
      await lesson.getByText('You see changes that somebody shared').waitFor();

      await second.goto(site.url);
      await second.reload();
      await eventually(
        'the learner’s place',
        async () => placeIn(second),
        (place) => place === '#/2.1b/unasked',
      );
      await second.getByRole('button', { name: /by the learner/ }).waitFor();
      assert.equal(await lesson.locator('.notice').count(), 0);
      assert.deepEqual(learner.troubles, []);
    });

    test('is answered and finished like any lesson; what it brought can be kept, or ends with it', async () => {
      const link = await teachersLink();
      const hash = new URL(link).hash.replace('your-turn', 'the-ask');
      const { page, troubles } = await site.visit(hash, { reducedMotion: 'reduce' });
      const { next, lesson, heading, status } = partsOf(page);
      await marks(page)
        .getByRole('button', { name: /by the teacher/ })
        .waitFor();
      await next.press('Enter');
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
      assert.match(editsIn(await storageOf(page)), /by the learner/);
      await lesson.getByRole('button', { name: 'Keep these' }).press('Enter');
      await marks(page)
        .getByRole('button', { name: /by the teacher/ })
        .waitFor();
      assert.equal(await lesson.locator('.notice').count(), 0);
      assert.match(editsIn(await storageOf(page)), /by the teacher/);
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
      await eventually(
        'the edits',
        async () => editsIn(await storageOf(page)),
        (edits) => edits.includes('by the learner'),
      );
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

    test('is of all tabs: two of them keep what each has done, and see what the other has changed', async () => {
      const first = await site.visit('#/2.1b/unasked', { reducedMotion: 'reduce' });
      await untilText(partsOf(first.page).status, 'Stopped at');
      const second = await first.page.context().newPage();
      await second.goto(`${site.url}#/2.1a/the-101`);
      await untilText(partsOf(second).status, 'Stopped at');
      await say(second, 'in the second tab');
      await say(first.page, 'in the first tab');
      const kept = await eventually(
        'both edits',
        () => storageOf(second),
        (storage) => editsIn(storage).includes('second tab') && editsIn(storage).includes('first tab'),
      );
      assert.match(kept['wire101/edits/2.1a/0'] ?? '', /second tab/);
      assert.match(kept['wire101/edits/2.1b/0'] ?? '', /first tab/);
      const progress = JSON.parse((await storageOf(second))['wire101/progress'] ?? '') as {
        lessons: Record<string, { done: string[] }>;
      };
      assert.deepEqual(progress.lessons['2.1a']?.done, ['the-101']);
      assert.deepEqual(progress.lessons['2.1b']?.done, ['unasked']);
      // The other lesson, opened here, has what was said to it there; and the same lesson hears it at once.
      await first.page.evaluate(() => (location.hash = '#/2.1a/the-101'));
      await first.page
        .getByRole('button', { name: /in the second tab/ })
        .first()
        .waitFor();
      await say(first.page, 'to both');
      await second
        .getByRole('button', { name: /to both/ })
        .first()
        .waitFor();
      assert.deepEqual(first.troubles, []);
    });

    test('survives one edit that makes no sense: it is set aside alone, and the page says so', async () => {
      const good = { edit: 'knobs', set: { rtt: 200_000 } };
      // As earlier pages kept the edits of all scenarios, in one text.
      const edits = JSON.stringify({
        version: 1,
        edits: { '2.1a/0': [good, { edit: 'explode' }], '2.1b/0': [good] },
      });
      const { page, troubles } = await site.visit('#/2.1a/the-101', {
        reducedMotion: 'reduce',
        before: (context) =>
          context.addInitScript((kept) => {
            if (localStorage.length === 0) localStorage.setItem('wire101/edits', kept);
          }, edits),
      });
      const { lesson, status } = partsOf(page);
      await lesson.getByText('One change of an earlier visit could not be read').waitFor();
      await untilText(status, 'Stopped at 0.400 s');
      const kept = await storageOf(page);
      const text = (...each: unknown[]): string => JSON.stringify({ version: 1, edits: each });
      assert.equal(kept['wire101/edits-set-aside/2.1a/0'], text(good, { edit: 'explode' }));
      assert.equal(kept['wire101/edits/2.1a/0'], text(good));
      assert.equal(kept['wire101/edits/2.1b/0'], text(good));
      assert.equal(kept['wire101/edits'], undefined);
      await page.reload();
      await untilText(status, 'Stopped at 0.400 s');
      assert.equal(await lesson.locator('.notice').count(), 0, 'it is said once');
      assert.deepEqual(troubles, []);
    });

    test('may be full: that is said, and what is there stays', async () => {
      const { page, troubles } = await site.visit('#/2.1a/the-101', { reducedMotion: 'reduce' });
      await untilText(partsOf(page).status, 'Stopped at');
      await say(page, 'kept');
      await page.evaluate(() => {
        for (let size = 2 ** 22; size >= 1; size = Math.floor(size / 2)) {
          try {
            for (let n = 0; ; n++) localStorage.setItem(`full/${size}/${n}`, 'x'.repeat(size));
          } catch {
            // One half of it, then.
          }
        }
      });
      await say(page, 'a message that has no room any more');
      await partsOf(page).lesson.getByText('The browser’s storage for this page is full').waitFor();
      assert.match(editsIn(await storageOf(page)), /kept/);
      await page.getByRole('button', { name: 'Save to a file' }).waitFor();
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
