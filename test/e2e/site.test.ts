import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { LIMITS } from '../tools/size-budget.mjs';
import { FIRST_LESSON, useSite } from './harness.ts';
import { eventually, partsOf, settled, untilText } from './parts.ts';

/** Most groups that the picture may mount. */
const GROUPS = 400;

for (const base of ['/', '/repo/']) {
  describe(`the built site under ${base}`, () => {
    const site = useSite(base);

    test('opens without an error and without asking anyone else', async () => {
      const { page, requests, troubles } = await site.visit(FIRST_LESSON);
      await page.getByRole('heading', { level: 1 }).waitFor();
      assert.match(await page.title(), /Wire 101/);
      await settled(page);
      assert.deepEqual(troubles, []);
      assert.ok(requests.every((address) => address.startsWith(site.url)));
    });

    test('needs few requests until the picture stands', async () => {
      const requests: Request[] = [];
      const { page } = await site.visit(FIRST_LESSON, {
        before: async (context) => {
          context.on('request', (request) => requests.push(request));
          await context.addInitScript(notePicture);
        },
      });
      await partsOf(page).arrows.first().waitFor({ state: 'attached' });
      const stood = await page.evaluate(
        () => performance.timeOrigin + performance.getEntriesByName('picture')[0]!.startTime,
      );
      // When each was sent, by the browser's own clock: on a busy machine this process learns of the picture late.
      const before = requests.filter((request) => request.timing().startTime <= stood);
      assert.ok(before.length > 1);
      assert.ok(before.length <= LIMITS.requests, before.map((request) => request.url()).join('\n'));
    });

    test('brings the licences of its packages along, behind a link in the help', async () => {
      const { page } = await site.visit(FIRST_LESSON);
      await page.getByRole('button', { name: 'Keys and help' }).press('Enter');
      const address = await page.getByRole('link', { name: /Licences/ }).getAttribute('href');
      const text = await (await fetch(new URL(address ?? '', site.url))).text();
      // mock-socket and hashes are in the worker alone.
      for (const name of ['@noble/hashes', 'lit-html', 'mock-socket', 'msw', 'pako', 'valibot'])
        assert.match(text, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
      assert.match(text, /Permission is hereby granted/);
    });

    test('answers an unknown address with 404', async () => {
      const response = await fetch(`${site.url}no-such-page`);
      assert.equal(response.status, 404);
    });
  });
}

describe('the page', () => {
  const site = useSite('/');

  test('keeps to its security policy, wherever one goes', async () => {
    const { page, troubles } = await site.visit('#/2.1c/mask', {
      reducedMotion: 'reduce',
      before: notePolicy,
    });
    const { status, message, arrows } = partsOf(page);
    await untilText(status, 'Stopped at');
    for (const name of ['Hex', 'Handshake', 'Timing']) await page.getByRole('tab', { name }).press('Enter');
    for (const name of ['Your code', 'DevTools', 'The wire', 'View', 'server: settings', 'Keys and help']) {
      await page.getByRole('button', { name }).first().press('Enter');
      if (name === 'Keys and help') await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
    }
    await message.fill('hello');
    await message.press('Enter');
    await arrows.first().waitFor({ state: 'attached' });
    await settled(page);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(troubles, []);

    // The policy is in force: what would break it is refused.
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red; }';
      document.head.append(style);
    });
    await eventually(
      'the violation',
      () => violations(page),
      (seen) => seen.length === 1,
    );
  });

  test('mounts few groups, however dense the run', async () => {
    const { page, troubles } = await site.visit(FIRST_LESSON, {
      viewport: { width: 1440, height: 3000 },
      reducedMotion: 'reduce',
    });
    const { status, timeline, requests, transport } = partsOf(page);
    await untilText(status, 'Stopped at');
    await transport(1).selectOption('HTTP polling');
    for (const lane of [0, 1]) {
      await page.locator(`w-stage #lane-${lane} [data-thing=page]`).press('Enter');
      await page.getByRole('slider', { name: 'poll every' }).press('Home');
    }
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: /^Requests/ }).press('Enter');
    const rows = async () => {
      await timeline.press('End'); // as far as the run is computed
      return Number(await requests.getAttribute('aria-rowcount'));
    };
    await eventually('a dense run', rows, (count) => count > 190);
    for (const key of ['End', 'PageDown', 'Home', 'PageUp']) {
      await timeline.press(key);
      const groups = () => page.locator('w-stage svg g').count();
      await eventually(`a full window after ${key}`, groups, (count) => count > 100);
      assert.ok((await groups()) <= GROUPS, `${await groups()} groups after ${key}`);
    }
    assert.deepEqual(troubles, []);
  });

  test('needs no server any more once it is there', async () => {
    const { page, troubles } = await site.visit(FIRST_LESSON, { reducedMotion: 'reduce' });
    const { status, next, message } = partsOf(page);
    await untilText(status, 'Stopped at 4.080 s');
    await settled(page);
    await site.stopServer();
    await next.press('Enter');
    await untilText(status, 'It begins as a plain GET. Stopped at 0.120 s.');
    await message.fill('nobody else hears this');
    await message.press('Enter');
    await page
      .getByRole('button', { name: /nobody else hears this/ })
      .first()
      .waitFor();
    assert.deepEqual(troubles, []);
  });
});

/** Lets the page note each violation of its policy from its first moment on. */
function notePolicy(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { violations: seen });
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      seen.push(`${violatedDirective} ${blockedURI}`);
    });
  });
}

function violations(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);
}

/** Marks when the first arrow stands. */
function notePicture(): void {
  const look = (): void => {
    const stage = document.querySelector('w-app')?.shadowRoot?.querySelector('w-stage');
    if (stage?.shadowRoot?.querySelector('g.arrow')) performance.mark('picture');
    else requestAnimationFrame(look);
  };
  look();
}
