/** Several pages in one lane: each has a line, deliveries and faults of its own. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import { linearScale, nearest, stageOf } from '../../src/projections/index.ts';
import { type Action, PLAIN_LINK, PLAIN_TRANSPORTS } from '../../src/scenario/index.ts';
import { bobSays, composition, runAll, scenario } from '../session/harness.ts';
import { ALICE, SERVER } from '../trace/cast.ts';
import { onThePage } from './on-the-page.ts';

const CAROL = 2;
const sleeps: Action = {
  id: 's',
  at: millis(2000),
  kind: 'client',
  client: 'Carol',
  do: { deed: 'sleep' },
};
const lane = {
  id: 'a',
  clients: [
    { name: 'Alice', transport: { ...PLAIN_TRANSPORTS.polling, interval: millis(1000) } },
    { name: 'Carol', transport: PLAIN_TRANSPORTS.websocket },
  ],
};

async function laneOfTwo(): Promise<LaneIndex> {
  const actions = [bobSays(1200, 'hi'), sleeps];
  const link = { ...PLAIN_LINK, rtt: millis(80), jitter: millis(0) };
  const [trace] = await runAll(scenario({ link, lanes: [lane], actions }), composition());
  if (trace === undefined) throw new Error('one lane, one trace');
  const index = new LaneIndex('a', trace);
  index.extend();
  return index;
}

describe('a lane of two pages', () => {
  it('has a delivery at each, with an address of its own', async () => {
    const { dots } = await laneOfTwo();
    expect(dots.map(({ address, node, latency }) => [address, node, latency])).toEqual([
      ['a/born/1', SERVER, -1],
      ['a/shown/1/p2', CAROL, millis(40)],
      ['a/shown/1', ALICE, millis(880)],
    ]);
  });

  it('finds each by its address, and goes to the nearest of the same page', async () => {
    const index = await laneOfTwo();
    expect(index.find('a/shown/1')).toMatchObject({ node: ALICE });
    expect(index.find('a/shown/1/p2')).toMatchObject({ node: CAROL });
    const page = onThePage(index);
    expect(nearest(page, 'a/shown/4')).toBe('a/shown/1');
    expect(nearest(page, 'a/shown/4/p2')).toBe('a/shown/1/p2');
    expect(nearest(page, 'a/shown/4/p3')).toBe('a/shown/1');
  });

  it('has arrows from and to the page that they belong to', async () => {
    const { arrows } = await laneOfTwo();
    const polls = arrows.filter(({ label }) => label.code.startsWith('GET /messages'));
    const frames = arrows.filter(({ what }) => what === 'f');
    expect(new Set(polls.map(({ sender, receiver }) => `${sender} ${receiver}`))).toEqual(new Set(['1 0']));
    expect(frames.map(({ sender, receiver }) => [sender, receiver])).toEqual([[SERVER, CAROL]]);
  });

  it('has the waiting of one page that hears long after another has heard of a newer message', async () => {
    const slow = { name: 'Carol', transport: { ...PLAIN_TRANSPORTS.polling, interval: millis(4500) } };
    const lanes = [{ id: 'a', clients: [lane.clients[0], slow].flatMap((each) => each ?? []) }];
    const actions = [bobSays(1200, 'one'), bobSays(3300, 'two')];
    const [trace] = await runAll(scenario({ lanes, actions, until: millis(6000) }), composition());
    if (trace === undefined) throw new Error('one lane, one trace');
    const index = new LaneIndex('a', trace);
    index.extend();
    const scale = linearScale(millis(6000));
    const waitsOf = (from: number, to: number) =>
      stageOf([index], scale, scale.y(millis(from)), scale.y(millis(to))).lanes[0]?.waits.length;
    // Between the two births Carol has heard of none, and Alice of the first.
    expect(waitsOf(2200, 2800)).toBe(1);
    expect(waitsOf(1300, 1900)).toBe(2);
  });

  it('has what fails before there is a connection beside the page that it happens to', async () => {
    const streams = ['Alice', 'Carol'].map((name) => ({ name, transport: PLAIN_TRANSPORTS['event-stream'] }));
    const actions: Action[] = [{ id: 'c', at: millis(10), kind: 'server', do: { deed: 'crash' } }];
    const lanes = [{ id: 'a', clients: streams }];
    const [trace] = await runAll(scenario({ lanes, actions, until: millis(9000) }), composition());
    if (trace === undefined) throw new Error('one lane, one trace');
    const index = new LaneIndex('a', trace);
    index.extend();
    const failed = index.events.filter(({ code }) => code === 'onerror');
    expect(new Set(failed.map(({ node }) => node))).toEqual(new Set([ALICE, CAROL]));
  });

  it('has a tab that sleeps, and another that does not', async () => {
    const { stretches, events } = await laneOfTwo();
    expect(stretches).toEqual([{ kind: 'asleep', node: CAROL, at: millis(2000), until: -1 }]);
    expect(events.filter(({ code }) => code === 'asleep').map(({ node }) => node)).toEqual([CAROL]);
  });
});
