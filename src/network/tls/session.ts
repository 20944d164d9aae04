/** Both ends' TLS on one connection: whose flight is next, and the records of each direction. */
import type { World } from '../world.ts';
import { Records } from './records.ts';
import { FLIGHTS, type TlsMode } from './sizes.ts';

export interface TlsWire {
  /** The wire of that direction reaches to `end` now. */
  extend(up: boolean, end: number): void;
  /** Early data may leave behind the ClientHello. */
  early(cause: number): void;
  /** The client may send application data. */
  ready(cause: number): void;
}

export class TlsSession {
  readonly up: Records;
  readonly down: Records;
  readonly #mode: TlsMode;
  readonly #world: World;
  readonly #conn: number;
  readonly #wire: TlsWire;
  /** Flights that have left. */
  #sent = 0;

  constructor(mode: TlsMode, world: World, conn: number, wire: TlsWire) {
    this.#mode = mode;
    this.#conn = conn;
    this.#world = world;
    this.#wire = wire;
    this.up = new Records(mode);
    this.down = new Records(mode);
  }

  /** TCP is open at the client. */
  start(cause: number): void {
    this.#send(cause);
    if (this.#mode === 'tls13-early-data') this.#wire.early(cause);
  }

  /** A flight has arrived whole. */
  received(up: boolean, name: string, octets: number, cause: number): void {
    const fields = { conn: this.#conn, up, value: octets, text: name, cause };
    const received = this.#world.record('flight-received', fields);
    if (this.#sent < FLIGHTS[this.#mode].length) this.#send(received);
    else if (!up) this.#wire.ready(received);
  }

  #send(cause: number): void {
    const flights = FLIGHTS[this.#mode];
    const flight = flights[this.#sent];
    if (flight === undefined) return;
    this.#sent += 1;
    const { up, name, octets } = flight;
    this.#world.record('flight-sent', { conn: this.#conn, up, value: octets, text: name, cause });
    this.#wire.extend(up, (up ? this.up : this.down).flight(name, octets));
    if (up && this.#sent === flights.length) this.#wire.ready(cause);
  }
}
