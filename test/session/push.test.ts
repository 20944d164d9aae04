/** Pages and the chat together: nothing is lost over a crash, and an unmasked frame ends a socket. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { type Action, type Lane, PLAIN_LINK, PLAIN_TRANSPORTS } from '../../src/scenario/index.ts';
import type { Trace } from '../../src/trace/index.ts';
import { aliceSays, bobSays, runAll, scenario } from './harness.ts';
import { factsOf } from '../trace/facts-of.ts';

type Transport = Lane['clients'][number]['transport'];

const server = (ms: number, deed: object): Action =>
  ({ id: `s${ms}`, at: millis(ms), kind: 'server', do: deed }) as Action;
const client = (ms: number, deed: object): Action =>
  ({ id: `c${ms}`, at: millis(ms), kind: 'client', client: 'Alice', do: deed }) as Action;

async function traceOf(
  transport: Transport,
  actions: readonly Action[],
  until = 60_000,
  box: 'none' | 'buffers' | 'strips-upgrade' | 'caches' = 'none',
): Promise<Trace> {
  const clients = [{ name: 'Alice', transport }];
  const link = { ...PLAIN_LINK, rtt: millis(80), jitter: millis(box === 'none' ? 4 : 0), box };
  const of = scenario({ link, lanes: [{ id: 'a', clients }], actions: [...actions], until: millis(until) });
  const [trace] = await runAll(of);
  if (trace === undefined) throw new Error('one lane, one trace');
  return trace;
}

describe.each([
  PLAIN_TRANSPORTS['long-polling'],
  PLAIN_TRANSPORTS['event-stream'],
  PLAIN_TRANSPORTS.streaming,
  { ...PLAIN_TRANSPORTS.websocket, reconnect: 'at-once' as const },
  { ...PLAIN_TRANSPORTS.websocket, reconnect: 'back-off' as const },
])('$kind $reconnect', (transport) => {
  it('each message is shown once, in order, over a crash and a restart', async () => {
    const trace = await traceOf(transport, [
      bobSays(500, 'one'),
      bobSays(900, 'two'),
      server(1000, { deed: 'crash' }),
      server(8000, { deed: 'restart' }),
      bobSays(8001, 'three'),
      aliceSays(30_000, 'mine'),
      bobSays(40_000, 'four'),
      server(45_000, { deed: 'close', code: 1001 }),
      bobSays(45_100, 'five'),
    ]);
    expect(factsOf(trace, 'message-shown').map(({ id }) => id)).toEqual([1, 2, 3, 5, 6]);
  });

  it('what comes from the network is heard in a hidden tab as fast as in front', async () => {
    const says = [bobSays(400_050, 'hi')];
    const latency = async (actions: readonly Action[]): Promise<number> =>
      (factsOf(await traceOf(transport, [...says, ...actions], 410_000), 'message-shown')[0]?.at ?? 0) /
        1000 -
      400_050;
    const asleep = await latency([client(100, { deed: 'sleep' })]);
    expect(Math.abs(asleep - (await latency([])))).toBeLessThanOrEqual(8);
    expect(asleep).toBeLessThan(50);
  });
});

it('a page that polls in a hidden tab hears of it a minute later', async () => {
  const polling = { ...PLAIN_TRANSPORTS.polling, interval: millis(1000) };
  const actions = [client(100, { deed: 'sleep' }), bobSays(400_050, 'hi'), client(500_000, { deed: 'wake' })];
  const trace = await traceOf(polling, actions, 510_000);
  const polls = factsOf(trace, 'page-call').map(({ at }) => at / 1000);
  expect(polls.filter((at) => at > 310_000 && at < 490_000)).toEqual([360_000, 420_000, 480_000]);
  expect(factsOf(trace, 'message-shown')[0]?.at).toBeGreaterThan(millis(420_000));
  // In front again: what is overdue at once, then every second.
  expect(polls.filter((at) => at >= 500_000).slice(0, 3)).toEqual([500_000, 501_000, 502_000]);
});

it('an unmasked frame of the page makes the server fail the connection with 1002', async () => {
  const trace = await traceOf(PLAIN_TRANSPORTS.websocket, [
    client(1000, { deed: 'raw', hex: '81 02 68 69' }),
  ]);
  expect(factsOf(trace, 'failure').map(({ problem, closeCode, up }) => [problem, closeCode, up])).toEqual([
    ['ws/unmasked', 1002, false],
  ]);
  expect(factsOf(trace, 'socket-event').map(({ event, code }) => [event, code])).toEqual([
    ['open', 0],
    ['close', 1002],
  ]);
});

describe.each(['event-stream', 'streaming'] as const)('%s through a box', (kind) => {
  const actions = [bobSays(1000, 'one'), bobSays(2000, 'two'), server(5000, { deed: 'close', code: 1001 })];
  const shown = async (box: 'buffers' | 'strips-upgrade' | 'caches'): Promise<number[]> =>
    factsOf(await traceOf(PLAIN_TRANSPORTS[kind], actions, 7000, box), 'message-shown').map(
      ({ at }) => at / 1000,
    );

  it.each(['strips-upgrade', 'caches'] as const)('%s: each message goes on as it comes', async (box) => {
    expect(await shown(box)).toEqual([1040, 2040]);
  });

  it('buffers: nothing comes before the answer is whole', async () => {
    expect(await shown('buffers')).toEqual([5040, 5040]);
  });

  it('a box says of each piece that it went on, and the page whose chunk it had', async () => {
    const trace = await traceOf(PLAIN_TRANSPORTS[kind], actions, 7000, 'strips-upgrade');
    const near = factsOf(trace, 'body-received')[0]?.conn;
    const passed = factsOf(trace, 'body-sent').filter(({ conn }) => conn === near);
    const read = factsOf(trace, 'body-received').filter(({ to, from }) => to > from);
    expect(passed.map(({ part }) => part)).toContain('more');
    for (const { from } of read.slice(-2)) expect(passed.some((piece) => piece.from === from)).toBe(true);
  });
});
