/** A scenario with a polling and a WebSocket lane, ways to run it, and a trace as text that a person can read. */
import { hex, millis, Random, toHex } from '../../src/base/index.ts';
import { compose, type Mounts } from '../../src/engine/composition.ts';
// Not fetched on demand: a worker that awaits anything at first misses its first message.
import * as extras from '../../src/engine/extras.ts';
import {
  PLAIN_LINK,
  PLAIN_SERVER,
  PLAIN_TRANSPORTS,
  type Action,
  laneOf,
  type Scenario,
} from '../../src/scenario/index.ts';
import { Realm } from '../../src/servers/index.ts';
import { type Composition, makeTurner, run, type Turn } from '../../src/session/index.ts';
import type { Recorder, Trace } from '../../src/trace/index.ts';

export const DIRECT: Mounts = { http: 'direct', sockets: 'direct' };
export const MOCKED: Mounts = { http: 'msw', sockets: 'mock-socket' };

/** Other noise in each process, and none of a run's own numbers: Math.random would be those. */
const noise = Random.of(Math.floor(performance.timeOrigin));
const turner = makeTurner(isWebKit(), `test ${noise.uint32()}`);
export const realm = Realm.install();

export const composition = (mounts: Mounts = MOCKED, turn: Turn = turner.turn): Composition =>
  compose(realm, turn, mounts, extras);

/** Before each turn, up to three more: what is not counted then shows. */
export function noisyTurn(): Turn {
  return async () => {
    for (let more = noise.below(4); more >= 0; more--) await turner.turn();
  };
}

/** As in the app's engine: a browser without a scheduler, whose message ports are slow. */
function isWebKit(): boolean {
  return !('scheduler' in globalThis) && !('process' in globalThis);
}

export const bobSays = (ms: number, text: string, id = `b${ms}`): Action => ({
  id,
  at: millis(ms),
  kind: 'server',
  do: { deed: 'say', from: 'Bob', text },
});

export const aliceSays = (ms: number, text: string, id = `a${ms}`): Action => ({
  id,
  at: millis(ms),
  kind: 'client',
  client: 'Alice',
  do: { deed: 'say', text },
});

export function scenario(changes: Partial<Scenario> = {}): Scenario {
  return {
    version: 1,
    seed: 7,
    until: millis(5000),
    link: { ...PLAIN_LINK, rtt: millis(80), jitter: millis(4), bandwidth: 0 },
    server: PLAIN_SERVER,
    lanes: [
      {
        id: 'a',
        clients: [
          {
            name: 'Alice',
            transport: { ...PLAIN_TRANSPORTS.polling, interval: millis(1000), keepAlive: true },
          },
        ],
      },
      { id: 'b', clients: [{ name: 'Alice', transport: PLAIN_TRANSPORTS.websocket }] },
    ],
    actions: [
      bobSays(600, 'hi'),
      aliceSays(900, 'hello Bob'),
      bobSays(1500, 'Xin chào 👋'),
      bobSays(2600, 'bye'),
    ],
    ...changes,
  };
}

export async function runAll(of: Scenario, by: Composition = composition()): Promise<Recorder[]> {
  return Promise.all(of.lanes.map((lane) => run(laneOf(of, lane), of.until, by)));
}

/** Every fact and every octet of a trace, one line each: equal texts, equal traces. */
export function textOf(trace: Trace): string {
  const lines: string[] = [];
  for (let i = 0; i < trace.length; i++) {
    const { index: _, at, kind, ...fields } = trace.at(i);
    lines.push(`${at} ${kind} ${JSON.stringify(fields)}`);
  }
  for (const { name, role } of trace.nodes) lines.push(`${role} ${name}`);
  for (let conn = 0; conn < trace.connections; conn++) {
    const { opener, acceptor } = trace.partiesOf(conn);
    lines.push(`c${conn} ${opener} to ${acceptor}`);
    for (const up of [true, false])
      lines.push(`c${conn} ${up} ${toHex(trace.stream(conn, up).slice(0, Infinity))}`);
  }
  return lines.join('\n');
}

export { hex };
