/** One end of a TCP connection as its owner sees it. */
import type { Bytes } from '../../base/index.ts';
import { type Said, saidOf, type SentKind } from '../../trace/index.ts';
import type { World } from '../world.ts';

/** What an end hears. `cause` is the fact of the segment that brought it. */
export interface EndpointEvents {
  /** What is written may leave: after TCP's handshake, and TLS's where there is one. */
  connected?(cause: number): void;
  /** Early data may leave with the ClientHello (RFC 8446 §2.3): only what may safely happen twice. */
  early?(cause: number): void;
  /** A copy: it is the listener's. */
  data(octets: Bytes, cause: number): void;
  /** The peer's FIN: it will send no more. */
  ended(cause: number): void;
  /** Over: both FINs are through (`reset` false), or the connection was reset or given up. Heard once. */
  closed(reset: boolean, cause: number): void;
}

/** What accepts connections at a port. */
export interface Listener {
  /** The number of its node. */
  readonly node: number;
  /** False: a SYN is answered by RST. */
  readonly listening: boolean;
  /** A connection is established; the listener sets `events` at once. */
  accept(end: Endpoint): void;
}

/** What a connection does for its ends. */
interface Wire {
  write(end: Endpoint, octets: Uint8Array): void;
  whenSent(end: Endpoint, run: () => void): void;
  end(end: Endpoint): void;
  abort(end: Endpoint): void;
}

/** Calls `open` when the handshake may begin, now or later. */
export type Gate = (open: () => void) => void;
export const atOnce: Gate = (open) => open();

export class Endpoint {
  readonly conn: number;
  /** True at the end that opened the connection; also the direction of what it sends. */
  readonly client: boolean;
  events: EndpointEvents | undefined;
  /** The three-way handshake is done at this end. */
  established = false;
  /** The owner has nothing more to say; the FIN follows what still waits for the window. */
  finSent = false;
  finReceived = false;
  over = false;
  /**
   * Before its FIN it says so in TLS, too (close_notify). Servers do, unless they drop an idle connection; Chromium
   * does not (both measured).
   */
  notifies: boolean;
  readonly #wire: Wire;
  readonly #world: World;

  constructor(wire: Wire, world: World, conn: number, client: boolean) {
    this.#wire = wire;
    this.#world = world;
    this.conn = conn;
    this.client = client;
    this.notifies = !client;
  }

  /** False once this end said FIN or the connection is over. */
  get writable(): boolean {
    return !this.finSent && !this.over;
  }

  /** Sends octets, once the handshakes are done; on a closed end they are dropped. No fact says what they are. */
  write(octets: Uint8Array): void {
    this.#wire.write(this, octets);
  }

  /**
   * Sends octets as `write` does, and records what they are. Returns the fact; -1 on a closed end, where there is
   * nothing to record.
   */
  send<K extends SentKind>(kind: K, octets: Uint8Array, said: Said<K>): number {
    if (!this.writable) return -1;
    const from = this.#world.trace.stream(this.conn, this.client).length;
    const span = { conn: this.conn, up: this.client, from, to: from + octets.length };
    // The fact of what is written comes before those of its segments: TCP cuts it afterwards.
    const sent = this.#world.record(kind, saidOf(said, span));
    this.write(octets);
    return sent;
  }

  /** Calls `run` once all that was written so far has left: the window let it out and the line is free of it. */
  whenSent(run: () => void): void {
    this.#wire.whenSent(this, run);
  }

  /** No more data comes from this end: FIN follows what still waits; a client without an answer yet gives up. */
  end(): void {
    this.#wire.end(this);
  }

  /** Gives up at once: RST. */
  abort(): void {
    this.#wire.abort(this);
  }
}
