/** The longest message that the server takes (`server.maxMessage`): RFC 6455 §7.4.1, 1009; §10.4, a limit of its own. */
import { describe, expect, it } from 'vitest';
import { micros, millis } from '../../src/base/index.ts';
import { KNOBS, PLAIN_SERVER, PLAIN_TRANSPORTS } from '../../src/scenario/index.ts';
import type { Trace } from '../../src/trace/index.ts';
import { MAX_MESSAGE } from '../../src/wire/websocket/index.ts';
import { factsOf } from '../trace/facts-of.ts';
import { aliceSays, runAll, scenario } from './harness.ts';

/** {"from":"Alice","text":"…"} has 26 octets around its text. */
const AROUND = 26;

async function lane(limit: number, text: string, compression: 'off' | 'on' = 'off'): Promise<Trace> {
  const transport = { ...PLAIN_TRANSPORTS.websocket, compression };
  const [trace] = await runAll(
    scenario({
      lanes: [{ id: 'b', clients: [{ name: 'Alice', transport }] }],
      server: { ...PLAIN_SERVER, maxMessage: limit },
      actions: [aliceSays(900, text)],
    }),
  );
  if (trace === undefined) throw new Error('one lane');
  return trace;
}

const ends = (trace: Trace): unknown[] => [
  factsOf(trace, 'failure').map(({ up, problem, closeCode }) => [up ? 'page' : 'server', problem, closeCode]),
  factsOf(trace, 'socket-event').flatMap(({ event, code }) => (event === 'close' ? [code] : [])),
  factsOf(trace, 'message-born').length,
];

describe('a message of the page', () => {
  it('as long as the server takes is taken', async () => {
    expect(ends(await lane(AROUND + 5, 'hello'))).toEqual([[], [], 1]);
  });

  it('one octet longer is refused with 1009, which the page hears', async () => {
    expect(ends(await lane(AROUND + 4, 'hello'))).toEqual([[['server', 'ws/too-big', 1009]], [1009], 0]);
  });

  it('that is packed counts as what it unpacks to', async () => {
    const text = 'a'.repeat(1000);
    expect(ends(await lane(AROUND + 1000, text, 'on'))).toEqual([[], [], 1]);
    expect(ends(await lane(AROUND + 999, text, 'on'))).toEqual([
      [['server', 'ws/deflate-too-big', 1009]],
      [1009],
      0,
    ]);
  });
});

it('turned on the way holds for sockets that open from then on', async () => {
  const turn = { id: 'k1', at: millis(500), kind: 'knobs', set: { maxMessage: 1 } } as const;
  const transport = { ...PLAIN_TRANSPORTS.websocket, reconnect: 'at-once' as const };
  const [trace] = await runAll(
    scenario({
      lanes: [{ id: 'b', clients: [{ name: 'Alice', transport }] }],
      actions: [
        turn,
        aliceSays(600, 'on the old one'),
        { id: 'c1', at: millis(1000), kind: 'server', do: { deed: 'close', code: 1012 } },
        aliceSays(2000, 'on the new one'),
      ],
      until: micros(3_000_000),
    }),
  );
  expect(trace && factsOf(trace, 'message-born').map(({ text }) => text)).toEqual(['on the old one']);
  expect(trace && factsOf(trace, 'failure').map(({ closeCode }) => closeCode)).toContain(1009);
});

it('is at most what every end takes', () => {
  expect([KNOBS.maxMessage.most, KNOBS.maxMessage.plain]).toEqual([MAX_MESSAGE, MAX_MESSAGE]);
});
