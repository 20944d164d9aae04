/**
 * Simulated runs against the formulas of wire-facts.md. R is the round-trip time, 80 ms; T the interval of polling,
 * 1000 ms; no jitter, no rate. Times in ms.
 */
import { describe, expect, it } from 'vitest';
import { micros, millis, Random, utf8 } from '../../src/base/index.ts';
import {
  PLAIN_LINK,
  PLAIN_TRANSPORTS,
  type Action,
  type Lane,
  type Scenario,
} from '../../src/scenario/index.ts';
import { type FactOf, FIN, type Trace } from '../../src/trace/index.ts';
import { packetSize } from '../../src/wire/tcp/index.ts';
import { aliceSays, bobSays, composition, DIRECT, runAll, scenario } from './harness.ts';
import { factsOf } from '../trace/facts-of.ts';

const [R, T] = [80, 1000];
const link = { ...PLAIN_LINK, rtt: millis(R) };
const polling = (keepAlive: boolean) =>
  ({ ...PLAIN_TRANSPORTS.polling, interval: millis(T), keepAlive }) as const;
const websocket = PLAIN_TRANSPORTS.websocket;

type Transport = Lane['clients'][number]['transport'];

async function traceOf(
  transport: Transport,
  actions: readonly Action[],
  names = ['Alice'],
  until = 8000,
  by = composition(),
): Promise<Trace> {
  const clients = names.map((name) => ({ name, transport }));
  const of: Scenario = scenario({
    link,
    lanes: [{ id: 'a', clients }],
    actions: [...actions],
    until: millis(until),
  });
  const [trace] = await runAll(of, by);
  if (trace === undefined) throw new Error('one lane, one trace');
  return trace;
}

type Heard = 'connected' | 'request-received' | 'response-received' | 'frame-sent' | 'frame-received';
const times = (trace: Trace, kind: Heard, up: boolean): number[] =>
  factsOf(trace, kind).flatMap((fact) => (fact.up === up ? fact.at / 1000 : []));

/** From birth to the page, of messages born at these times. */
async function latencies(transport: Transport, births: readonly number[]): Promise<number[]> {
  const trace = await traceOf(
    transport,
    births.map((ms) => bobSays(ms, 'hi')),
  );
  return latenciesOf(trace);
}

function latenciesOf(trace: Trace): number[] {
  const born = new Map(factsOf(trace, 'message-born').map(({ id, at }) => [id, at]));
  return factsOf(trace, 'message-shown').map(({ id, at }) => (at - (born.get(id) ?? 0)) / 1000);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, each) => sum + each, 0) / values.length;
/** 100 births over one interval, 10 ms apart, from the moment at which the server has a request. */
const SWEEP = Array.from({ length: 100 }, (_, i) => 2000 + R / 2 + i * 10);

describe('delivery, from the server to the page', () => {
  it('WebSocket: R/2, always', async () => {
    expect(new Set(await latencies(websocket, SWEEP))).toEqual(new Set([R / 2]));
  });

  it('polling every T: best R/2, worst T + R/2, mean T/2 + R/2', async () => {
    const found = await latencies(polling(true), SWEEP);
    expect(found.length).toBe(100);
    expect(Math.min(...found)).toBe(R / 2);
    // 10 ms after the request had come; T itself is never quite reached.
    expect(Math.max(...found)).toBe(T - 10 + R / 2);
    expect(mean(found)).toBe(T / 2 + R / 2 - 5);
  });

  it('polling every T with a new connection each time: the same, for requests leave at the same rate', async () => {
    const births = SWEEP.map((ms) => ms + R);
    const found = await latencies(polling(false), births);
    expect([Math.min(...found), mean(found)]).toEqual([R / 2, T / 2 + R / 2 - 5]);
  });

  it.each(['event-stream', 'streaming'] as const)('%s: R/2, always', async (kind) => {
    expect(new Set(await latencies(PLAIN_TRANSPORTS[kind], SWEEP))).toEqual(new Set([R / 2]));
  });

  it('from Alice by the server to Carol: R/2 more on a socket', async () => {
    const trace = await traceOf(websocket, [aliceSays(1000, 'hi')], ['Alice', 'Carol']);
    expect(factsOf(trace, 'message-shown').map(({ at }) => at / 1000 - 1000)).toEqual([R / 2 + R / 2]);
  });

  it('and 3R/2 more when Alice has to connect first', async () => {
    const trace = await traceOf(polling(false), [aliceSays(1500, 'hi')]);
    expect(factsOf(trace, 'message-born').map(({ at }) => at / 1000 - 1500)).toEqual([1.5 * R]);
  });
});

