/** The scenarios that the bench runs, beside the course's own. */
import { micros, millis } from '../../src/base/index.ts';
import type { Action, Scenario } from '../../src/scenario/index.ts';

/** Polling each second beside a WebSocket; Bob says something to both now and then, to the socket all the time. */
export function chatFor(seconds: number, framesPerSecond: number): Scenario {
  const actions: Action[] = [];
  for (let n = 0; n < seconds * framesPerSecond; n++) {
    const at = millis(Math.round(400 + (n * 1000) / framesPerSecond));
    const rare = n % (framesPerSecond * 10) === 0;
    const to = rare ? {} : { lane: 'b' };
    actions.push({
      id: `m${n}`,
      at,
      kind: 'server',
      do: { deed: 'say', from: 'Bob', text: `message ${n}` },
      ...to,
    });
  }
  return {
    version: 1,
    seed: 7,
    until: millis(seconds * 1000),
    link: { rtt: millis(80), jitter: millis(4), bandwidth: 0, idleCut: micros(0) },
    server: { heartbeat: micros(0) },
    lanes: [
      {
        id: 'a',
        clients: [{ name: 'Alice', transport: { kind: 'polling', interval: millis(1000), keepAlive: true } }],
      },
      { id: 'b', clients: [{ name: 'Alice', transport: { kind: 'websocket', handshake: 'valid' } }] },
    ],
    actions,
  };
}

/** 600 polls, 3,000 frames. */
export const tenMinutes = (): Scenario => chatFor(600, 5);
export const thirtySeconds = (): Scenario => chatFor(30, 1);
