/** The scenarios that the bench runs, beside the course's own. */
import { millis } from '../../src/base/index.ts';
import {
  PLAIN_LINK,
  PLAIN_SERVER,
  PLAIN_TRANSPORTS,
  type Action,
  type Scenario,
} from '../../src/scenario/index.ts';

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
    actions,
  };
}

/** 600 polls, 3,000 frames: a message a second, and a ping with its pong twice a second. */
export const tenMinutes = (): Scenario => ({
  ...chatFor(600, 1),
  server: { ...PLAIN_SERVER, heartbeat: millis(500) },
});
export const thirtySeconds = (): Scenario => chatFor(30, 1);
