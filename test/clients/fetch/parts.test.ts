/** To a plain server it makes no difference whether the code for more of HTTP has been fetched, or when. */
import { expect, it } from 'vitest';
import { Browser, type BrowserParts } from '../../../src/clients/index.ts';
import { PollingPage } from '../../../src/clients/pages/index.ts';
import { ALICE, says } from '../../apps/chat/alice.ts';
import { Fetcher } from '../../../src/clients/fetch/index.ts';
import { millis, utf8 } from '../../../src/base/index.ts';
import { textOf } from '../../session/harness.ts';
import { AUTHORITY, RawServer } from '../raw-server.ts';

function run(parts: BrowserParts, change: (parts: BrowserParts) => void = () => undefined): string {
  const server = new RawServer();
  const { world } = server;
  const browser = new Browser({
    world,
    dial: () => server.dial(),
    authority: AUTHORITY,
    name: 'Alice',
    parts,
  });
  server.onData = (conn) => {
    server.say('HTTP/1.1 200 OK\r\nDate: Mon, 05 Jan 2026 09:00:00 GMT\r\nContent-Length: 2\r\n\r\n[]', conn);
  };
  const page = new PollingPage(browser, 'Alice', ALICE, millis(100));
  page.start();
  server.at(150, () => says(page, 'hi'));
  server.at(250, () => change(parts));
  server.at(333, () => browser.openSocket('/chat'));
  for (const [ms, method, target] of [
    [200, 'GET', '/messages?since=0'],
    [400, 'PUT', '//odd//path?x=%20'],
    [500, 'DELETE', '/messages?since=0'],
  ] as const) {
    const body = method === 'PUT' ? utf8('body') : undefined;
    const fields = [['X-Own', '1']] as const;
    server.at(ms, () => browser.fetch({ method, target, fields, body, cause: -1 }, () => undefined));
  }
  server.until(1000);
  return textOf(world.trace);
}

it('from the beginning, later, or never', () => {
  const without = run({});
  expect(without.split('\n').length).toBeGreaterThan(60);
  expect(run({ Fetcher })).toBe(without);
  expect(run({}, (parts) => (parts.Fetcher = Fetcher))).toBe(without);
});
