// The learner's own console: what they type there becomes an action of the run, and the run answers it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { httpOf, hexOf } from './bytes.ts';
import { LAN, FIRST_LESSON, useSite, type VisitOptions } from './harness.ts';
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
  await parts.speed.selectOption('1');
  await parts.play.press('Enter');
}

const PLACES: readonly (readonly [what: string, base: string, mode: string, options: VisitOptions])[] = [
  ['on this machine', '/', 'service-worker', {}],
  ['in a folder of a site', '/repo/', 'service-worker', {}],
  ['over plain http in a class', '/repo/', 'in-page', { host: LAN }],
  ['where service workers are blocked', '/', 'in-page', { serviceWorkers: 'block' }],
];

describe('the console', { concurrency: 2 }, () => {
  for (const [what, base, mode, options] of PLACES) {
    describe(what, { concurrency: 1 }, () => {
      const site = useSite(base);

      test(`has a fetch that is answered from the trace, by the ${mode} way`, async () => {
        const { page, troubles } = await site.visit(FIRST_LESSON, { reducedMotion: 'reduce', ...options });
        const parts = partsOf(page);
        await untilText(parts.status, 'Stopped at 4.080 s');
        await settled(page);
        assert.equal(await modeOf(page), mode);

        const answer = await ask(page, '/messages?since=0');
        assert.deepEqual([answer.status, answer.type], [200, 'application/json']);
        const said = JSON.parse(answer.text) as readonly { readonly text: string }[];
        assert.deepEqual(
          said.map(({ text }) => text),
          ['Hi Alice!', 'Lunch at twelve?', 'By the river?'],
        );
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
        assert.deepEqual(
          troubles.filter((each) => !each.includes('blocked by Playwright')),
          [],
        );
      });
    });
  }

  describe('in a folder of a site, too', { concurrency: 1 }, () => {
    const site = useSite('/repo/');

    test('posts a message that the lane’s page then hears', async () => {
      const { page, troubles } = await site.visit(FIRST_LESSON, { reducedMotion: 'reduce' });
      const parts = partsOf(page);
      await untilText(parts.status, 'Stopped at 4.080 s');
      await settled(page);
      const body = JSON.stringify({ from: 'Carol', text: 'typed by hand' });
      const posted = await ask(page, 'messages', { method: 'POST', body });
      assert.equal(posted.status, 201);
      const heard = JSON.parse((await ask(page, 'messages?since=3')).text) as readonly { text: string }[];
      assert.deepEqual(
        heard.map(({ text }) => text),
        ['typed by hand'],
      );
      assert.equal(await marks(page).count(), 2);
      await playOn(parts);
      await inLane(page, 0, /Alice to server, POST \/messages/).waitFor();
      await inLane(page, 0, /the server has Carol #4: typed by hand/).waitFor();
      assert.deepEqual(troubles, []);
    });

    for (const playing of [true, false]) {
      test(`opens a WebSocket of its own, speaks and closes, ${playing ? 'while it plays' : 'paused'}`, async () => {
        const { page, troubles } = await site.visit(FIRST_LESSON, { reducedMotion: 'reduce' });
        const parts = partsOf(page);
        await untilText(parts.status, 'Stopped at 4.080 s');
        await settled(page);
        if (playing) await playOn(parts);
        assert.deepEqual(await talk(page), ['connecting 0', 'open 1', 'close 1000 true']);
        if (!playing) await playOn(parts);
        for (const name of [
          /Alice to server, GET \/chat · Upgrade/,
          /Alice to server, text frame/,
          /the server has Carol #\d: over my own line/,
          /Alice to server, close/,
        ]) {
          await inLane(page, 1, name).last().waitFor();
        }
        assert.deepEqual(troubles, []);
      });
    }
  });

  describe('by the service worker', { concurrency: 1 }, () => {
    const site = useSite('/repo/');

    test('carries octets, streams, and names no file of its own', async () => {
      const { page, troubles } = await site.visit(FIRST_LESSON, { reducedMotion: 'reduce' });
      const parts = partsOf(page);
      await untilText(parts.status, 'Stopped at 4.080 s');
      await settled(page);
      const heard = await page.evaluate(async () => {
        const body = Uint8Array.of(0xff, 0, 0xc3, 0xa9);
        await fetch('/messages', { method: 'POST', body, headers: { 'x-MINE': '1' } });
        const stream = await fetch('/events');
        const { value } = (await stream.body?.getReader().read()) ?? {};
        const first = new TextDecoder().decode(value);
        const others = await Promise.all(
          ['/srcx', '/@me', '/node_modulesX', '/src/x'].map((each) => fetch(each)),
        );
        const answer = await fetch('messages?since=0');
        const { url, redirected, type } = answer;
        const socket = new (
          globalThis as unknown as { wire101: { WebSocket: typeof WebSocket } }
        ).wire101.WebSocket('ws://chat.example/chat');
        await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
        return {
          status: stream.status,
          first: first.length > 0,
          others: others.map(({ status }) => status),
          answer: [new URL(url).pathname, redirected, type],
          socket: [socket.readyState === socket.OPEN, WebSocket.OPEN, Object.prototype.toString.call(socket)],
        };
      });
      assert.deepEqual(heard, {
        status: 200,
        first: true,
        others: [404, 404, 404, 404],
        answer: ['/repo/messages', false, 'basic'],
        socket: [true, 1, '[object WebSocket]'],
      });
      await playOn(parts);
      const post = inLane(page, 0, /Alice to server, POST \/messages/).first();
      await post.waitFor();
      await parts.pause.press('Enter');
      await post.press('Enter');
      const octets = await hexOf(page);
      const head = octets.toString('latin1');
      assert.equal(httpOf(octets).body.toString('hex'), 'ff00c3a9');
      assert.match(head, /\r\nx-MINE: 1\r\n/);
      assert.doesNotMatch(head, /content-type/i);
      // A browser's console names every answer of 400 and more.
      const others = troubles.filter((each) => !/^40[04]: |status of 40[04]/.test(each));
      assert.deepEqual(others, []);
    });

    test('three hundred fetches and sixty sockets at once all have an answer', async () => {
      const { page, troubles } = await site.visit(FIRST_LESSON, { reducedMotion: 'reduce' });
      await untilText(partsOf(page).status, 'Stopped at 4.080 s');
      await settled(page);
      const counts = await page.evaluate(async () => {
        const { WebSocket: Own } = (globalThis as unknown as { wire101: { WebSocket: typeof WebSocket } })
          .wire101;
        const sockets = Array.from({ length: 60 }, () => new Own('ws://chat.example/chat'));
        const opened = sockets.map(
          (socket) => new Promise((resolve) => socket.addEventListener('open', resolve, { once: true })),
        );
        const fetches = Array.from({ length: 300 }, () =>
          fetch('/messages?since=0').then(({ status }) => status),
        );
        const statuses = await Promise.all(fetches);
        await Promise.all(opened);
        return [statuses.filter((status) => status === 200).length, opened.length];
      });
      assert.deepEqual(counts, [300, 60]);
      assert.deepEqual(troubles, []);
    });
  });

  /** What a learner types: opens a socket, says one thing, closes it; returns what its events said. */
  function talk(page: Page): Promise<readonly string[]> {
    return page.evaluate(async () => {
      const { WebSocket: Own } = (globalThis as unknown as { wire101: { WebSocket: typeof WebSocket } })
        .wire101;
      const socket = new Own('ws://chat.example/chat');
      const events: string[] = [`connecting ${socket.readyState}`];
      socket.onopen = () => {
        events.push(`open ${socket.readyState}`);
        socket.send(JSON.stringify({ from: 'Carol', text: 'over my own line' }));
        socket.close(1000, 'bye');
      };
      await new Promise<void>((resolve) => {
        socket.onclose = ({ code, wasClean }) => {
          events.push(`close ${code} ${wasClean}`);
          resolve();
        };
        setTimeout(() => resolve(), 8000);
      });
      return events;
    });
  }

  describe('without a network', { concurrency: 1 }, () => {
    const site = useSite('/repo/');

    test('is told 404 by the simulated server, not by a real one', async () => {
      const { page, requests } = await site.visit(FIRST_LESSON, { reducedMotion: 'reduce' });
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
});
