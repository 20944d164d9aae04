/** What the ticker says: how large its updates are, what its deeds do, and that all lanes hear the same. */
import { describe, expect, it } from 'vitest';
import { millis, Random, utf8 } from '../../../src/base/index.ts';
import { tickerBackEnd } from '../../../src/apps/ticker/back-end.ts';
import { tickerFeed } from '../../../src/apps/ticker/feed.ts';
import {
  type Action,
  type AppSpec,
  PLAIN_LINK,
  PLAIN_TRANSPORTS,
  type Scenario,
  type ServerDeed,
} from '../../../src/scenario/index.ts';
import type { Trace } from '../../../src/trace/index.ts';
import { Bench, request } from '../../servers/bench.ts';
import { composition, runAll, scenario, textOf } from '../../session/harness.ts';
import { factsOf } from '../../trace/facts-of.ts';

type Spec = Extract<AppSpec, { name: 'ticker' }>;
const SPEC: Spec = { name: 'ticker', every: millis(1000), symbols: 5, update: 'snapshot' };

const open = (spec: Partial<Spec>, seed = 7): Bench =>
  new Bench(
    { http: 'direct', sockets: 'direct' },
    {
      backEnd: (tools) =>
        tickerBackEnd(tools, { ...SPEC, ...spec }, { random: Random.of(seed), retry: undefined }),
    },
  );

/** The answers to these targets at 3.5 s, after three trades. */
async function answers(spec: Partial<Spec>, ...targets: string[]): Promise<string[]> {
  const bench = open(spec);
  const wire = bench.dial();
  bench.at(3500, () => targets.forEach((target) => wire.send(request(`GET ${target}`))));
  await bench.until(4000);
  bench.close();
  return wire.said().map((said) => said.replace('200 ', ''));
}

interface Update {
  readonly id: number;
  readonly last: string;
  readonly prices: Readonly<Record<string, number>>;
}
const list = (body: string | undefined): Update[] => JSON.parse(body ?? '') as Update[];
/** An update of k prices: 31 + 12 k octets and the digits of its id. */
const size = (k: number, digits = 1): number => 31 + 12 * k + digits;

describe('a snapshot', () => {
  it('has all prices, and stands for all before it', async () => {
    const [all, newer, none] = await answers({}, '/prices?since=0', '/prices?since=1', '/prices?since=3');
    expect(all).toBe(newer);
    expect(none).toBe('[]');
    expect(list(all)).toMatchObject([{ id: 3 }]);
    expect(Object.keys(list(all)[0]?.prices ?? {})).toEqual(['AAA', 'AAB', 'AAC', 'AAD', 'AAE']);
    // The list's brackets come on top.
    expect(utf8(all ?? '').length).toBe(size(5) + 2);
  });

  it.each([1, 27, 1000])('of %i papers is as large as its format says', async (symbols) => {
    const [all] = await answers({ symbols }, '/prices');
    expect(utf8(all ?? '').length).toBe(size(symbols) + 2);
    for (const price of Object.values(list(all)[0]?.prices ?? {})) expect(String(price)).toMatch(/^\d{5}$/);
  });
});

describe('a difference', () => {
  it('has what was traded since; all of them follow the last that was heard', async () => {
    const [newer, last] = await answers({ update: 'difference' }, '/prices?since=1', '/prices?since=2');
    expect(list(newer).map(({ id }) => id)).toEqual([2, 3]);
    expect(list(last)).toEqual(list(newer).slice(1));
    for (const { last: symbol, prices } of list(newer)) expect(Object.keys(prices)).toEqual([symbol]);
    expect(utf8(last ?? '').length).toBe(size(1) + 2);
  });

  it('begins with a snapshot: the differences lead to the same prices', async () => {
    const [[first], [snapshot]] = await Promise.all([
      answers({ update: 'difference' }, '/prices?since=0'),
      answers({}, '/prices?since=0'),
    ]);
    expect(first).toBe(snapshot);
  });

  it('after the server was down has what was traded meanwhile, too', async () => {
    const bench = open({ update: 'difference', symbols: 1000 });
    bench.at(1500, () => bench.host.crash());
    bench.at(3500, () => bench.host.restart());
    await bench.until(4100);
    const wire = bench.dial(request('GET /prices?since=1'));
    await bench.until(4500);
    bench.close();
    const [missed, ...others] = list(wire.said()[0]?.replace('200 ', ''));
    expect([missed?.id, others.length, Object.keys(missed?.prices ?? {}).length]).toEqual([2, 0, 3]);
  });
});

