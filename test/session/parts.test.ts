/** What is fetched for which lane, and what not. */
import { expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { fetchAllParts, fetchParts, fetchPartsFor, type Parts } from '../../src/app/parts.ts';
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

it.each<[string, Partial<Scenario>, string[]]>([
  ['polling and WebSocket', {}, []],
  ['long polling', lane(PLAIN_TRANSPORTS['long-polling']), ['push']],
  ['an event stream', lane(PLAIN_TRANSPORTS['event-stream']), ['push']],
  ['streaming', lane(PLAIN_TRANSPORTS.streaming), ['push']],
  ['compression', lane({ ...PLAIN_TRANSPORTS.websocket, compression: 'on' }), ['deflate']],
  ['gzip', { server: { ...PLAIN_SERVER, gzip: true } }, ['gzip']],
  ['gzip from some moment on', { actions: [knobs({ gzip: true })] }, ['gzip']],
  ['a box', { link: { ...PLAIN_LINK, box: 'buffers' } }, ['boxes']],
  ['a box from some moment on', { actions: [knobs({ box: 'caches' })] }, ['boxes']],
])('%s', async (_name, changes, expected) => {
  const parts: Parts = {};
  const all = scenario(changes);
  for (const each of all.lanes) await fetchParts(parts, laneOf(all, each));
  expect(Object.keys(parts)).toEqual(expected);
});

it('a knob that is turned later fetches what it needs, a message nothing', async () => {
  const parts: Parts = {};
  await fetchPartsFor(parts, knobs({ rtt: millis(5) }));
  expect(parts).toEqual({});
  await fetchPartsFor(parts, knobs({ gzip: true, box: 'none' }));
  expect(Object.keys(parts)).toEqual(['gzip']);
});

it('all of it', async () => {
  const parts: Parts = {};
  await fetchAllParts(parts);
  expect(new Set(Object.keys(parts))).toEqual(new Set(['gzip', 'deflate', 'boxes', 'push']));
});
