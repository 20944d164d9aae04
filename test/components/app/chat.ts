import { type Micros, millis } from '../../../src/base/index.ts';
import {
  PLAIN_LINK,
  PLAIN_SERVER,
  PLAIN_TRANSPORTS,
  type Scenario,
  type TransportOf,
} from '../../../src/scenario/index.ts';

/** A chat of ten seconds over polling and over a socket: Bob says one thing at 5, 6 and 7 s. */
export function chat(
  until: Micros = millis(10_000),
  compression: TransportOf<'websocket'>['compression'] = 'off',
): Scenario {
  return {
    version: 1,
    seed: 7,
    until,
    link: PLAIN_LINK,
    server: PLAIN_SERVER,
    lanes: [
      {
        id: 'a',
        clients: [
          {
            name: 'Alice',
            transport: { ...PLAIN_TRANSPORTS.polling, interval: millis(2000), keepAlive: true },
          },
        ],
      },
      { id: 'b', clients: [{ name: 'Alice', transport: { ...PLAIN_TRANSPORTS.websocket, compression } }] },
    ],
    actions: ['one', 'two', 'three'].map((text, n) => ({
      id: text,
      at: millis(5000 + n * 1000),
      kind: 'server',
      do: { deed: 'say', from: 'Bob', text },
    })),
  };
}
