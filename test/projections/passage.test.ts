/** How TCP took a message along, read off real runs: the server says something at 1 s, on a path of 80 ms. */
import { expect, it } from 'vitest';
import { micros, millis } from '../../src/base/index.ts';
import { LaneIndex } from '../../src/projections/index.ts';
import { detailOf } from '../../src/projections/inspection/index.ts';
import { type Link, PLAIN_LINK, PLAIN_TRANSPORTS } from '../../src/scenario/index.ts';
import { runAll, scenario } from '../session/harness.ts';

/** Rows of the timing of the message's frame: "1040 arrived". */
async function timingOf(octets: number, link: Partial<Link> = {}, cursor = 5000): Promise<string[]> {
  const says = { deed: 'say', from: 'Bob', text: 'x', times: octets } as const;
  const [trace] = await runAll(
    scenario({
      link: { ...PLAIN_LINK, ...link },
      lanes: [{ id: 'b', clients: [{ name: 'Alice', transport: PLAIN_TRANSPORTS.websocket }] }],
      actions: [{ id: 'm', at: millis(1000), kind: 'server', do: says }],
    }),
  );
  if (trace === undefined) throw new Error('no lane');
  const index = new LaneIndex('b', trace);
  index.extend();
  const detail = detailOf(index, 'b/c0/down/f0', micros(cursor * 1000));
  return (detail?.timing ?? []).map(({ at, key, n }) =>
    [at / 1000, key, n].filter((each) => each !== undefined).join(' '),
  );
}

it('a short message leaves in one go, and its ACK is back after a round trip', async () => {
  expect(await timingOf(5)).toEqual(['1000 born', '1000 sent', '1040 arrived', '1080 acknowledged']);
});

it('a delayed ACK comes 40 ms later', async () => {
  expect((await timingOf(5, { delayedAck: true })).at(-1)).toBe('1120 acknowledged');
});

it('slow start: ten segments, then twenty, then the rest', async () => {
  expect(await timingOf(40_000)).toEqual([
    '1000 born',
    '1000 sent',
    '1080 go 18',
    '1120 arrived',
    '1160 acknowledged',
  ]);
  const many = await timingOf(60_000, { initialWindow: 3 });
  expect(many.filter((row) => row.includes('go'))).toEqual(['1080 go 6', '1160 go 12', '1240 go 21']);
});

it('nothing of it is told before it happens', async () => {
  expect(await timingOf(40_000, {}, 1100)).toEqual(['1000 born', '1000 sent', '1080 go 18']);
});
