/** Both ends' TLS on one connection: whose flight is next, and the records of each direction. */
import type { World } from '../world.ts';
import { type TlsRecord, TlsRecords } from './records.ts';
import { closeNotify, type Flight, FLIGHTS, TICKETS, type TlsMode } from './sizes.ts';

export interface TlsWire {
  /** The wire of that direction reaches to `end` now. */
  extend(up: boolean, end: number): void;
  /** Early data may leave after the ClientHello. */
  early(cause: number): void;
  /** That end may send application data. */
  ready(up: boolean, cause: number): void;
}

export class TlsSession {
  readonly up: TlsRecords;
  readonly down: TlsRecords;
  readonly #mode: TlsMode;
  readonly #world: World;
  readonly #conn: number;
  readonly #wire: TlsWire;
  /** Flights that have left. */
  #sent = 0;
  #isServerReady = false;
  /** The server has the client's last flight. */
  #isDone = false;

  constructor(mode: TlsMode, world: World, conn: number, wire: TlsWire) {
    this.#mode = mode;
    this.#conn = conn;
    this.#world = world;
    this.#wire = wire;
    this.up = new TlsRecords(mode);
    this.down = new TlsRecords(mode);
  }

  /** TCP is open at the client. */
  start(cause: number): void {
    this.#send(cause);
    if (this.#mode === 'tls13-early-data') this.#wire.early(cause);
  }

  /** A flight has arrived whole; who has said FIN answers none. */
  received(up: boolean, { messages, octets }: TlsRecord, answers: boolean, cause: number): void {
    const fields = { conn: this.#conn, up, octets, messages, cause };
    const received = this.#world.record('flight-received', fields);
    if (!answers || messages.includes('close_notify')) return;
    const flights = FLIGHTS[this.#mode];
    const tickets = TICKETS[this.#mode];
    if (this.#sent < flights.length) this.#send(received);
    else if (up && tickets !== undefined) this.#leave(tickets, received);
    else if (flights.at(-1)?.up === false) this.#wire.ready(true, received);
    this.#isDone ||= up && this.#sent === flights.length;
    if (!up || this.#isServerReady) return;
    // RFC 8446 §2: behind its own Finished; RFC 5246 §7.3: when it has the client's too.
    this.#isServerReady = this.#sent === flights.length || !this.#mode.startsWith('tls12');
    if (this.#isServerReady) this.#wire.ready(false, received);
  }

  /** That end announces that nothing more comes from it (close_notify); during the handshake it announces nothing. */
  notify(up: boolean): void {
    if (this.#isDone) this.#leave(closeNotify(up, this.#mode), -1);
  }

  #send(cause: number): void {
    const flights = FLIGHTS[this.#mode];
    const flight = flights[this.#sent];
    if (flight === undefined) return;
    this.#sent += 1;
    this.#leave(flight, cause);
    if (flight.up && this.#sent === flights.length) this.#wire.ready(true, cause);
  }

  #leave({ up, messages, octets }: Flight, cause: number): void {
    this.#world.record('flight-sent', { conn: this.#conn, up, octets, messages, cause });
    this.#wire.extend(up, (up ? this.up : this.down).flight(messages, octets));
  }
}
