// What the learner types crosses the simulated network as octets that any other decoder understands.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { headOf, hexOf, httpOf, messagesIn, payloadOf, sizeOf } from './bytes.ts';
import { FIRST_LESSON, useSite, type Visit } from './harness.ts';
import { eventually, type Parts, partsOf, playhead, settled, untilText } from './parts.ts';

type Speaker = 'Alice' | 'Bob';
const MIB = 2 ** 20;
const SHOWN = 4096;

/** Opens 2.1a at the end of its first step, where a message of 4.08 s is sent next. */
async function open(site: ReturnType<typeof useSite>): Promise<Visit & { parts: Parts }> {
  const visit = await site.visit(FIRST_LESSON, { reducedMotion: 'reduce' });
  const parts = partsOf(visit.page);
  await untilText(parts.status, 'Stopped at 4.080 s');
  return { ...visit, parts };
}

/** The timeline goes as far as the run is computed. */
async function toTheEnd(parts: Parts): Promise<void> {
  const press = async () => {
    await parts.timeline.press('End');
    return playhead(parts);
  };
  await eventually('the end', press, (at) => at === 10);
}

/** Alice speaks where the playhead is, Bob at the end of the scenario, where his message is the sixth of all. */
async function say(page: Page, parts: Parts, who: Speaker, text: string): Promise<void> {
  if (who === 'Bob') await toTheEnd(parts);
  await page.getByRole('radio', { name: who, exact: true }).check();
  await parts.speed.selectOption('2');
  await parts.message.fill(text);
  if (who === 'Bob') {
    // From the end on, it is played without end. The picture stays there: on a slow machine what is waited for would have
    // left a followed one before it is seen.
    await page.locator('w-stage').hover();
    await page.mouse.wheel(0, 100_000);
    const isInSight = () =>
      page.locator('w-stage .scroller').evaluate((scroller) => {
        const line = scroller.querySelector('.now')?.getBoundingClientRect().top ?? Infinity;
        const { top, bottom } = scroller.getBoundingClientRect();
        return line > top && line < bottom;
      });
    await eventually('the playhead in sight', isInSight, (is) => is);
  }
  await parts.message.press('Enter');
}

/** The newest arrow or dot of this name in a lane: its button in the picture's list. */
function arrow(page: Page, lane: 0 | 1, name: RegExp): Locator {
  return page
    .locator(`w-stage #lane-${lane} .twin li:not([data-future])`)
    .getByRole('button', { name })
    .last();
}

/** Waits until the arrow is there, stops the player, selects it and reads its octets. */
async function octetsOf(page: Page, parts: Parts, lane: 0 | 1, name: RegExp): Promise<Buffer> {
  await arrow(page, lane, name).waitFor();
  if (await parts.pause.isVisible()) await parts.pause.press('Enter');
  await arrow(page, lane, name).press('Enter');
  return hexOf(page);
}

/** The text of the last message in a JSON body: one message, or a list of them. */
function textIn(json: string): unknown {
  const value: unknown = JSON.parse(json);
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return (last as { text?: unknown }).text;
}

