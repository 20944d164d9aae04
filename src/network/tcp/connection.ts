/**
 * TCP as a learner of HTTP needs it (RFC 9293): three-way handshake, segments at MSS, ACKs that ride on data
 * where they can, FIN from either side, RST; what is lost is sent again, and what comes out of order waits. With
 * TLS its handshake and records ride on it, and the ends still see the application's octets alone.
 */
import { assert, micros } from '../../base/index.ts';
import { ACK, FIN, PSH, RST, SYN } from '../../trace/index.ts';
import { MSS } from '../../wire/tcp/index.ts';
import { PRIORITY } from '../clock.ts';
import type { Link } from '../link.ts';
import type { TlsRecords } from '../tls/records.ts';
import { TlsSession } from '../tls/session.ts';
import type { World } from '../world.ts';
import { atOnce, Endpoint, type Gate, type Listener } from './endpoint.ts';
import { IdleWatch } from './idle-watch.ts';
import { type Packet, packetOf } from './packet.ts';
import { Path, type Why } from './path.ts';
import { INITIAL_RTO } from './round-trip.ts';
import { type Again, Sender } from './sender.ts';
import { Side } from './side.ts';

/** Linux's `tcp_syn_retries`: after the last one it reports that nobody answers. */
const MOST_SYNS = 6;
/** How long a delayed ACK waits for data to travel with: 40 ms in Linux; RFC 9293 §3.8.6.3 allows 500. */
const ACK_DELAY = micros(40_000);

export class Connection {
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly #world: World;
  readonly #link: Link;
  readonly #listener: Listener;
  readonly #path: Path;
  readonly #idle: IdleWatch;
  readonly #sides: readonly [client: Side, server: Side];
  readonly #tls: TlsSession | undefined;

  /** `opener`: the number of its node. The SYN leaves when `gate` lets it: at once, if none is given. */
  constructor(world: World, link: Link, listener: Listener, opener: number, gate: Gate = atOnce) {
    const conn = world.trace.openConnection({ opener, acceptor: listener.node });
    this.#world = world;
    this.#link = link;
    this.#listener = listener;
    this.client = new Endpoint(this, world, conn, true);
    this.server = new Endpoint(this, world, conn, false);
    this.#sides = [this.#side(this.client), this.#side(this.server)];
    this.#path = new Path(world, link, conn, (packet, cause) => this.#receive(packet, cause));
    const cut = (end: Endpoint, cause: number): void => this.#reset(this.#of(end), cause);
    this.#idle = new IdleWatch(world, link, [this.client, this.server], cut);
    const { tls } = link.settings;
    if (tls !== 'none') this.#tls = new TlsSession(tls, world, conn, this.#tlsWire());
    gate(() => this.#handshake(this.#sides[0], SYN));
  }

  write(end: Endpoint, octets: Uint8Array): void {
    if (!end.writable || octets.length === 0) return;
    const log = this.#world.trace.stream(end.conn, end.client);
    const from = log.length;
    log.append(octets);
    const [side, to] = [this.#of(end), log.length];
    side.whenOpen(() => this.#carry(side, from, to));
  }

  whenSent(end: Endpoint, run: () => void): void {
    this.#of(end).whenOpen(() => this.#of(end).whenSent(run, this.#link));
  }

  end(end: Endpoint): void {
    if (!end.writable) return;
    // §3.10.4: in SYN-SENT there is nothing to end yet, and what waits is dropped.
    if (end.client && !end.established) return this.abort(end);
    end.finSent = true;
    const side = this.#of(end);
    // Where nothing waits, TLS's handshake need not finish; where the peer has ended, it cannot.
    if (end.established && (!side.waits || end.finReceived)) this.#fin(side);
    else side.whenOpen(() => this.#fin(side));
  }

  abort(end: Endpoint): void {
    if (end.over) return;
    const side = this.#of(end);
    const at = side.sender.next;
    // RFC 9293 §3.10.5: a client that gives up before the SYN/ACK sends nothing; that one is answered by RST.
    const silent = end.client && !end.established;
    this.#reset(side, silent ? -1 : this.#send(side, RST | ACK, at, at));
  }

  #of(end: Endpoint): Side {
    return this.#sides[end.client ? 0 : 1];
  }

  #records(up: boolean): TlsRecords | undefined {
    return up ? this.#tls?.up : this.#tls?.down;
  }

  #side(end: Endpoint): Side {
    const sender = new Sender(this.#world, this.#link, {
      transmit: (from, to, again) => this.#transmit(side, from, to, again),
      alarm: (at) => side.alarm(at),
      giveUp: () => this.#reset(side, -1),
    });
    const side: Side = new Side(end, sender, this.#world.clock);
    return side;
  }

  #tlsWire() {
    return {
      extend: (up: boolean, end: number) => this.#extend(this.#sides[up ? 0 : 1], end),
      early: (cause: number) => {
        this.#sides[0].isOpen = true;
        this.client.events?.early?.(cause);
        this.#sides[0].isOpen = false;
      },
      ready: (up: boolean, cause: number) => {
        this.#sides[up ? 0 : 1].open();
        if (up) this.client.events?.connected?.(cause);
      },
    };
  }

