/** Polls that pile up behind a slow handler, as pictures and the inspector show them: a simulated run, R is 80 ms. */
import { ALICE } from '../trace/cast.ts';
import { expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import { detailOf } from '../../src/projections/inspection/index.ts';
import { type Action, PLAIN_LINK, PLAIN_SERVER, PLAIN_TRANSPORTS } from '../../src/scenario/index.ts';
import { runAll, scenario } from '../session/harness.ts';

async function laneOf(names: readonly string[], until: number, ...actions: Action[]): Promise<LaneIndex> {
  const transport = { ...PLAIN_TRANSPORTS.polling, interval: millis(500), pace: 'overlapping' } as const;
  const [trace] = await runAll(
    scenario({
      link: { ...PLAIN_LINK, rtt: millis(80) },
      server: { ...PLAIN_SERVER, thinking: millis(4000) },
      lanes: [{ id: 'a', clients: names.map((name) => ({ name, transport })) }],
      actions,
      until: millis(until),
    }),
  );
  if (trace === undefined) throw new Error('one lane, one trace');
  const index = new LaneIndex('a', trace);
  index.extend();
  return index;
}

/** The second page of a lane. */
const CAROL = 2;

it('the seventh request waits from then on, and is told of once', async () => {
  const index = await laneOf(['Alice'], 6000);
  expect(index.events).toEqual([{ at: millis(3000), node: ALICE, hue: 'control', code: 'queued' }]);
  expect(index.stretches).toEqual([{ kind: 'queued', node: ALICE, at: millis(3000), until: -1 }]);
});

it('of each page for itself, until none of its own waits any more', async () => {
  // From 3.1 s on they ask no more; the first answer is back at 80 + 40 + 4000 + 40 ms, and its connection is free.
  const rests: Action = { id: 'k', at: millis(3100), kind: 'knobs', set: { interval: millis(30_000) } };
  const index = await laneOf(['Alice', 'Carol'], 6000, rests);
  expect(index.events.map(({ at, node }) => [at, node])).toEqual([
    [millis(3000), ALICE],
    [millis(3000), CAROL],
  ]);
  expect(index.stretches.map(({ node, at, until }) => [node, at, until])).toEqual([
    [ALICE, millis(3000), millis(4160)],
    [CAROL, millis(3000), millis(4160)],
  ]);
});

it('its timing begins with the page’s call', async () => {
  const index = await laneOf(['Alice'], 6000);
  const seventh = index.arrows.filter(({ what, up }) => what === 'm' && up)[6];
  // Called at 3 s; the first connection is free when its answer is back: 80 + 40 + 4000 + 40 ms.
  const rows = detailOf(index, seventh?.address ?? '', millis(6000))?.timing.map(({ at, key }) => [
    at / 1000,
    key,
  ]);
  expect(rows?.slice(0, 3)).toEqual([
    [3000, 'called'],
    [4160, 'sent'],
    [4200, 'arrived'],
  ]);
});