describe('trading', () => {
  const at = (ms: number, deed: ServerDeed): Action => ({
    id: `d${ms}`,
    at: millis(ms),
    kind: 'server',
    do: deed,
  });
  const lanes = Object.values(PLAIN_TRANSPORTS).map((transport, n) => ({
    id: `l${n}`,
    clients: [{ name: 'Alice', transport }],
  }));
  const of = (changes: Partial<Scenario> = {}): Scenario =>
    scenario({
      link: { ...PLAIN_LINK, loss: 30, jitter: millis(9) },
      app: { ...SPEC, update: 'difference' },
      lanes,
      actions: [],
      ...changes,
    });
  const born = (trace: Trace): string[] =>
    factsOf(trace, 'message-born').map(({ at: when, id, text }) => `${when / 1000} #${id} ${text}`);
  const times = (trace: Trace | undefined): number[] =>
    trace === undefined ? [] : factsOf(trace, 'message-born').map((fact) => fact.at / 1000);

  it('is the same story in every lane, whatever the path does', async () => {
    const [first, ...others] = await runAll(of(), composition());
    expect(first && born(first)).toHaveLength(5);
    for (const other of others) expect(born(other)).toEqual(first && born(first));
  });

  it('is the same again, and another for another seed', async () => {
    const [once, again, other] = await Promise.all([
      runAll(of(), composition()),
      runAll(of(), composition()),
      runAll(of({ seed: 8 }), composition()),
    ]);
    expect(again.map(textOf)).toEqual(once.map(textOf));
    expect(other.map(born)).not.toEqual(once.map(born));
  });

  it('comes in a burst, stops, and goes on', async () => {
    const actions = [
      at(1500, { deed: 'burst', n: 3 }),
      at(2500, { deed: 'halt' }),
      at(4200, { deed: 'resume' }),
    ];
    const [trace] = await runAll(of({ actions, until: millis(6300) }), composition());
    expect(times(trace)).toEqual([1000, 1500, 1500, 1500, 2000, 5200, 6200]);
  });

  it('stops while the server is down, too', async () => {
    const actions = [
      at(1500, { deed: 'crash' }),
      at(1700, { deed: 'halt' }),
      at(3500, { deed: 'restart' }),
      at(5200, { deed: 'burst', n: 1 }),
    ];
    const [trace] = await runAll(of({ actions, until: millis(6300) }), composition());
    expect(times(trace)).toEqual([1000, 5200]);
  });

  it('goes on while the server is down, and the next update tells of all of it', async () => {
    const actions = [at(1500, { deed: 'crash' }), at(3500, { deed: 'restart' })];
    const socket = [{ id: 'a', clients: [{ name: 'Alice', transport: PLAIN_TRANSPORTS.websocket }] }];
    const app = { ...SPEC, symbols: 200, update: 'difference' } as const;
    const [trace, whole] = await Promise.all([
      runAll(of({ actions, lanes: socket, app }), composition()),
      runAll(of({ lanes: socket, app }), composition()),
    ]);
    expect(times(trace[0])).toEqual([1000, 4000, 5000]);
    // The trades themselves are those of a day without trouble.
    const texts = (traces: readonly Trace[]): string[] =>
      traces.flatMap((each) => factsOf(each, 'message-born').map(({ text }) => text));
    const [one, , , four, five] = texts(whole);
    expect(texts(trace)).toEqual([one, four, five]);
  });
});

it('what is no update shows nothing', () => {
  const good = '{"id":1,"last":"AAA","prices":{"AAA":10005}}';
  expect(tickerFeed.one(good)).toEqual({ id: 1, from: 'Exchange', text: 'AAA 100.05' });
  for (const bad of [
    '',
    '7',
    '{}',
    good.replace('1', '"1"'),
    good.replace('AAA', 'AAB'),
    '{"id":1,"last":"A"}',
  ])
    expect(tickerFeed.one(bad)).toBeUndefined();
  expect(tickerFeed.all(`[${good},7]`)).toHaveLength(1);
  expect(tickerFeed.all(good)).toBeUndefined();
});
