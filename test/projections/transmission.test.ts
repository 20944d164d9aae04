/** How TCP took a message along, read off real runs: the server says something at 1 s, on a path of 80 ms. */
import { ALICE, SERVER } from '../trace/cast.ts';
import { expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import { acknowledgmentOf, detailOf } from '../../src/projections/inspection/index.ts';
import { type Action, type Link, PLAIN_LINK, PLAIN_TRANSPORTS } from '../../src/scenario/index.ts';
import { aliceSays, runAll, scenario } from '../session/harness.ts';

/** A lane of one WebSocket. */
async function laneOf(octets: number, link: Partial<Link>, ...more: readonly Action[]): Promise<LaneIndex> {
  const says = { deed: 'say', from: 'Bob', text: 'x', times: octets } as const;
  const [trace] = await runAll(
    scenario({
      link: { ...PLAIN_LINK, ...link },
      lanes: [{ id: 'b', clients: [{ name: 'Alice', transport: PLAIN_TRANSPORTS.websocket }] }],
      actions: [{ id: 'm', at: millis(1000), kind: 'server', do: says }, ...more],
    }),
  );
  if (trace === undefined) throw new Error('no lane');
  const index = new LaneIndex('b', trace);
  index.extend();
  return index;
}

const MESSAGE = 'b/c0/down/f0';

/** Rows of the timing of the message's frame: "1040 arrived". */
async function timingOf(octets: number, link: Partial<Link> = {}, cursor = 5000): Promise<string[]> {
  return rowsOf(await laneOf(octets, link), cursor);
}

function rowsOf(lane: LaneIndex, cursor: number): string[] {
  return (detailOf(lane, MESSAGE, millis(cursor))?.timing ?? []).map(({ at, key, n }) =>
    [at / 1000, key, n].filter((each) => each !== undefined).join(' '),
  );
}

it('a short message leaves in one go, and its ACK is back after a round trip', async () => {
  expect(await timingOf(5)).toEqual(['1000 born', '1000 sent', '1040 arrived', '1080 acknowledged']);
});

it('a delayed ACK comes 40 ms later', async () => {
  expect((await timingOf(5, { delayedAck: true })).slice(-3)).toEqual([
    '1040 arrived',
    '1080 acknowledging',
    '1120 acknowledged',
  ]);
});

it('its ACK goes the other way, by itself or with octets', async () => {
  const alone = await laneOf(5, {});
  expect(acknowledgmentOf(alone, MESSAGE)).toEqual({
    lane: 'b',
    sender: ALICE,
    receiver: SERVER,
    t0: millis(1040),
    t1: millis(1080),
  });
  // Alice says something while her ACK still waits.
  const riding = await laneOf(5, { delayedAck: true }, aliceSays(1060, 'hi'));
  expect(acknowledgmentOf(riding, MESSAGE)).toMatchObject({ t0: millis(1060), t1: millis(1100) });
});

it('an ACK that was lost is made up for by the next one', async () => {
  const cable = (id: string, ms: number, deed: 'cable-out' | 'cable-in'): Action => ({
    id,
    at: millis(ms),
    kind: 'network',
    do: { deed },
  });
  // The cable is out while the ACK of 1,040 ms is on its way. After 80 + 200 ms the frame comes again (Linux' RTO).
  const lane = await laneOf(5, {}, cable('out', 1050, 'cable-out'), cable('in', 1100, 'cable-in'));
  expect(rowsOf(lane, 5000)).toEqual([
    '1000 born',
    '1000 sent',
    '1040 arrived',
    '1320 acknowledging',
    '1360 acknowledged',
  ]);
});

it('slow start: ten segments, then twenty, then the rest', async () => {
  expect(await timingOf(40_000)).toEqual([
    '1000 born',
    '1000 sent',
    '1080 flight 18',
    '1120 arrived',
    '1160 acknowledged',
  ]);
  const many = await timingOf(60_000, { initialWindow: 3 });
  expect(many.filter((row) => row.includes('flight'))).toEqual([
    '1080 flight 6',
    '1160 flight 12',
    '1240 flight 21',
  ]);
});

it('nothing of it is told before it happens', async () => {
  expect(await timingOf(40_000, {}, 1100)).toEqual(['1000 born', '1000 sent', '1080 flight 18']);
});