describe('long polling, with news at random, x of them in a round trip in the mean', () => {
  const longPolling = PLAIN_TRANSPORTS['long-polling'];
  const N = 800;

  /** Births as a Poisson process, in µs. */
  function births(perSecond: number): number[] {
    const random = Random.of(11);
    let at = 1_000_000;
    return Array.from({ length: N }, () => {
      at += (-Math.log((random.uint32() + 1) / 4_294_967_297) * 1_000_000) / perSecond;
      return Math.floor(at);
    });
  }

  it.each([0.05, 0.3, 1, 3])('x = %d', async (wanted) => {
    const times = births((wanted * 1000) / R);
    const actions = times.map((at, n) => ({ ...bobSays(0, 'x', `n${n}`), at: micros(at) }));
    const end = (times.at(-1) ?? 0) / 1000;
    const trace = await traceOf(longPolling, actions, ['Alice'], end + 2 * R, composition(DIRECT));
    const found = latenciesOf(trace);
    expect(found.length).toBe(N);
    // Nothing waits longer than the re-arm gap of one R, and most of it not at all.
    expect(Math.min(...found)).toBe(R / 2);
    expect(Math.max(...found)).toBeLessThanOrEqual((3 * R) / 2);
    // As many as were drawn, in a second and in a round trip.
    const rate = N / (end / 1000 - 1);
    const x = (rate * R) / 1000;
    const expected = R / 2 + (x * R) / 2 / (x + Math.exp(-x));
    expect(Math.abs(mean(found) / expected - 1)).toBeLessThan(0.03);
    // A cycle is a gap of R, then the time to the next birth if the gap had none.
    const asked = factsOf(trace, 'request-sent').filter(({ at }) => at >= 1_000_000).length;
    const cycle = R / 1000 + Math.exp(-x) / rate;
    expect(Math.abs((asked * cycle) / (end / 1000 - 1) - 1)).toBeLessThan(0.03);
  });

  it('without news it asks once in hold + R', async () => {
    const trace = await traceOf({ ...longPolling, hold: millis(920) }, [], ['Alice'], 100_080);
    expect(factsOf(trace, 'request-sent').length).toBe(101);
  });
});

describe('requests after the first one', () => {
  it.each(['event-stream', 'streaming', 'websocket'] as const)('%s: none', async (kind) => {
    const trace = await traceOf(PLAIN_TRANSPORTS[kind], [bobSays(1000, 'x'), bobSays(7000, 'y')]);
    expect(factsOf(trace, 'request-sent').length).toBe(1);
  });
});

describe('round trips before data', () => {
  it('TCP: the client may send after 1 R, the server has its octets after 1.5 R, the answer is there after 2 R', async () => {
    const trace = await traceOf(polling(true), []);
    expect(times(trace, 'connected', true)).toEqual([R]);
    expect(times(trace, 'request-received', true)[0]).toBe(1.5 * R);
    expect(times(trace, 'response-received', false)[0]).toBe(2 * R);
  });

  it('on a kept connection the answer is there after 1 R', async () => {
    const trace = await traceOf(polling(true), []);
    expect(times(trace, 'response-received', false).slice(1, 4)).toEqual([T + R, 2 * T + R, 3 * T + R]);
  });

  it('WebSocket: open after 2 R; the first message of the client is at the server after 2.5 R', async () => {
    const trace = await traceOf(websocket, [aliceSays(0, 'at once')]);
    expect(factsOf(trace, 'socket-event').map(({ at, event }) => [at / 1000, event])).toEqual([
      [2 * R, 'open'],
    ]);
    expect(times(trace, 'frame-received', true)).toEqual([2.5 * R]);
  });

  it('WebSocket: what the server has for it travels with the 101', async () => {
    const trace = await traceOf(websocket, [bobSays(0, 'early')]);
    expect(factsOf(trace, 'message-shown').map(({ at }) => at / 1000)).toEqual([2 * R]);
  });

  it('the closing handshake: 1 R from close() to the Close of the peer, which then closes TCP first', async () => {
    const close: Action = {
      id: 'c',
      at: millis(1000),
      kind: 'client',
      client: 'Alice',
      do: { deed: 'close', code: 1000 },
    };
    const trace = await traceOf(websocket, [close]);
    expect(times(trace, 'frame-received', false)).toEqual([1000 + R]);
    const [fin] = factsOf(trace, 'segment-sent').filter(({ flags }) => (flags & FIN) !== 0);
    expect([fin?.at, fin?.up]).toEqual([millis(1000 + R / 2), false]);
  });
});

