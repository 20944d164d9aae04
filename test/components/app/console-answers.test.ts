/** How a fetch of the console reads answers that the chat never gives: octets of a bare server in, a body out. */
import { assert } from 'chai';
import { CallIndex } from '../../../src/app/console/call-index.ts';
import type { Pending } from '../../../src/app/console/calls.ts';
import { fetchFrom } from '../../../src/app/console/fetch-call.ts';
import { responseOf, told } from '../../../src/app/console/script-response.ts';
import { latin1 } from '../../../src/base/index.ts';
import { Browser } from '../../../src/clients/index.ts';
import { CallFold } from '../../../src/projections/fold/index.ts';
import { BrowserConsole } from '../../../src/clients/console.ts';
import { AUTHORITY, RawServer } from '../../clients/raw-server.ts';

/** "status body" of an answer that comes in these pieces, 100 ms apart; then the server says FIN. */
async function answered(...pieces: string[]): Promise<string> {
  const server = new RawServer();
  const { world } = server;
  const browser = new Browser({ world, dial: () => server.dial(), authority: AUTHORITY, name: 'Alice' });
  const page = new BrowserConsole(browser, () => undefined);
  const begun: Pending[] = [];
  const calls = {
    lane: () => 'a',
    name: () => 'one',
    begin: (pending: Pending) => void begun.push(pending),
    end: () => undefined,
  };
  const answer = fetchFrom(calls, { method: 'GET', target: '/', fields: [], body: undefined });
  server.onData = () => {
    for (const [i, piece] of pieces.entries()) server.at(100 + 100 * i, () => server.say(latin1(piece)));
    server.at(100 * pieces.length + (pieces.length === 1 ? 0 : 100), () => server.ends[0]?.end());
  };
  page.fetch('one', { method: 'GET', target: '/', fields: [], body: undefined });
  server.until(10_000);
  const index = new CallIndex();
  const heard = new CallFold(world.trace).take();
  if (heard !== undefined) index.apply(heard);
  for (const pending of begun) {
    for (let news = pending.news(index, Infinity); news !== undefined && !pending.isOver; ) {
      news.tell();
      news = pending.isOver ? undefined : pending.news(index, Infinity);
    }
  }
  const found = await answer;
  if (found === undefined) return 'network error';
  const base = new URL(`http://${AUTHORITY}/`);
  const response = told(responseOf(found), base.href, found, base);
  return `${response.status} ${await response.text()}`;
}

// RFC 9112 §6.3 item 8.
describe('an answer of the console’s fetch that ends with its connection', () => {
  it('all at once', async () => {
    assert.equal(await answered('HTTP/1.1 200 OK\r\n\r\nall there is'), '200 all there is');
    assert.equal(await answered('HTTP/1.0 404 No\r\n\r\nnothing here'), '404 nothing here');
  });
  it('in pieces', async () => {
    assert.equal(await answered('HTTP/1.1 200 OK\r\n\r\nhalf ', 'and half'), '200 half and half');
    assert.equal(await answered('HTTP/1.1 200 OK\r\n', '\r\n', 'late'), '200 late');
  });
  it('is a network error where a length promises more', async () => {
    assert.equal(await answered('HTTP/1.1 404 No\r\nContent-Length: 9\r\n\r\nhalf'), 'network error');
  });
});

// Fetch §2.2.3: a null body status.
it('a 205 has no body, whatever came with it', async () => {
  assert.equal(await answered('HTTP/1.1 205 Reset Content\r\nContent-Length: 4\r\n\r\nbody'), '205 ');
});

it('a fold, and a status that no class has', async () => {
  const octets = 'HTTP/1.1 999 Denied\r\nX: a\r\n b\r\nContent-Length: 2\r\n\r\nno';
  assert.equal(await answered(octets), '999 no');
});
