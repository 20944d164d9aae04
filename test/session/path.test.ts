/** Whole lanes over a path that loses, encrypts, reads along or is cut: what reaches the page, and when. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import {
  type Action,
  type Link,
  PLAIN_LINK,
  PLAIN_SERVER,
  PLAIN_TRANSPORTS,
  type Transport,
} from '../../src/scenario/index.ts';
import type { Trace } from '../../src/trace/index.ts';
import { aliceSays, bobSays, runAll, scenario } from './harness.ts';
import { asks, factsOf } from '../trace/facts-of.ts';

const { polling, websocket } = PLAIN_TRANSPORTS;

async function lane(
  transport: Transport,
  link: Partial<Link>,
  actions: Action[],
  until = 5000,
  heartbeat = 0,
): Promise<Trace> {
  const lanes = [{ id: 'a', clients: [{ name: 'Alice', transport }] }];
  const [trace] = await runAll(
    scenario({
      lanes,
      actions,
      until: millis(until),
      link: { ...PLAIN_LINK, ...link },
      server: { ...PLAIN_SERVER, heartbeat: millis(heartbeat) },
    }),
  );
  if (trace === undefined) throw new Error('no lane');
  return trace;
}

const shown = (trace: Trace): string[] =>
  factsOf(trace, 'message-shown').map(({ at, id }) => `${at / 1000} #${id}`);
const events = (trace: Trace): string[] =>
  factsOf(trace, 'socket-event').map(
    ({ at, event, code }) => `${at / 1000} ${event}${code > 0 ? ` ${code}` : ''}`,
  );
const network = (at: number, deed: 'cable-out' | 'cable-in'): Action => ({
  id: `n${at}`,
  at: millis(at),
  kind: 'network',
  do: { deed },
});
const server = (at: number, deed: 'crash' | 'restart'): Action => ({
  id: `s${at}`,
  at: millis(at),
  kind: 'server',
  do: { deed },
});

describe('TLS', () => {
  it.each([
    ['none', 160, 120],
    ['tls13', 240, 200],
    ['tls13-resumed', 240, 200],
    ['tls12', 320, 280],
    ['tls12-resumed', 240, 200],
  ] as const)(
    '%s: the socket opens at %i ms, the first poll is at the server at %i',
    async (tls, open, poll) => {
      expect(events(await lane(websocket, { tls }, []))).toEqual([`${open} open`]);
      const [first] = factsOf(await lane(polling, { tls }, []), 'request-received');
      expect((first?.at ?? 0) / 1000).toBe(poll);
    },
  );

  it('with early data the first poll leaves with the ClientHello; a POST waits for the handshake', async () => {
    const trace = await lane(polling, { tls: 'tls13-early-data' }, [aliceSays(0, 'hi')], 1000);
    expect(
      factsOf(trace, 'request-received').map((fact) => `${fact.at / 1000} ${asks(fact).split('?')[0]}`),
    ).toEqual(['120 GET /messages', '200 POST /messages']);
  });

  it('an answer that closes its connection is followed by close_notify, an idle connection just ends', async () => {
    const ends = async (keepAlive: boolean): Promise<number[]> => {
      const slow = { ...polling, keepAlive, interval: millis(8000) };
      const trace = await lane(slow, { tls: 'tls13' }, [], 15_000);
      const notices = factsOf(trace, 'flight-sent').filter(({ messages }) =>
        messages.includes('close_notify'),
      );
      return [factsOf(trace, 'disconnected').length, notices.length];
    };
    // Polls at 0 and 8 s; each connection has two ends.
    expect(await ends(false)).toEqual([4, 2]);
    expect(await ends(true)).toEqual([4, 0]);
  });
});

describe('loss', () => {
  it('delays messages, and loses none', async () => {
    const actions = Array.from({ length: 20 }, (_, i) => bobSays(500 + i * 100, `m${i}`));
    for (const transport of [polling, websocket]) {
      const trace = await lane(transport, { loss: 150 }, actions, 60_000);
      expect(factsOf(trace, 'segment-lost').length).toBeGreaterThan(3);
      expect(shown(trace).map((line) => line.split('#')[1])).toEqual(actions.map((_, i) => `${i + 1}`));
    }
  });
});

describe('a box half-way', () => {
  it('that strips Upgrade: the server is asked for a page, says 426, and the page hears 1006', async () => {
    const trace = await lane(websocket, { box: 'strips-upgrade' }, [], 2000);
    expect(factsOf(trace, 'response-received').map(({ status }) => status)).toEqual([426]);
    expect(events(trace).map((line) => line.replace(/^\S+ /, ''))).toEqual(['error', 'close 1006']);
  });

  it('over TLS sees nothing, and the socket opens', async () => {
    expect(events(await lane(websocket, { box: 'strips-upgrade', tls: 'tls13' }, []))).toEqual(['240 open']);
  });

  it('polling goes through every box', async () => {
    for (const box of ['strips-upgrade', 'buffers', 'caches', 'drops-upgrade'] as const) {
      const trace = await lane(polling, { box }, [bobSays(500, 'hi')]);
      expect(shown(trace), box).toHaveLength(1);
    }
  });

  it('a firewall that drops the upgrade: TCP tries again and again, and the page waits', async () => {
    const trace = await lane(websocket, { box: 'drops-upgrade' }, [], 10_000);
    const tries = factsOf(trace, 'segment-sent').filter(({ up, from, to }) => up && to > from);
    expect(tries.map(({ at, retransmission }) => `${at / 1000} ${retransmission}`)).toEqual([
      '80 ',
      '360 timeout',
      '920 timeout',
      '2040 timeout',
      '4280 timeout',
      '8760 timeout',
    ]);
    expect(new Set(factsOf(trace, 'segment-lost').map(({ by }) => by))).toEqual(new Set(['box']));
    expect(events(trace)).toEqual([]);
  });

  it('and after four minutes gives up, as Chromium does', async () => {
    const trace = await lane(websocket, { box: 'drops-upgrade' }, [], 300_000);
    expect(events(trace)).toEqual(['240000 error', '240000 close 1006']);
  });
});

describe('the cable', () => {
  it('out and in again: what was said meanwhile comes late, in order', async () => {
    const trace = await lane(
      websocket,
      {},
      [network(1000, 'cable-out'), bobSays(1100, 'one'), bobSays(1200, 'two'), network(2000, 'cable-in')],
      10_000,
    );
    expect(factsOf(trace, 'fault').map(({ fault }) => fault)).toEqual(['cable-out', 'cable-in']);
    const times = factsOf(trace, 'message-shown').map(({ at }) => at);
    expect(times).toHaveLength(2);
    expect(Math.min(...times)).toBeGreaterThan(millis(2000));
  });
});

describe('a half-open connection', () => {
  const gone = [network(1000, 'cable-out'), network(9000, 'cable-in')];

  it('is found by the missing pong; the page learns of it when it speaks', async () => {
    const trace = await lane(websocket, {}, [...gone, aliceSays(10_000, 'hello?')], 20_000, 2000);
    // The ping of 2 s is lost; at 4 s there is no pong, and the server gives up with an RST that is lost as well.
    const ends = factsOf(trace, 'disconnected').map(
      ({ at, up }) => `${at / 1000} ${up ? 'client' : 'server'}`,
    );
    expect(ends).toEqual(['4000 server', '10080 client']);
    expect(events(trace).slice(1)).toEqual(['10080 error', '10080 close 1006']);
  });

  it('without a heartbeat nobody notices', async () => {
    const trace = await lane(websocket, {}, gone, 20_000);
    expect(factsOf(trace, 'disconnected')).toEqual([]);
  });
});

describe('a server', () => {
  it('that crashes and comes back: polls fail, then work again, and nothing is lost', async () => {
    const trace = await lane(
      polling,
      {},
      [bobSays(500, 'one'), server(1500, 'crash'), server(2500, 'restart'), bobSays(3000, 'two')],
      6000,
    );
    expect(factsOf(trace, 'fault').map(({ fault }) => fault)).toEqual(['crash', 'restart']);
    expect(shown(trace).map((line) => line.split('#')[1])).toEqual(['1', '2']);
  });
});