describe('packets and octets', () => {
  const packets = (trace: Trace, from: number, to: number): FactOf<'segment-sent'>[] =>
    factsOf(trace, 'segment-sent').filter(({ at }) => at >= millis(from) && at < millis(to));
  const size = (sent: readonly FactOf<'segment-sent'>[]): number =>
    sent.reduce((sum, { flags, overhead, from, to }) => sum + packetSize(flags, to - from + overhead), 0);

  it('a poll on a kept connection is three packets: (52 + request) + (52 + answer) + 52', async () => {
    const trace = await traceOf(polling(true), []);
    const sent = packets(trace, 2000, 3000);
    expect(sent.length).toBe(3);
    const octetsOf = (kind: 'request-sent' | 'response-sent'): number => {
      const [message] = factsOf(trace, kind).filter(({ at }) => at >= millis(2000));
      return (message?.to ?? 0) - (message?.from ?? 0);
    };
    expect(size(sent)).toBe(52 + octetsOf('request-sent') + 52 + octetsOf('response-sent') + 52);
    // wire-facts.md: 298 + 200 with a host of 8 characters, /poll?since=0 and HeadlessChrome.
    expect(octetsOf('request-sent')).toBe(298 - 8 + 2 * 4 + '/messages'.length - '/poll'.length);
  });

  // Both ends close when the answer is through. Linux, measured, needs 10 or 11: its ACKs ride along less often.
  it('a poll on a connection of its own is nine packets: three to open, two messages, four to close', async () => {
    const sent = packets(await traceOf(polling(false), []), 2000, 3000);
    expect(sent.length).toBe(9);
    expect(sent.filter(({ flags }) => (flags & FIN) !== 0).length).toBe(2);
  });

  it.each([
    ['client', aliceSays(2000, 'x'), 6],
    ['server', bobSays(2000, 'x'), 2],
  ] as const)(
    'a message of the %s is its packet and an ACK: 52 + header + n, 52',
    async (_who, action, header) => {
      const trace = await traceOf(websocket, [action]);
      const sent = packets(trace, 2000, 3000);
      const [frame] = factsOf(trace, 'frame-sent');
      const payload = (frame?.to ?? 0) - (frame?.from ?? 0) - header;
      expect(size(sent)).toBe(52 + header + payload + 52);
      const text =
        action.kind === 'client' ? '{"from":"Alice","text":"x"}' : '{"id":1,"from":"Bob","text":"x"}';
      expect(payload).toBe(text.length);
    },
  );

  it.each([20, 200])(
    'an event of %d octets is 8 + n, its id, and its chunk: hex size + 4',
    async (length) => {
      const trace = await traceOf(PLAIN_TRANSPORTS['event-stream'], [bobSays(2000, 'x'.repeat(length))]);
      const [chunk] = factsOf(trace, 'body-sent').filter(({ type }) => type === 'message');
      const n = utf8(`{"id":1,"from":"Bob","text":"${'x'.repeat(length)}"}`).length;
      const event = 8 + n + 'id: 1\n'.length;
      expect((chunk?.to ?? 0) - (chunk?.from ?? 0)).toBe(event + event.toString(16).length + 4);
      expect(size(packets(trace, 2000, 3000))).toBe(52 + event + event.toString(16).length + 4 + 52);
    },
  );

  it.each([
    [6000, 1], // idle for 6 s less a round trip
    [7000, 3],
  ])('Node’s idle limit of 6 s: polls every %d ms in 20 s take %d connections', async (ms, connections) => {
    const slow = { ...PLAIN_TRANSPORTS.polling, interval: millis(ms), keepAlive: true };
    const trace = await traceOf(slow, [], ['Alice'], 20_000);
    expect(trace.connections).toBe(connections);
  });
});
