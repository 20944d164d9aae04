/**
 * What one end has to send and what of it is on the way: the congestion window (RFC 5681), loss found by
 * selective acknowledgements (RFC 6675) or by time (RFC 6298). The receiver's window is never the limit here.
 */
import type { Micros } from '../../base/index.ts';
import { MSS } from '../../wire/tcp/index.ts';
import type { Link } from '../link.ts';
import type { World } from '../world.ts';
import type { Packet } from './packet.ts';
import type { Range } from './receiver.ts';
import { RoundTrip } from './round-trip.ts';

/** Why a segment leaves once more; '' for the first time. */
export type Again = '' | 'timeout' | 'duplicate ACKs';

/** A segment that is not acknowledged. */
interface Sent extends Range {
  /** It was sent more than once. */
  again: boolean;
  sacked: boolean;
  /** Believed lost, and not sent again yet. */
  lost: Again;
}

/** This many segments beyond a gap make it a loss (DupThresh, RFC 6675 §2). */
const THRESHOLD = 3;
/** Linux's `tcp_retries2`: after this many timeouts in a row the connection is given up. */
const MOST_TIMEOUTS = 15;

export interface SenderWire {
  transmit(from: number, to: number, again: Again): void;
  /** Something is unacknowledged: asks for `timeout` at that time. */
  alarm(at: Micros): void;
  /** Nobody has answered for minutes. */
  giveUp(): void;
}

export class Sender {
  /** All that was written, FIN included. */
  end = 0;
  /** What has left at least once. */
  next = 0;
  readonly #world: World;
  readonly #link: Link;
  readonly #wire: SenderWire;
  readonly #roundTrip = new RoundTrip();
  /** Ascending; those before `#head` are acknowledged. */
  #flight: Sent[] = [];
  #head = 0;
  /** Octets that are believed to be on the way. */
  #pipe = 0;
  #window = 0;
  #threshold = Infinity;
  /** The window held something back since the last ACK: only then it may grow. */
  #isLimited = false;
  /** Loss recovery ends when this is acknowledged; -1 outside of it. */
  #recover = -1;
  #timeouts = 0;
  #deadline = 0;
  #lastSent = 0;

  constructor(world: World, link: Link, wire: SenderWire) {
    this.#world = world;
    this.#link = link;
    this.#wire = wire;
  }

  /** The peer has answered the last of `syns` SYNs, `after` µs later. */
  opened(syns: number, after: number): void {
    if (syns === 1) this.#roundTrip.measure(after);
    else this.#roundTrip.unmeasured();
    // RFC 6928 §2: one that is lost may be bad luck, and leaves the window alone.
    if (syns > 2) this.#window = MSS;
  }

