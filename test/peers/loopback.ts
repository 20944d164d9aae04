/**
 * A cable between the simulated network and a real TCP socket on loopback. Virtual time stands still while real octets
 * are on their way: `settle` runs what they set off, turn by turn of the loop, until a test has what it waits for.
 */
import { PLAIN_LINK } from '../../src/scenario/index.ts';
import { createServer, type Server, Socket } from 'node:net';
import { once } from 'node:events';
import { type Micros, micros, millis, Random } from '../../src/base/index.ts';
import { Connection, type Endpoint, Link, type Listener, World } from '../../src/network/index.ts';

/** A millisecond each way: enough for causes to come before effects. */
const LINK = { ...PLAIN_LINK, rtt: millis(2) };

export class Cable {
  readonly world: World;
  readonly link = new Link(LINK);
  readonly #advance: (until: Micros) => Promise<void>;
  #sockets: Socket[] = [];
  #server: Server | undefined;
  #now = 0;

  /** Without `advance` the cable drives a world of its own. */
  constructor(world = new World(Random.of(7)), advance?: (until: Micros) => Promise<void>) {
    this.world = world;
    this.#advance =
      advance ??
      (async (until) => {
        for (let task = world.clock.next(until); task !== undefined; task = world.clock.next(until))
          task.run?.();
        world.clock.reach(until);
      });
  }

  /** A simulated client's far end: what it dials is a real server on `port`. */
  dialTo(port: number): () => Connection {
    const listener: Listener = {
      node: this.world.join('server', 'server'),
      listening: true,
      accept: (end) => {
        const socket = new Socket({ allowHalfOpen: true });
        this.#join(end, socket);
        socket.connect(port, '127.0.0.1');
      },
    };
    const alice = this.world.join('Alice', 'page');
    return () => new Connection(this.world, this.link, listener, alice);
  }

  /** A port on which real clients reach a simulated host. */
  async from(host: Listener): Promise<number> {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      const { client } = new Connection(this.world, this.link, host, this.world.join('Alice', 'page'));
      this.#join(client, socket);
    });
    this.#server = server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Runs virtual time and the real loop by turns until `done`; whoever is not done after so many turns hangs. */
  async settle(done: () => boolean): Promise<void> {
    for (let turn = 0; turn < 3000 && !done(); turn++) {
      this.#now += 1000;
      await this.#advance(micros(this.#now));
      await new Promise((resolve) => setTimeout(resolve, 1)); // real octets take real time
    }
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    if (this.#server === undefined) return;
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(end: Endpoint, socket: Socket): void {
    this.#sockets.push(socket);
    socket.setNoDelay(); // else the kernel holds a small write back for 40 ms
    const unsent: Uint8Array[] = [];
    end.events = {
      connected: () => {
        for (const octets of unsent.splice(0)) end.write(octets);
      },
      data: (octets) => {
        socket.write(octets);
      },
      ended: () => {
        socket.end();
      },
      closed: (reset) => {
        if (reset) socket.resetAndDestroy();
      },
    };
    socket.on('data', (octets) => {
      if (end.established) end.write(Uint8Array.from(octets));
      else unsent.push(Uint8Array.from(octets));
    });
    socket.on('end', () => {
      end.end();
    });
    socket.on('error', () => {
      end.abort();
    });
  }
}