  /** §3.4: FIN takes one number of the sequence. */
  #fin(side: Side): void {
    if (side.end.notifies) this.#tls?.notify(side.end.client);
    side.finAt = side.sender.end;
    this.#extend(side, side.finAt + 1);
  }

  /** Octets of the stream go to TCP, in records where there is TLS. */
  #carry(side: Side, from: number, to: number): void {
    this.#extend(side, this.#records(side.end.client)?.data(to - from) ?? to);
  }

  #extend(side: Side, end: number): void {
    side.sender.end = end;
    side.sender.pump();
  }

  #transmit(side: Side, from: number, to: number, again: Again): void {
    const hasFin = side.finAt >= 0 && to > side.finAt;
    const isLast = to === side.sender.end && to - from > (hasFin ? 1 : 0);
    const sent = this.#send(side, (hasFin ? FIN : 0) | (isLast ? PSH : 0) | ACK, from, to, {
      retransmission: again,
    });
    side.left(this.#link);
    // The end that closes second waits only for the ACK of its FIN.
    if (hasFin && side.end.finReceived) this.#finish(side, false, sent);
  }

  #send(side: Side, flags: number, from: number, to: number, why: Why = {}): number {
    if ((flags & ACK) !== 0) side.acknowledged();
    const packet = packetOf(side, flags, from, to, this.#records(side.end.client), this.#world.now);
    this.#idle.rearm();
    return this.#path.send(packet, why);
  }

  #receive(packet: Packet, cause: number): void {
    const { up, flags, from, to } = packet;
    const side = this.#sides[up ? 1 : 0];
    const { end, receiver, sender } = side;
    if ((flags & RST) !== 0) return this.#reset(side, cause);
    side.heard(from, packet.stamp);
    if ((flags & SYN) !== 0) return this.#synchronise(side, cause);
    if ((flags & ACK) !== 0) sender.acknowledge(packet);
    if (end.over) {
      // RFC 9293 §3.10.7.1: whatever reaches a closed port is answered by RST; after both FINs it is acknowledged again.
      if (side.isReset) this.#send(side, RST, packet.ack, packet.ack);
      else if (to > from) this.#oweAck(side, packet, true, false);
      return;
    }
    if (!end.established && !this.#accepted(side, cause)) return;
    if (to === from) return;
    if ((flags & FIN) !== 0) side.peerFinAt = to - 1;
    const before = receiver.next;
    const fillsGap = receiver.hasGap;
    const isNews = receiver.take(from, to);
    this.#oweAck(side, packet, isNews && from <= before, fillsGap);
    if (isNews) this.#deliver(side, before, cause);
  }

  /** RFC 5681 §4.2: what comes out of order is acknowledged at once, each by itself; what fills a gap does not wait. */
  #oweAck(side: Side, { from, to, flags }: Packet, isInOrder: boolean, fillsGap: boolean): void {
    if (!isInOrder) return this.#acknowledge(side);
    side.unacknowledged += to - from;
    const mayWait = this.#link.settings.delayedAck && !fillsGap && (flags & FIN) === 0;
    const waits = mayWait && side.unacknowledged < 2 * MSS;
    const { clock } = this.#world;
    const at = micros(clock.now + (waits ? ACK_DELAY : 0));
    if (side.ackAt <= at) return;
    side.ackAt = at;
    clock.schedule(at, PRIORITY.acknowledge, () => {
      if (side.ackAt === at) this.#acknowledge(side);
    });
  }

  #acknowledge(side: Side): void {
    const at = side.sender.next;
    this.#send(side, ACK, at, at);
  }

  /** What is in order now goes to the application: whole records only, where there is TLS. */
  #deliver(side: Side, before: number, cause: number): void {
    const { end, receiver, peerFinAt } = side;
    const hasFin = peerFinAt >= 0 && receiver.next > peerFinAt;
    const to = receiver.next - (hasFin ? 1 : 0);
    const records = this.#records(!end.client);
    if (records === undefined) this.#hand(end, before, to, cause);
    for (const record of records?.whole(to) ?? []) {
      if (record.messages.length > 0) this.#tls?.received(!end.client, record, side.finAt < 0, cause);
      else this.#hand(end, side.read, record.plain, cause);
      side.read = record.plain;
    }
    if (!hasFin || end.finReceived) return;
    end.finReceived = true;
    if (end.finSent && side.finAt < 0) this.#fin(side);
    end.events?.ended(cause);
    // The end that closed first, or at the same time, is done once the peer's FIN is here.
    if (side.finAt >= 0 && side.sender.next > side.finAt) this.#finish(side, false, cause);
  }

  #hand(end: Endpoint, from: number, to: number, cause: number): void {
    if (to > from) end.events?.data(this.#world.trace.stream(end.conn, !end.client).slice(from, to), cause);
  }

  #synchronise(side: Side, cause: number): void {
    const { end } = side;
    // §3.10.7.1: a SYN that comes again is refused again, or accepted if the port is open by now.
    const isRefused = end.over || !(end.client || end.established || this.#listener.listening);
    if (isRefused) return void this.#send(side, end.client ? RST : RST | ACK, 0, 0);
    // §3.10.7.4: on an open connection the SYN is an old one; the answer acknowledges what has arrived so far.
    if (end.established) return this.#acknowledge(side);
    if (!end.client) return this.#handshake(side, SYN | ACK);
    side.established();
    this.#send(side, ACK, 0, 0);
    this.#world.record('connected', { conn: end.conn, up: true, cause });
    if (this.#tls !== undefined) return this.#tls.start(cause);
    side.open();
    end.events?.connected?.(cause);
  }

  /** Sends SYN or SYN/ACK, again after a second, two, four… (RFC 6298 §2.1 and §5.5) until there is an answer. */
  #handshake(side: Side, flags: number, why: Why = {}, tries = 0): void {
    if (side.end.over) return;
    this.#send(side, flags, 0, 0, why);
    side.asked();
    const wait = micros(INITIAL_RTO * (1 << tries));
    side.retry(
      this.#world.after(wait, () => {
        if (tries < MOST_SYNS) this.#handshake(side, flags, { ...why, retransmission: 'timeout' }, tries + 1);
        else this.#reset(side, -1);
      }),
    );
  }

  /** The client's first ACK: false when nobody listens any more. */
  #accepted(side: Side, cause: number): boolean {
    const { end } = side;
    if (end.client) return false;
    if (!this.#listener.listening) {
      this.abort(end);
      return false;
    }
    side.established();
    this.#world.record('connected', { conn: end.conn, up: false, cause });
    this.#listener.accept(end);
    assert(end.events !== undefined, 'a host listens to what it accepts');
    if (this.#tls === undefined) side.open();
    return true;
  }

  #reset(side: Side, cause: number): void {
    if (side.isReset) return;
    side.isReset = true;
    // Nothing is sent or acknowledged any more. That holds in LAST-ACK too, whose owner has heard of the end already.
    side.sender.stop();
    side.acknowledged();
    this.#finish(side, true, cause);
  }

  #finish(side: Side, reset: boolean, cause: number): void {
    const { end } = side;
    if (end.over) return;
    end.over = true;
    side.retry(undefined);
    this.#world.record('disconnected', { conn: end.conn, up: end.client, by: reset ? 'RST' : 'FIN', cause });
    end.events?.closed(reset, cause);
    if (this.#idle.isOver) this.#idle.stop();
  }
}