  /** Sends what the window lets out: first what was lost, then what is new. */
  pump(): void {
    const { now } = this.#world;
    const fresh = this.#link.settings.initialWindow * MSS;
    if (this.#window === 0) this.#window = fresh;
    // RFC 5681 §4.1: after a pause, what the path can carry is not known any more.
    if (this.#head === this.#flight.length && now - this.#lastSent > this.#roundTrip.timeout)
      this.#window = Math.min(this.#window, fresh);
    for (let i = this.#head; i < this.#flight.length; i++) {
      const sent = this.#flight[i];
      if (sent === undefined || sent.lost === '') continue;
      if (!this.#fits(sent.to - sent.from)) return;
      this.#sendAgain(sent);
    }
    while (this.next < this.end) {
      const from = this.next;
      const to = Math.min(from + MSS, this.end);
      if (!this.#fits(to - from)) return;
      this.next = to;
      this.#flight.push({ from, to, again: false, sacked: false, lost: '' });
      this.#leave(from, to, '');
    }
  }

  /** The peer has everything before `ack`, and the blocks beyond; `echo` is when the segment that it answers left. */
  acknowledge({ ack, blocks, echo }: Pick<Packet, 'ack' | 'blocks' | 'echo'>): void {
    const half = blocks.length > 0 ? this.#half : 0;
    const news = this.#drop(ack);
    if (blocks.length > 0) this.#mark(blocks);
    const isRecovering = this.#recover >= 0;
    if (ack >= this.#recover) this.#recover = -1;
    if (blocks.length > 0 && this.#findLost() && this.#recover < 0) this.#reduce(half);
    if (news > 0) {
      this.#timeouts = 0;
      // RFC 7323 §4.1: only by what is new. The echo tells what was sent again from what was not (RFC 6298 §3).
      this.#roundTrip.measure(this.#world.now - echo);
      // RFC 5681 §3.2: the ACK that ends recovery leaves the window at the threshold.
      if (!isRecovering && this.#recover < 0 && this.#isLimited) this.#grow(news);
      this.#isLimited = false;
      this.#deadline = this.#world.now + this.#roundTrip.timeout;
    }
    if (news > 0 || blocks.length > 0) this.pump();
  }

  /** The alarm: has the oldest segment waited too long? */
  timeout(): void {
    const { now } = this.#world;
    if (this.#head === this.#flight.length) return;
    if (now < this.#deadline) return this.#wire.alarm(this.#deadline as Micros);
    this.#timeouts += 1;
    if (this.#timeouts > MOST_TIMEOUTS) return this.#wire.giveUp();
    // RFC 5681 §3.1: the threshold falls once, and the window starts from one segment.
    if (this.#timeouts === 1) this.#threshold = this.#half;
    this.#window = MSS;
    this.#recover = -1;
    this.#pipe = 0;
    for (let i = this.#head; i < this.#flight.length; i++) {
      const sent = this.#flight[i];
      if (sent !== undefined && !sent.sacked) sent.lost = 'timeout';
    }
    this.#roundTrip.double();
    this.pump();
  }

  /** Nothing is sent any more. */
  stop(): void {
    this.#flight = [];
    this.#head = 0;
    this.end = this.next;
  }

  /** A segment alone may always leave: the window is never less than one. */
  #fits(octets: number): boolean {
    if (this.#pipe === 0 || this.#pipe + octets <= this.#window) return true;
    this.#isLimited = true;
    return false;
  }

  #sendAgain(sent: Sent): void {
    const why = sent.lost;
    sent.lost = '';
    sent.again = true;
    this.#leave(sent.from, sent.to, why);
  }

  #leave(from: number, to: number, again: Again): void {
    const { now } = this.#world;
    const isFirst = this.#pipe === 0;
    this.#pipe += to - from;
    this.#lastSent = now;
    this.#wire.transmit(from, to, again);
    if (!isFirst && again === '') return;
    this.#deadline = now + this.#roundTrip.timeout;
    this.#wire.alarm(this.#deadline as Micros);
  }

  /** Drops what is acknowledged; returns how many octets that is. */
  #drop(ack: number): number {
    let news = 0;
    for (let sent = this.#flight[this.#head]; sent !== undefined; sent = this.#flight[this.#head]) {
      if (sent.to > ack) break;
      this.#head += 1;
      news += sent.to - sent.from;
      this.#gone(sent);
    }
    // Dropped from the front all at once, now and then: an array's shift would cost with each ACK.
    if (this.#head === this.#flight.length || this.#head > 1000) {
      this.#flight.splice(0, this.#head);
      this.#head = 0;
    }
    return news;
  }

  /** It is no longer on the way. */
  #gone(sent: Sent): void {
    if (!sent.sacked && sent.lost === '') this.#pipe = Math.max(0, this.#pipe - (sent.to - sent.from));
  }

  #mark(blocks: readonly Range[]): void {
    for (let i = this.#head; i < this.#flight.length; i++) {
      const sent = this.#flight[i];
      if (sent === undefined || sent.sacked) continue;
      if (!blocks.some(({ from, to }) => from <= sent.from && sent.to <= to)) continue;
      this.#gone(sent);
      sent.sacked = true;
      sent.lost = '';
    }
  }

  /** RFC 6675 §4, IsLost: three segments behind it have arrived. True when that was found of one just now. */
  #findLost(): boolean {
    let behind = 0;
    let found = false;
    for (let i = this.#flight.length - 1; i >= this.#head; i--) {
      const sent = this.#flight[i];
      if (sent === undefined) continue;
      if (sent.sacked) behind += 1;
      else if (behind >= THRESHOLD && !sent.again && sent.lost === '') {
        this.#gone(sent);
        sent.lost = 'duplicate ACKs';
        found = true;
      }
    }
    return found;
  }

  /**
   * RFC 5681 §3.1, equation 4: half of what no ACK has covered, arrived behind a gap or not. What left beyond the
   * window while ACKs for the gap came does not count (§3.2).
   */
  get #half(): number {
    const flight = this.next - (this.#flight[this.#head]?.from ?? this.next);
    return Math.max(Math.min(flight, this.#window) / 2, 2 * MSS);
  }

  /** RFC 6675 §5, step 4: the window falls, and the first segment that is lost leaves at once. */
  #reduce(half: number): void {
    this.#threshold = half;
    this.#window = half;
    this.#recover = this.next;
    const first = this.#flight.find(({ lost }, i) => i >= this.#head && lost !== '');
    if (first !== undefined) this.#sendAgain(first);
  }

  /** Slow start doubles the window in a round trip, as Linux counts it: by octets; then one segment a round trip. */
  #grow(octets: number): void {
    this.#window += this.#window < this.#threshold ? octets : (MSS * octets) / this.#window;
  }
}
