/** Which lanes need code that is fetched, and which none. */
import { expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { fetchParts, fetchPartsFor, isMore, type Parts } from '../../src/engine/parts.ts';
import {
  type Action,
  laneOf,
  PLAIN_LINK,
  PLAIN_SERVER,
  PLAIN_TRANSPORTS,
  type Knobs,
  type Scenario,
  type Transport,
} from '../../src/scenario/index.ts';
import { scenario } from './harness.ts';

const knobs = (set: Knobs): Action => ({ id: 'k', at: millis(9), kind: 'knobs', set });
const lane = (transport: Transport): Partial<Scenario> => ({
  lanes: [{ id: 'a', clients: [{ name: 'Alice', transport }] }],
});
const { websocket } = PLAIN_TRANSPORTS;
const isAnyMore = (changes: Partial<Scenario>): boolean => {
  const all = scenario(changes);
  return all.lanes.some((each) => isMore(laneOf(all, each)));
};

it.each<[string, Partial<Scenario>]>([
  ['polling and WebSocket', {}],
  ['loss, TLS and a firewall of the path', { link: { ...PLAIN_LINK, loss: 100, tls: 'tls13' } }],
  ['a socket that comes back', lane({ ...websocket, reconnect: 'back-off' })],
  ['handlers that think', { server: { ...PLAIN_SERVER, thinking: millis(9) } }],
  ['another round trip later', { actions: [knobs({ rtt: millis(9), box: 'none', gzip: false })] }],
])('none: %s', (_name, changes) => expect(isAnyMore(changes)).toBe(false));

it.each<[string, Partial<Scenario>]>([
  ['long polling', lane(PLAIN_TRANSPORTS['long-polling'])],
  ['an event stream', lane(PLAIN_TRANSPORTS['event-stream'])],
  ['streaming', lane(PLAIN_TRANSPORTS.streaming)],
  ['compression', lane({ ...websocket, compression: 'on' })],
  ['a cookie', { server: { ...PLAIN_SERVER, cookie: 9 } }],
  ['gzip', { server: { ...PLAIN_SERVER, gzip: true } }],
  ['CORS later', { actions: [knobs({ foreign: true })] }],
  ['a box', { link: { ...PLAIN_LINK, box: 'buffers' } }],
  ['a box later', { actions: [knobs({ box: 'caches' })] }],
])('some: %s', (_name, changes) => expect(isAnyMore(changes)).toBe(true));

it('a plain lane fetches nothing, another everything, once', async () => {
  const parts: Parts = {};
  const plain = scenario();
  for (const each of plain.lanes) await fetchParts(parts, laneOf(plain, each));
  await fetchPartsFor(parts, knobs({ rtt: millis(5) }));
  expect(parts).toEqual({});
  await fetchPartsFor(parts, knobs({ etag: true }));
  const { Fetcher, Middleware, gzip, deflate, Box } = parts;
  expect([Fetcher, Middleware, gzip, deflate, Box].includes(undefined)).toBe(false);
});
