// The learner's own console: what they type there becomes an action of the run, and the run answers it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { httpOf, hexOf } from './bytes.ts';
import { LAN, useSite, type VisitOptions } from './harness.ts';
import { type Parts, partsOf, playhead, settled, untilText } from './parts.ts';

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
}

/** `fetch` as typed in the console. */
function ask(page: Page, target: string, init: { method?: string; body?: string } = {}): Promise<Answer> {
  return page.evaluate(
    async ([address, options]) => {
      const answer = await fetch(address, { ...options, headers: { 'content-type': 'application/json' } });
      return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
    },
    [target, init] as const,
  );
}

function modeOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const app = document.querySelector('w-app');
    const mode: unknown = app !== null && 'consoleMode' in app ? app.consoleMode : undefined;
    return (mode as { mode: string }).mode;
  });
}

/** Arrows and dots of a lane, by the words of the picture's list. */
const inLane = (page: Page, lane: 0 | 1, name: RegExp): Locator =>
  page.locator(`w-stage #lane-${lane} .twin`).getByRole('button', { name });

/** The learner's actions stand on the timeline at once; the picture shows them when the playhead gets there. */
const marks = (page: Page): Locator => page.getByRole('list', { name: 'Your actions' }).getByRole('button');

async function playOn(parts: Parts): Promise<void> {
  await parts.speed.selectOption('4');
  await parts.play.press('Enter');
}

const PLACES: readonly (readonly [what: string, base: string, mode: string, options: VisitOptions])[] = [
  ['on this machine', '/', 'service-worker', {}],
  ['in a folder of a site', '/repo/', 'service-worker', {}],
  ['over plain http in a class', '/repo/', 'in-page', { host: LAN }],
  ['where service workers are blocked', '/', 'in-page', { serviceWorkers: 'block' }],
];

for (const [what, base, mode, options] of PLACES) {
  describe(`the console's fetch, ${what}`, () => {
    const site = useSite(base);

    test(`is answered from the trace, by the ${mode} way`, async () => {
      const { page, troubles } = await site.visit('', { reducedMotion: 'reduce', ...options });
      const parts = partsOf(page);
      await untilText(parts.status, 'Stopped at 4.080 s');
      await settled(page);
      assert.equal(await modeOf(page), mode);

      const answer = await ask(page, '/messages?since=0');
      assert.deepEqual([answer.status, answer.type], [200, 'application/json']);
      const said = JSON.parse(answer.text) as readonly { readonly text: string }[];
      assert.deepEqual(said.map(({ text }) => text), ['Hi Alice!', 'Lunch at twelve?', 'By the river?']);
      await untilText(parts.status, /the picture shows it at 4\.\d+ s/);
      assert.equal(await playhead(parts), 4.08, 'asking does not move the playhead');
      assert.equal(await marks(page).count(), 1);

      // What the console got is what stands on the wire.
      await playOn(parts);
      await inLane(page, 0, /^4\.080 s, Alice to server, GET \/messages\?since=0$/).waitFor();
      const response = inLane(page, 0, /^4\.\d+ s, server to Alice, 200, 3 messages$/);
      await response.waitFor();
      await parts.pause.press('Enter');
      await response.press('Enter');
      assert.equal(httpOf(await hexOf(page)).body.toString(), answer.text);
      assert.equal(await inLane(page, 1, /GET \/messages/).count(), 0, 'the other lane has nothing of it');
      assert.deepEqual(troubles, []);
    });
  });
}

describe('the console', () => {
  const site = useSite('/repo/');

  test('posts a message that the lane’s page then hears', async () => {
    const { page, troubles } = await site.visit('', { reducedMotion: 'reduce' });
    const parts = partsOf(page);
    await untilText(parts.status, 'Stopped at 4.080 s');
    await settled(page);
    const body = JSON.stringify({ from: 'Carol', text: 'typed by hand' });
    const posted = await ask(page, 'messages', { method: 'POST', body });
    assert.equal(posted.status, 201);
    const heard = JSON.parse((await ask(page, 'messages?since=3')).text) as readonly { text: string }[];
    assert.deepEqual(heard.map(({ text }) => text), ['typed by hand']);
    assert.equal(await marks(page).count(), 2);
    await playOn(parts);
    await inLane(page, 0, /Alice to server, POST \/messages/).waitFor();
    await inLane(page, 0, /the server has Carol #4: typed by hand/).waitFor();
    assert.deepEqual(troubles, []);
  });

  test('opens a WebSocket of its own, speaks and closes', async () => {
    const { page, troubles } = await site.visit('', { reducedMotion: 'reduce' });
    const parts = partsOf(page);
    await untilText(parts.status, 'Stopped at 4.080 s');
    await settled(page);
    const told = await page.evaluate(async () => {
      const { WebSocket: Own } = (globalThis as unknown as { wire101: { WebSocket: typeof WebSocket } }).wire101;
      const socket = new Own('ws://chat.example/chat');
      const events: string[] = [`state ${socket.readyState}`];
      const next = (type: string) =>
        new Promise<Event>((resolve) => socket.addEventListener(type, resolve, { once: true }));
      socket.onopen = () => events.push(`open ${socket.readyState}`);
      socket.onclose = ({ code, wasClean }) => events.push(`close ${code} ${wasClean}`);
      await next('open');
      socket.send(JSON.stringify({ from: 'Carol', text: 'over my own line' }));
      socket.close(1000, 'bye');
      await next('close');
      return events;
    });
    assert.deepEqual(told, ['state 0', 'open 1', 'close 1000 true']);
    await playOn(parts);
    for (const name of [
      /^4\.\d+ s, Alice to server, GET \/chat · Upgrade/,
      /^4\.\d+ s, Alice to server, text frame/,
      /^4\.\d+ s, the server has Carol #4: over my own line/,
      /^4\.\d+ s, Alice to server, close/,
    ]) {
      await inLane(page, 1, name).waitFor();
    }
    assert.deepEqual(troubles, []);
  });
});

describe('the console without a network', () => {
  const site = useSite('/repo/');

  test('is told 404 by the simulated server, not by a real one', async () => {
    const { page, requests } = await site.visit('', { reducedMotion: 'reduce' });
    const parts = partsOf(page);
    await untilText(parts.status, 'Stopped at 4.080 s');
    await settled(page);
    await site.stopServer();
    const before = requests.length;
    assert.equal((await ask(page, '/no/such/path')).status, 404);
    await playOn(parts);
    await inLane(page, 0, /GET \/no\/such\/path/).waitFor();
    assert.deepEqual(requests.slice(before), [new URL('/no/such/path', site.url).href]);
  });
});
