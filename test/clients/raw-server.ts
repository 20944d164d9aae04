/**
 * A server of bare octets, for tests of what asks. The path takes 10 ms each way: a connection is open at 20 ms,
 * the server has the first octets at 30, its answer is at the client at 40.
 */
import { PLAIN_LINK } from '../../src/scenario/index.ts';
import { concat, fromLatin1, hex, millis, Random, utf8 } from '../../src/base/index.ts';
import { Connection, type Endpoint, type Gate, Link, type Listener, World } from '../../src/network/index.ts';
import type { FactOf, Kind } from '../../src/trace/index.ts';
import { acceptFor } from '../../src/wire/websocket/index.ts';
import { factsOf } from '../trace/facts-of.ts';

export const AUTHORITY = 'chat.example';

export class RawServer implements Listener {
  listening = true;
  readonly node: number;
  readonly world: World;
  /** The page that connects where nobody else is named. */
  readonly #alice: number;
  readonly link = new Link({ ...PLAIN_LINK, rtt: millis(20) });
  /** One entry a connection: its end and what has come. */
  readonly ends: Endpoint[] = [];
  readonly #received: Uint8Array[][] = [];
  /** Called for each piece that comes. */
  onData: (n: number, octets: string) => void = () => undefined;
  /** Whether it says FIN when it hears one. */
  answersFin = true;

  constructor(seed = 7) {
    this.world = new World(Random.of(seed));
    this.node = this.world.join('server', 'server');
    this.#alice = this.world.join('Alice', 'page');
  }

  dial(gate?: Gate, opener = this.#alice): Connection {
    return new Connection(this.world, this.link, this, opener, gate);
  }

  accept(end: Endpoint): void {
    const n = this.ends.push(end) - 1;
    const pieces: Uint8Array[] = [];
    this.#received.push(pieces);
    end.events = {
      data: (octets) => {
        pieces.push(octets);
        this.onData(n, fromLatin1(octets));
      },
      ended: () => {
        if (this.answersFin) end.end();
      },
      closed: () => undefined,
    };
  }

  /** What has come on a connection. */
  received(n = 0): Uint8Array {
    return concat(this.#received[n] ?? []);
  }

  say(octets: string | Uint8Array, n = 0): void {
    this.ends[n]?.write(typeof octets === 'string' ? utf8(octets) : octets);
  }

  /** Answers the handshake of connection `n` with 101 and `more` fields, and sends `behind` (hex) in the same segment. */
  open(n = 0, behind = '', more: readonly string[] = []): void {
    const key = /Sec-WebSocket-Key: (.*)\r\n/.exec(fromLatin1(this.received(n)))?.[1] ?? '';
    const head = [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${acceptFor(key)}`,
      ...more,
      '',
      '',
    ];
    this.say(concat([utf8(head.join('\r\n')), hex(behind)]), n);
  }

  at(ms: number, run: () => void): void {
    this.world.clock.schedule(millis(ms), 0, run);
  }

  until(ms: number): void {
    const { clock } = this.world;
    for (let task = clock.next(millis(ms)); task !== undefined; task = clock.next(millis(ms))) task.run?.();
    clock.reach(millis(ms));
  }

  facts<K extends Kind>(...kinds: K[]): FactOf<K>[] {
    return factsOf(this.world.trace, ...kinds);
  }
}
