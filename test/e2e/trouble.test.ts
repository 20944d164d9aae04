// Every transport, a path that misbehaves and what can be broken: chosen on the page, read off its list.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { useSite } from './harness.ts';
import { partsOf, settled, untilText } from './parts.ts';

/** An entry of the list that speaks a lane's picture, once the playhead has passed it: of a transfer, or an event. */
function spoken(page: Page, lane: 0 | 1, name: RegExp): Locator {
  const entries = page.locator(`w-stage #lane-${lane} .twin li:not([data-future])`);
  return entries.getByRole('button', { name }).or(entries.getByText(name)).last();
}

async function choose(page: Page, tab: string, knob: string, option: string): Promise<void> {
  await page.getByRole('button', { name: 'More settings' }).click();
  await page.locator('w-knobs').getByRole('tab', { name: tab }).click();
  await page.locator('w-knobs').getByRole('combobox', { name: knob }).selectOption(option);
  await page.keyboard.press('Escape');
}

async function injectFault(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Break something' }).click();
  await page.getByRole('button', { name }).click();
}

describe('trouble', { concurrency: 1 }, () => {
  const site = useSite('/');

  test('every transport brings the messages', async () => {
    const { page, troubles } = await site.visit('', { reducedMotion: 'reduce' });
    const { status, transport } = partsOf(page);
    await untilText(status, 'Stopped at 4.080 s');
    for (const [kind, carrier] of [
      ['long-polling', /server to Alice, 200, 1 message/],
      ['event-stream', /server to Alice, event #2/],
      ['streaming', /server to Alice, line/],
      ['websocket', /server to Alice, text frame/],
      ['polling', /server to Alice, 200, 2 messages/],
    ] as const) {
      await transport(0).selectOption(kind);
      await spoken(page, 0, carrier).waitFor({ state: 'attached' });
      await spoken(page, 0, /Alice’s page shows Bob #3/).waitFor({ state: 'attached' });
    }
    assert.deepEqual(troubles, []);
  });

  test('a proxy that strips Upgrade keeps the socket from opening; TLS takes it past', async () => {
    const { page, troubles } = await site.visit('', { reducedMotion: 'reduce' });
    await untilText(partsOf(page).status, 'Stopped at 4.080 s');
    await settled(page);
    await choose(page, 'Path', 'box', 'strips-upgrade');
    await spoken(page, 1, /onclose 1006/).waitFor({ state: 'attached' });
    await page.locator('w-stage #lane-1 .ends').getByText('proxy').waitFor();
    await choose(page, 'Path', 'TLS', 'tls13');
    await spoken(page, 1, /ClientHello/).waitFor({ state: 'attached' });
    await spoken(page, 1, /onopen/).waitFor({ state: 'attached' });
    assert.deepEqual(troubles, []);
  });

  test('what is broken happens at the playhead, is a mark, and can be undone', async () => {
    const { page, troubles } = await site.visit('', { reducedMotion: 'reduce' });
    const { status, undo } = partsOf(page);
    await untilText(status, 'Stopped at 4.080 s');
    await settled(page);
    const marks = page.getByRole('list', { name: 'Your actions' }).getByRole('button');
    await injectFault(page, 'Crash the server');
    await spoken(page, 1, /server: crashed/).waitFor({ state: 'attached' });
    await spoken(page, 1, /onclose 1006/).waitFor({ state: 'attached' });
    assert.equal(await marks.count(), 1);
    await page.getByRole('button', { name: 'Break something' }).click();
    await page.getByRole('button', { name: 'Restart the server' }).waitFor();
    await page.keyboard.press('Escape');
    await undo.click();
    await spoken(page, 1, /server: crashed/).waitFor({ state: 'detached' });
    assert.equal(await marks.count(), 0);
    assert.deepEqual(troubles, []);
  });
});
