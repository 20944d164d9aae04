/** Why a message was late: parts that follow one another and add up to the whole, for every way to get news. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { micros, millis } from '../../src/base/index.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import type { Why } from '../../src/projections/index.ts';
import { whyOf } from '../../src/projections/inspection/why.ts';
import { type Link, PLAIN_LINK, PLAIN_TRANSPORTS, type Transport } from '../../src/scenario/index.ts';
import { bobSays, composition, runAll, scenario } from '../session/harness.ts';

const FOREVER = micros(1e12);
const CALM: Link = { ...PLAIN_LINK, rtt: millis(80), jitter: millis(0) };

async function laneOf(
  transport: Transport,
  actions: readonly ReturnType<typeof bobSays>[],
  link: Partial<Link> = {},
): Promise<LaneIndex> {
  const of = scenario({
    until: millis(8000),
    link: { ...CALM, ...link },
    lanes: [{ id: 'a', clients: [{ name: 'Alice', transport }] }],
    actions: [...actions],
  });
  const [trace] = await runAll(of, composition());
  if (trace === undefined) throw new Error('one lane, one trace');
  const index = new LaneIndex('a', trace);
  index.extend();
  return index;
}

const told = (why: Why | undefined): unknown =>
  why?.parts.map(({ key, from, to }) => `${key} ${(to - from) / 1000}`);

const POLLING = { ...PLAIN_TRANSPORTS.polling, interval: millis(2000) };

describe('why a message took so long', () => {
  it('a poll was not yet due; then there and back', async () => {
    const lane = await laneOf(POLLING, [bobSays(2300, 'hi')]);
    expect(told(whyOf(lane, 'a/shown/1', FOREVER))).toEqual(['next-poll 1700', 'asking 40', 'coming 40']);
  });

  it('the poll was on its way already', async () => {
    const lane = await laneOf(POLLING, [bobSays(4030, 'hi')]);
    expect(told(whyOf(lane, 'a/shown/1', FOREVER))).toEqual(['asking 10', 'coming 40']);
  });

  it('a socket was open: nothing but the way', async () => {
    const lane = await laneOf(PLAIN_TRANSPORTS.websocket, [bobSays(2300, 'hi')]);
    expect(told(whyOf(lane, 'a/shown/1', FOREVER))).toEqual(['coming 40']);
  });

  it('no socket was open yet', async () => {
    const lane = await laneOf(PLAIN_TRANSPORTS.websocket, [bobSays(50, 'hi')]);
    expect(told(whyOf(lane, 'a/shown/1', FOREVER))).toEqual(['connection 70', 'coming 40']);
  });

  it('a proxy holds an answer until it has all of it, and each half of the way counts', async () => {
    const lane = await laneOf(POLLING, [bobSays(2300, 'hi')], { box: 'buffers' });
    expect(told(whyOf(lane, 'a/shown/1', FOREVER))).toEqual([
      'next-poll 1700',
      'asking 20',
      'asking 20',
      'coming 20',
      'coming 20',
    ]);
  });

  it('what passes a proxy unread is counted likewise', async () => {
    const lane = await laneOf(PLAIN_TRANSPORTS.websocket, [bobSays(2300, 'hi')], { box: 'buffers' });
    expect(told(whyOf(lane, 'a/shown/1', FOREVER))).toEqual(['coming 20', 'coming 20']);
  });

  it('is told of a birth, of a delivery and of the transfer that brought it alike; not before it is there', async () => {
    const lane = await laneOf(POLLING, [bobSays(2300, 'one'), bobSays(3000, 'two')]);
    const bringer = lane.bringerOf(lane.dots.find(({ address }) => address === 'a/shown/1')?.fact ?? -1);
    const why = whyOf(lane, 'a/shown/1', FOREVER);
    expect(why?.id).toBe(1);
    expect(whyOf(lane, 'a/born/1', FOREVER)).toEqual(why);
    expect(whyOf(lane, bringer?.address ?? '', FOREVER)).toEqual(why);
    expect(whyOf(lane, 'a/shown/1', millis(4000))).toBeUndefined();
    expect(whyOf(lane, 'a/c0/up/s0', FOREVER)).toBeUndefined();
    expect(whyOf(lane, 'a/shown/9', FOREVER)).toBeUndefined();
  });

  it('adds up to its latency without a gap, whatever the transport, the box and the path', async () => {
    const transports = Object.values(PLAIN_TRANSPORTS) as readonly Transport[];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...transports),
        fc.constantFrom('none', 'buffers', 'caches', 'strips-upgrade' as const),
        fc.array(fc.integer({ min: 10, max: 6000 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(0, 100, 300),
        async (transport, box, times, loss) => {
          const sorted = [...new Set(times)].toSorted((a, b) => a - b);
          const actions = sorted.map((ms) => bobSays(ms, `at ${ms}`));
          const lane = await laneOf(transport, actions, { box, loss } as Partial<Link>);
          for (const dot of lane.dots.filter(({ kind }) => kind === 'shown')) {
            const parts = whyOf(lane, dot.address, FOREVER)?.parts ?? [];
            expect(parts[0]?.from ?? dot.at).toBe(dot.at - dot.latency);
            expect(parts.at(-1)?.to ?? dot.at).toBe(dot.at);
            parts.slice(1).forEach((part, i) => expect(part.from).toBe(parts[i]?.to));
            parts.forEach(({ from, to }) => expect(to).toBeGreaterThan(from));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a lost segment has to come again', async () => {
    const lane = await laneOf(
      PLAIN_TRANSPORTS.websocket,
      Array.from({ length: 20 }, (_, n) => bobSays(300 + 300 * n, `${n}`)),
      { loss: 200 },
    );
    const keys = lane.dots.flatMap(({ kind, address }) =>
      kind === 'shown' ? (whyOf(lane, address, FOREVER)?.parts.map(({ key }) => key) ?? []) : [],
    );
    expect(keys).toContain('again');
  });
});