describe('octets', { concurrency: true }, () => {
  describe('of a typed message', { concurrency: 1 }, () => {
    const site = useSite('/');

    for (const text of ['Xin chào 👩‍👩‍👧 chị em!', '']) {
      test(`cross in both lanes, up and down: ${JSON.stringify(text)}`, async () => {
        const { page, parts, requests, troubles } = await open(site);
        await say(page, parts, 'Alice', text);
        const post = httpOf(await octetsOf(page, parts, 0, /Alice to server, POST/));
        assert.match(post.startLine, /^POST \S+ HTTP\/1\.1$/);
        assert.equal(post.body.length, post.contentLength);
        assert.equal(textIn(post.body.toString()), text);

        const up = await octetsOf(page, parts, 1, /Alice to server, text frame/);
        const [sent = ''] = await messagesIn(up, 'page');
        assert.equal(textIn(sent), text);
        assert.equal(await sizeOf(page), up.length);
        const row = parts.frames.getByRole('row', { selected: true });
        assert.equal(await row.getByRole('gridcell').last().textContent(), String(up.length));

        await say(page, parts, 'Bob', text);
        await arrow(page, 0, /Alice’s page shows Bob #6/).waitFor();
        const poll = httpOf(await octetsOf(page, parts, 0, /server to Alice, 200, \d message/));
        assert.equal(poll.startLine, 'HTTP/1.1 200 OK');
        assert.equal(poll.body.length, poll.contentLength);
        assert.equal(textIn(poll.body.toString()), text);

        const down = await octetsOf(page, parts, 1, /server to Alice, text frame/);
        const [received = ''] = await messagesIn(down, 'server');
        assert.equal(textIn(received), text);
        assert.ok(
          requests.every((address) => address.startsWith(site.url)),
          requests.join('\n'),
        );
        assert.deepEqual(troubles, []);
      });
    }

    test('cross in both lanes, up and down, all of 1 MiB', async () => {
      const { page, parts, requests, troubles } = await open(site);
      await settled(page);
      const before = requests.length;

      await say(page, parts, 'Alice', 'x'.repeat(MIB));
      const post = httpOf(await octetsOf(page, parts, 0, /Alice to server, POST/));
      const json = JSON.stringify({ from: 'Alice', text: '' });
      assert.equal(post.contentLength, json.length + MIB);
      assert.equal(await sizeOf(page), post.head + post.contentLength);

      const up = await octetsOf(page, parts, 1, /Alice to server, text frame/);
      assert.deepEqual(headOf(up), {
        fin: true,
        opcode: 1,
        masked: true,
        length: json.length + MIB,
        start: 14,
      });
      assert.equal(await sizeOf(page), 14 + json.length + MIB);
      assert.equal(payloadOf(up).toString(), (json.slice(0, -2) + 'x'.repeat(MIB)).slice(0, SHOWN - 14));
      // Slow start takes its round trips.
      await parts.play.press('Enter');
      for (const lane of [0, 1] as const) await arrow(page, lane, /the server has Alice #4: x/).waitFor();

      await say(page, parts, 'Bob', 'y'.repeat(MIB));
      for (const lane of [0, 1] as const) await arrow(page, lane, /Alice’s page shows Bob #6/).waitFor();
      const down = await octetsOf(page, parts, 1, /server to Alice, text frame/);
      const said = JSON.stringify({ id: 6, from: 'Bob', text: '' });
      assert.deepEqual(headOf(down), {
        fin: true,
        opcode: 1,
        masked: false,
        length: said.length + MIB,
        start: 10,
      });
      assert.equal(await sizeOf(page), 10 + said.length + MIB);
      const poll = httpOf(await octetsOf(page, parts, 0, /server to Alice, 200, 1 message/));
      assert.equal(poll.contentLength, said.length + 2 + MIB);
      assert.equal(await sizeOf(page), poll.head + poll.contentLength);
      assert.deepEqual(requests.slice(before), [], 'nothing of this left the browser');
      assert.deepEqual(troubles, []);
    });
  });

  describe('of a changed run', { concurrency: 1 }, () => {
    const site = useSite('/');

    test('are the same again when both lanes were toggled and both toggles undone', async () => {
      const { page, parts, requests, troubles } = await open(site);
      await settled(page);
      const before = requests.length;
      const first = await octetsOf(page, parts, 1, /0\.900 s, server to Alice, text frame/);

      await parts.transport(0).selectOption('WebSocket');
      await page.getByRole('region', { name: 'WebSocket, lane A' }).waitFor();
      const left = await octetsOf(page, parts, 0, /server to Alice, 101/);
      assert.equal(httpOf(left).startLine, 'HTTP/1.1 101 Switching Protocols');
      const [hello = ''] = await messagesIn(
        await octetsOf(page, parts, 0, /0\.900 s, server to Alice, text frame/),
        'server',
      );
      assert.equal(textIn(hello), 'Hi Alice!');

      await parts.transport(1).selectOption('HTTP polling');
      await page.getByRole('region', { name: 'HTTP polling', exact: true }).waitFor();
      assert.match(
        httpOf(await octetsOf(page, parts, 1, /Alice to server, GET \/messages/)).startLine,
        /^GET \/messages\?since=\d+ HTTP\/1\.1$/,
      );

      await parts.undo.press('Enter');
      await page.getByRole('region', { name: 'WebSocket, lane B' }).waitFor();
      await parts.undo.press('Enter');
      await page.getByRole('region', { name: 'WebSocket', exact: true }).waitFor();
      assert.equal(await parts.undo.isDisabled(), true);
      assert.deepEqual(await octetsOf(page, parts, 1, /0\.900 s, server to Alice, text frame/), first);
      assert.deepEqual(requests.slice(before), [], 'nothing of this left the browser');
      assert.deepEqual(troubles, []);
    });
  });
});
