/**
 * Pages that wait for news, over octets of a bare server. The path takes 10 ms each way: what leaves with the
 * connection is at the server at 30 ms, its answer is at the page at 40.
 */
import { describe, expect, it } from 'vitest';
import { fromLatin1, millis } from '../../../src/base/index.ts';
import { EventStreamPage, LongPollingPage, StreamingPage } from '../../../src/clients/push/index.ts';
import { ALICE, says } from './alice.ts';
import { chunk, END, HEAD, message, PushServer, STREAM, whole } from '../../clients/push-server.ts';

const LINES = `${HEAD}Content-Type: application/x-ndjson\r\n\r\n`;
const list = (...ids: number[]): string => whole('200 OK', `[${ids.map((id) => message(id)).join()}]`);
const line = (id: number): string => chunk(`${message(id)}\n`);

describe('a page that polls long', () => {
  const open = (server: PushServer): LongPollingPage => {
    const page = new LongPollingPage(server.browser, 'Alice', ALICE, millis(25_000));
    page.start();
    return page;
  };

  it('asks again at once, whether the answer brings news or not', () => {
    const server = new PushServer().answers(list(1, 2), list(), list(3), '');
    open(server);
    server.until(60_000);
    expect(server.requests).toEqual([
      '20 GET /messages?since=0&wait=25000',
      '40 GET /messages?since=2&wait=25000',
      '60 GET /messages?since=2&wait=25000',
      '80 GET /messages?since=3&wait=25000',
    ]);
    expect(server.shown).toEqual(['40 1', '40 2', '80 3']);
    expect(server.world.trace.connections).toBe(1);
  });

  it.each([
    ['500', whole('500 Oh', '[]')],
    ['no JSON', whole('200 OK', '[')],
    ['no list', whole('200 OK', '{}')],
  ])('after %s it waits longer and longer, and after an answer no more', (_name, wrong) => {
    const server = new PushServer().answers(wrong, wrong, wrong, list(1), list(2), '');
    open(server);
    server.until(60_000);
    const asked = server.facts('request-sent').map(({ at }) => at / 1000);
    const waits = asked.slice(1).map((at, i) => at - (asked[i] ?? 0) - 20);
    expect(waits.length).toBe(5);
    for (const [i, most] of [1000, 2000, 4000].entries()) expect(waits[i]).toBeLessThanOrEqual(most);
    expect(Math.min(...waits.slice(0, 3))).toBeGreaterThan(0);
    expect(waits.slice(3)).toEqual([0, 0]);
  });

  it('a lost connection is an error as well', () => {
    const server = new PushServer();
    server.onData = (n) => server.ends[n]?.abort();
    open(server);
    server.until(120_000);
    // No more than one attempt per 15 s in the mean, once the ceiling is reached.
    expect(server.facts('request-sent').length).toBeGreaterThan(5);
    expect(server.facts('request-sent').length).toBeLessThan(30);
  });

  it('posts on another connection, and does not show its own message', () => {
    const server = new PushServer();
    const page = open(server);
    server.at(100, () => {
      server.onData = (n, octets) => {
        if (!octets.startsWith('POST')) return;
        server.say(whole('201 Created', '{"id":1}'), n);
        server.say(whole('200 OK', `[${message(1, 'Alice')}]`), 0);
      };
      says(page, 'hi');
    });
    server.until(1000);
    expect(server.shown).toEqual([]);
    expect(server.requests.slice(1)).toEqual(['120 POST /messages', '140 GET /messages?since=1&wait=25000']);
    expect(fromLatin1(server.received(1))).toContain('\r\n\r\n{"from":"Alice","text":"hi"}');
  });

  it.each(['close', 'leave'] as const)('%s ends the connection of the question that is out', (how) => {
    const server = new PushServer();
    const page = open(server);
    server.at(100, () => page[how]());
    server.at(105, () => server.say(list(1)));
    server.until(60_000);
    expect(server.shown).toEqual([]);
    expect(server.facts('request-sent').length).toBe(1);
    expect(server.facts('disconnected').map(({ at }) => at / 1000)).toEqual([110, 120]);
  });

  it('hears an answer in a hidden tab at once; only its waiting for another attempt gets coarse', () => {
    const server = new PushServer().answers(list(1), whole('500 Oh'), '');
    const page = open(server);
    page.sleep();
    server.until(5000);
    expect(server.shown).toEqual(['40 1']);
    expect((server.facts('request-sent').at(-1)?.at ?? 0) % 1_000_000).toBe(0);
  });
});

