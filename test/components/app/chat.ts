import { type Micros, micros, millis } from '../../../src/base/index.ts';
import type { Scenario } from '../../../src/scenario/index.ts';

/** A chat of ten seconds over polling and over a socket: Bob says one thing at 5, 6 and 7 s. */
export function chat(until: Micros = millis(10_000)): Scenario {
  return {
    version: 1,
    seed: 7,
    until,
    link: { rtt: millis(80), jitter: micros(0), bandwidth: 0, idleCut: micros(0) },
    server: { heartbeat: micros(0) },
    lanes: [
      {
        id: 'a',
        clients: [{ name: 'Alice', transport: { kind: 'polling', interval: millis(2000), keepAlive: true } }],
      },
      { id: 'b', clients: [{ name: 'Alice', transport: { kind: 'websocket', handshake: 'valid' } }] },
    ],
    actions: ['one', 'two', 'three'].map((text, n) => ({
      id: text,
      at: millis(5000 + n * 1000),
      kind: 'server',
      do: { deed: 'say', from: 'Bob', text },
    })),
  };
}
