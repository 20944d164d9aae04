/**
 * Runs whose traces are the same everywhere: Node, Chromium, Firefox and WebKit compute the same hashes, however
 * many extra turns the event loop makes (expected.ts).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { millis, toHex, utf8 } from '../../src/base/index.ts';
import {
  PLAIN_LINK,
  PLAIN_SERVER,
  PLAIN_TRANSPORTS,
  type Action,
  type Scenario,
} from '../../src/scenario/index.ts';
import type { Turn } from '../../src/session/index.ts';
import { Bench, frame, type Mounts, post, request, upgrade } from '../servers/bench.ts';
import { aliceSays, bobSays, composition, MOCKED, noisyTurn, runAll, textOf } from '../session/harness.ts';

const does = (ms: number, action: object): Action => ({ id: `d${ms}`, at: millis(ms), ...action }) as Action;
const server = (ms: number, deed: object): Action => does(ms, { kind: 'server', do: deed });
const client = (ms: number, deed: object): Action => does(ms, { kind: 'client', client: 'Alice', do: deed });
const polling = (keepAlive: boolean) =>
  ({ ...PLAIN_TRANSPORTS.polling, interval: millis(700), keepAlive }) as const;
const websocket = PLAIN_TRANSPORTS.websocket;

export const CHAT: Scenario = {
  version: 1,
  seed: 101,
  until: millis(12_000),
  link: { ...PLAIN_LINK, rtt: millis(85), jitter: millis(9), bandwidth: 2_000_000 },
  server: { ...PLAIN_SERVER, heartbeat: millis(3000) },
  lanes: [
    { id: 'a', clients: [{ name: 'Alice', transport: polling(true) }] },
    { id: 'b', clients: [{ name: 'Alice', transport: polling(false) }] },
    {
      id: 'c',
      clients: [
        { name: 'Alice', transport: websocket },
        { name: 'Carol', transport: websocket },
      ],
    },
  ],
  actions: [
    bobSays(600, 'hi'),
    aliceSays(900, 'hello Bob'),
    bobSays(1500, 'Xin chào 👋'),
    server(2000, { deed: 'say', from: 'Bob', text: 'long ', times: 4000 }),
    server(2500, { deed: 'say', from: 'Bob', text: 'in pieces', pieces: 4, pause: millis(120) }),
    server(2600, { deed: 'ping', data: 'still there' }),
    client(3000, {
      deed: 'fetch',
      call: 'f',
      method: 'post',
      target: '/messages',
      fields: [],
      body: '{"bad"',
    }),
    client(3200, { deed: 'socket-open', call: 's', target: '/chat?since=2' }),
    client(3900, { deed: 'socket-send', call: 's', text: '{"from":"Alice","text":"by hand"}' }),
    does(5000, { kind: 'knobs', set: { rtt: millis(300), interval: millis(400) } }),
    client(8000, { deed: 'socket-close', call: 's', code: 4000, reason: 'done' }),
    server(9000, { deed: 'raw', hex: '83 00' }),
    server(11_000, { deed: 'crash' }),
  ],
};

const socket = (id: string, compression: 'on' | 'no-context-takeover') => ({
  id,
  clients: [
    { name: 'Alice', transport: { ...websocket, compression } },
    { name: 'Carol', transport: websocket },
  ],
});
/** The same story, compressed. */
const COMPRESSED: Scenario = {
  ...CHAT,
  lanes: [socket('d', 'on'), socket('e', 'no-context-takeover')],
};

/** Prices in every transport; the server is down for a while. */
const TICKER: Scenario = {
  ...CHAT,
  app: { name: 'ticker', every: millis(450), symbols: 12, update: 'difference' },
  lanes: Object.values(PLAIN_TRANSPORTS).map((transport, n) => ({
    id: `t${n}`,
    clients: [{ name: 'Alice', transport }],
  })),
  actions: [
    server(2000, { deed: 'burst', n: 5 }),
    server(3000, { deed: 'halt' }),
    server(5000, { deed: 'resume' }),
    server(7000, { deed: 'crash' }),
    server(9000, { deed: 'restart' }),
  ],
};

export interface Hashes {
  readonly chat: string;
  readonly compressed: string;
  readonly handlers: string;
  readonly ticker: string;
}

/** All runs at the same time, as lanes in the engine run; `noisy` puts 0 to 3 extra turns before each turn. */
export async function fixedRuns(noisy: boolean): Promise<Hashes> {
  const turn = noisy ? noisyTurn() : undefined;
  const by = composition(MOCKED, turn);
  const [traces, compressed, handlers, ticker] = await Promise.all([
    runAll(CHAT, by),
    runAll(COMPRESSED, by),
    runHandlers(turn),
    runAll(TICKER, by),
  ]);
  return {
    chat: hashOf(traces.map(textOf).join('\n')),
    compressed: hashOf(compressed.map(textOf).join('\n')),
    handlers: hashOf(handlers),
    ticker: hashOf(ticker.map(textOf).join('\n')),
  };
}

async function runHandlers(turn: Turn | undefined): Promise<string> {
  const mounts: Mounts = { http: 'msw', sockets: 'mock-socket' };
  const bench = new Bench(mounts, turn === undefined ? {} : { turn });
  bench.dial(
    request('GET /slow'),
    post('/echo', 'Xin chào'),
    request('GET /throws'),
    request('GET /rejects'),
  );
  bench.dial(request('GET /ambient'), request('GET /cookie'), request('GET /ambient'), request('GET /never'));
  bench.dial(request('GET /watch'));
  bench.dial(upgrade('/socket?hello'), frame(1, 'early'), frame(1, '!pieces'), frame(1, '!late'));
  bench.dial(upgrade('/socket'), frame(2, new Uint8Array([7, 8])), frame(1, '!reject'));
  bench.dial(upgrade('/socket?reject'), frame(1, 'unheard'));
  await bench.until(20_000);
  bench.close();
  return `${textOf(bench.session.trace)}\n${bench.log.join('\n')}`;
}

const hashOf = (text: string): string => toHex(sha256(utf8(text)).slice(0, 12), '');
