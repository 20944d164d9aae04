/**
 * TCP as a learner of HTTP needs it (RFC 9293): three-way handshake, segments at MSS, ACKs that ride on data
 * where they can, FIN from either side, RST. Octets arrive whole and in order.
 */
import { assert, type Bytes, type Micros, type Random } from '../base/index.ts';
import { ACK, FIN, PSH, RST, SYN } from '../trace/index.ts';
import { MSS, packetSize } from '../wire/tcp/index.ts';
import { PRIORITY, type Task } from './clock.ts';
import type { Link } from './link.ts';
import type { World } from './world.ts';

/** What an end hears. `cause` is the fact of the segment that brought it. */
export interface EndpointEvents {
  connected?(cause: number): void;
  /** A copy: it is the listener's. */
  data(octets: Bytes, cause: number): void;
  /** The peer's FIN: it will send no more. */
  ended(cause: number): void;
  /** Over: both FINs are through (`reset` false) or the connection was reset. Heard once. */
  closed(reset: boolean, cause: number): void;
}

/** Who waits for connections at the server's port. */
export interface Listener {
  /** False: a SYN is answered by RST. */
  readonly listening: boolean;
  /** A connection is established; the listener sets `events` at once. */
  accept(end: Endpoint): void;
}

/** One end of a connection. */
export class Endpoint {
  readonly conn: number;
  /** True at the client; also the direction of what this end sends. */
  readonly client: boolean;
  events: EndpointEvents | undefined;
  /** The three-way handshake is done at this end. */
  established = false;
  finSent = false;
  finReceived = false;
  over = false;
  /** An ACK is owed; data that leaves first takes it along. */
  ackOwed = false;
  readonly #connection: Connection;

  constructor(connection: Connection, conn: number, client: boolean) {
    this.#connection = connection;
    this.conn = conn;
    this.client = client;
  }

  /** False once this end said FIN or the connection is over. */
  get writable(): boolean {
    return !this.finSent && !this.over;
  }

  /** Sends octets and returns where they stand in the stream; on a closed end they are dropped. */
  write(octets: Uint8Array): { readonly from: number; readonly to: number } {
    return this.#connection.write(this, octets);
  }

  /** No more data from this end: FIN. */
  end(): void {
    this.#connection.end(this);
  }

  /** Gives up at once: RST. */
  abort(): void {
    this.#connection.abort(this);
  }
}

export class Connection {
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly #world: World;
  readonly #link: Link;
  readonly #listener: Listener;
  readonly #jitter: readonly [up: Random, down: Random];
  /** A later segment of one direction never overtakes an earlier one. */
  readonly #lastArrival: [up: number, down: number] = [0, 0];
  #idle: Task | undefined;

  /** Opens a connection: the SYN leaves now. */
  constructor(world: World, link: Link, listener: Listener) {
    const conn = world.trace.openConnection();
    this.#world = world;
    this.#link = link;
    this.#listener = listener;
    this.#jitter = [world.random.fork(`c${conn}/up/jitter`), world.random.fork(`c${conn}/down/jitter`)];
    this.client = new Endpoint(this, conn, true);
    this.server = new Endpoint(this, conn, false);
    this.#send(this.client, SYN, 0, 0);
  }

  write(end: Endpoint, octets: Uint8Array): { from: number; to: number } {
    const log = this.#world.trace.stream(end.conn, end.client);
    const from = log.length;
    if (!end.writable || octets.length === 0) return { from, to: from };
    log.append(octets);
    const to = log.length;
    for (let at = from; at < to; at += MSS) {
      const next = Math.min(at + MSS, to);
      this.#send(end, next === to ? PSH | ACK : ACK, at, next);
    }
    return { from, to };
  }

  end(end: Endpoint): void {
    if (!end.writable) return;
    end.finSent = true;
    const at = this.#world.trace.stream(end.conn, end.client).length;
    const sent = this.#send(end, FIN | ACK, at, at);
    // Who closes second waits for no more than the ACK of its FIN.
    if (end.finReceived) this.#finish(end, false, sent);
  }

  abort(end: Endpoint): void {
    if (end.over) return;
    const at = this.#world.trace.stream(end.conn, end.client).length;
    // RFC 9293 §3.10.5: a client that gives up before the SYN/ACK sends nothing; that one is answered by RST.
    const silent = end.client && !end.established;
    this.#finish(end, true, silent ? -1 : this.#send(end, RST | ACK, at, at));
  }