describe('a page with an event stream', () => {
  it('shows each message once, and what it said itself not at all', () => {
    const event = (id: number, from?: string): string => chunk(`id: ${id}\ndata: ${message(id, from)}\n\n`);
    const server = new PushServer().answers(
      `${STREAM}${chunk('retry: 100\n\n')}${event(1)}${event(2, 'Alice')}${END}`,
    );
    const page = new EventStreamPage(server.browser, 'Alice', ALICE);
    page.start();
    server.at(100, () => {
      server.onData = () => server.say(STREAM + event(2, 'Alice') + event(3) + chunk('data: nonsense\n\n'));
    });
    server.until(1000);
    expect(server.shown).toEqual(['40 1', '160 3']);
    expect(server.calls).toEqual(["0 new EventSource('/events')"]);
    expect(fromLatin1(server.received())).toContain('Last-Event-ID: 2\r\n');
  });

  it('closes it', () => {
    const server = new PushServer().answers(STREAM);
    const page = new EventStreamPage(server.browser, 'Alice', ALICE);
    page.start();
    server.at(100, () => page.close());
    server.until(60_000);
    expect(server.calls.at(-1)).toBe('100 source.close()');
    expect(server.facts('request-sent').length).toBe(1);
  });
});

describe('a page that reads one long answer', () => {
  const open = (server: PushServer): StreamingPage => {
    const page = new StreamingPage(server.browser, 'Alice', ALICE);
    page.start();
    return page;
  };

  it('shows a line as soon as it is whole', () => {
    const server = new PushServer().answers(LINES + line(1));
    open(server);
    const [head, tail] = [message(2).slice(0, 9), `${message(2).slice(9)}\n`];
    server.at(100, () => server.say(chunk(head)));
    server.at(200, () => server.say(chunk(tail) + chunk('nonsense\n') + line(3)));
    server.until(1000);
    expect(server.shown).toEqual(['40 1', '210 2', '210 3']);
    expect(server.facts('body-received').length).toBe(5);
  });

  it('a character that is cut in two is one character', () => {
    const server = new PushServer().answers(LINES);
    open(server);
    const octets = new TextEncoder().encode('{"id":1,"from":"Bob","text":"👋"}\n');
    server.at(100, () => octets.forEach((octet) => server.say(new Uint8Array([49, 13, 10, octet, 13, 10]))));
    server.until(1000);
    expect(server.shown).toEqual(['110 1']);
  });

  it.each([
    ['ends', LINES + line(1) + END],
    ['is no stream', whole('503 Busy')],
  ])('asks for the rest when it %s, after a while', (_name, octets) => {
    const server = new PushServer().answers(octets, LINES + line(1) + line(2));
    open(server);
    server.until(5000);
    const [, again] = server.facts('request-sent');
    expect(again?.target).toBe(octets.startsWith('HTTP/1.1 200') ? '/stream?since=1' : '/stream?since=0');
    expect((again?.at ?? 0) / 1000).toBeLessThanOrEqual(40 + 1000 + 20);
    expect(server.shown.map((each) => each.split(' ')[1])).toEqual(['1', '2']);
  });

  it('stops when it is closed, also while it waits', () => {
    const server = new PushServer().answers(LINES + END, LINES);
    const page = open(server);
    server.at(41, () => page.close());
    server.until(60_000);
    expect(server.facts('request-sent').length).toBe(1);
  });
});
