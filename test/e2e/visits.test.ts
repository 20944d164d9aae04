// What the browser keeps from one visit to the next, and what happens if it cannot.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FIRST_LESSON, useSite } from './harness.ts';
import { storageOf, editsIn, untilKept, placeIn, say } from './keeping.ts';
import { eventually, partsOf, settled, untilText } from './parts.ts';

describe('what the browser keeps of a visit', { concurrency: 1 }, () => {
  const site = useSite('/');

  for (const [what, text] of [
    ['of an unknown version', '{"version":99,"lessons":[1]}'],
    ['that is no JSON', '{"version":1,'],
  ] as const) {
    test(`progress ${what} is set aside, and the page opens`, async () => {
      const { page, troubles } = await site.visit(FIRST_LESSON, {
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
    const { page, troubles } = await site.visit(FIRST_LESSON, {
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
    const { page, troubles } = await site.visit(FIRST_LESSON, {
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
    await untilKept(page, 'kept');
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
    await page.getByRole('button', { name: /^Alice: ciao,/ }).waitFor();

    await page.reload();
    await vietnamese.lesson.waitFor();
    assert.deepEqual(troubles, []);
  });
});