  #peer(end: Endpoint): Endpoint {
    return end.client ? this.server : this.client;
  }

  #send(end: Endpoint, flags: number, from: number, to: number): number {
    const world = this.#world;
    if ((flags & ACK) !== 0) end.ackOwed = false;
    const fields = { conn: end.conn, up: end.client, from, to, value: flags };
    const sent = world.record('segment-sent', fields);
    const way = end.client ? 0 : 1;
    const earliest = this.#link.arrival(
      world.now,
      end.client,
      packetSize(flags, to - from),
      this.#jitter[way],
    );
    const at = Math.max(earliest, this.#lastArrival[way]) as Micros;
    this.#lastArrival[way] = at;
    world.clock.schedule(at, PRIORITY.arrival, () => {
      const arrived = world.record('segment-arrived', { ...fields, cause: sent });
      this.#receive(this.#peer(end), flags, from, to, arrived);
    });
    this.#watchIdle();
    return sent;
  }

  #receive(end: Endpoint, flags: number, from: number, to: number, cause: number): void {
    if (end.over) {
      // RFC 9293 §3.10.7.1: what reaches a closed port is answered by RST, but for RST itself. A late ACK or FIN
      // is not news.
      if (to > from || (flags & SYN) !== 0) this.#send(end, RST, from, from);
      return;
    }
    if ((flags & RST) !== 0) return this.#finish(end, true, cause);
    if ((flags & SYN) !== 0) return this.#synchronise(end, flags, cause);
    if (!end.established && !this.#accepted(cause)) return;
    if (to > from) {
      this.#oweAck(end);
      end.events?.data(this.#world.trace.stream(end.conn, !end.client).slice(from, to), cause);
    }
    if ((flags & FIN) === 0) return;
    end.finReceived = true;
    this.#oweAck(end);
    end.events?.ended(cause);
    // Who closed first, or at the same time, is done with the peer's FIN.
    if (end.finSent) this.#finish(end, false, cause);
  }

  #synchronise(end: Endpoint, flags: number, cause: number): void {
    if (end.client) {
      end.established = true;
      this.#send(end, ACK, 0, 0);
      this.#world.record('connected', { conn: end.conn, up: true, cause });
      end.events?.connected?.(cause);
    } else if ((flags & ACK) === 0) {
      if (this.#listener.listening) this.#send(end, SYN | ACK, 0, 0);
      else this.abort(end);
    }
  }

  /** The client's first ACK: false when nobody listens any more. */
  #accepted(cause: number): boolean {
    const { server } = this;
    if (!this.#listener.listening) {
      this.abort(server);
      return false;
    }
    server.established = true;
    this.#world.record('connected', { conn: server.conn, up: false, cause });
    this.#listener.accept(server);
    assert(server.events !== undefined, 'a host listens to what it accepts');
    return true;
  }

  #oweAck(end: Endpoint): void {
    if (end.ackOwed) return;
    end.ackOwed = true;
    const { clock, trace } = this.#world;
    clock.schedule(clock.now, PRIORITY.acknowledge, () => {
      const at = trace.stream(end.conn, end.client).length;
      if (end.ackOwed) this.#send(end, ACK, at, at);
    });
  }

  #finish(end: Endpoint, reset: boolean, cause: number): void {
    if (end.over) return;
    end.over = true;
    // After a reset nothing is acknowledged any more.
    if (reset) end.ackOwed = false;
    this.#world.record('disconnected', { conn: end.conn, up: end.client, value: reset ? 1 : 0, cause });
    end.events?.closed(reset, cause);
    if (this.client.over && this.server.over) this.#stopIdle();
  }

  /** A box in the path forgets a connection that carried nothing for a while, and resets both ends. */
  #watchIdle(): void {
    this.#stopIdle();
    const { idleCut } = this.#link.settings;
    if (idleCut === 0 || (this.client.over && this.server.over)) return;
    this.#idle = this.#world.after(idleCut, () => {
      for (const end of [this.client, this.server]) this.#cut(end);
    });
  }

  #cut(end: Endpoint): void {
    const world = this.#world;
    const from = world.trace.stream(end.conn, !end.client).length;
    const fields = { conn: end.conn, up: !end.client, from, to: from, value: RST };
    const sent = world.record('segment-sent', { ...fields, text: 'box' });
    // The box stands half-way: its RST travels half of a flight.
    const at = (world.now + Math.floor(this.#link.settings.rtt / 4)) as Micros;
    world.clock.schedule(at, PRIORITY.arrival, () => {
      const arrived = world.record('segment-arrived', { ...fields, text: 'box', cause: sent });
      this.#receive(end, RST, from, from, arrived);
    });
  }

  #stopIdle(): void {
    if (this.#idle !== undefined) this.#idle.run = undefined;
    this.#idle = undefined;
  }
}
