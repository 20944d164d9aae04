/**
 * What segments do to a lane's index: which of them are drawn, when they and the messages that they carry have arrived,
 * what was lost and sent again, what waits at a receiver, and the flights of TLS.
 */
import type { Micros } from '../base/index.ts';
import { type Fact, FIN, RST, SYN } from '../trace/index.ts';
import { packetSize } from '../wire/tcp/index.ts';
import type { IndexedArrow, IndexedStretch } from './indexed.ts';
import type { Totals } from './ledger.ts';
import type { Label, Leg } from './model.ts';
import { segmentName } from './names.ts';
import type { Timeline } from './timeline.ts';
import type { Way, Ways } from './ways.ts';

/** What an arrow is, besides where and when. */
export type Own = Pick<
  IndexedArrow,
  'what' | 'hue' | 'label' | 'meaning' | 'answers' | 'flags' | 'extra' | 'why'
> & {
  readonly leg?: Leg;
};
export const PLAIN = { meaning: undefined, answers: undefined, flags: 0, extra: 0, why: '' } as const;

/** The part of a lane's index that this writes to. */
export interface Board {
  readonly totals: Totals;
  readonly stretches: IndexedStretch[];
  readonly ways: Ways;
  readonly timeline: Timeline;
  arrow(fact: Fact, own: Own): IndexedArrow;
  land(arrow: IndexedArrow, at: Micros): void;
}

/** Control bits, RFC 9293 §3.1; what is above them counts octets of TLS and of options. */
const BITS = 255;
/** RFC 9293 §3.1: a header has at most so many octets of options; what is more is TLS. */
const OPTIONS = 40;
const AGAIN: Readonly<Record<string, NonNullable<Label['note']>['key']>> = {
  timeout: 'again-timeout',
  'duplicate ACKs': 'again-acks',
};

/** Whether a segment brings octets of a stream or of TLS: an ACK with options brings none. */
const carries = ({ from, to, value }: Fact): boolean => to > from || value >>> 8 > OPTIONS;

export class Segments {
  readonly #board: Board;
  /** Those that are drawn and on their way, by the fact of their leaving. */
  readonly #drawn = new Map<number, IndexedArrow>();

  constructor(board: Board) {
    this.#board = board;
  }

  sent(fact: Fact): void {
    const { at, conn, up, from, to, value, text } = fact;
    const [flags, extra] = [value & BITS, value >>> 8];
    const { totals } = this.#board;
    if (this.#board.ways.isCounted(conn)) {
      totals.octets.add(at, packetSize(flags, to - from + extra));
      if ((flags & SYN) !== 0 && up && text !== 'timeout') totals.connections.add(at, 1);
    }
    const way = this.#board.ways.of(conn, up);
    if (carries(fact)) {
      way.flying += 1;
      this.#ground(way, at, false);
    }
    if (to > from && this.#board.ways.leg(conn) !== 'whole') way.carry({ fact: fact.index, from, to });
    // Pure ACKs are counted, not drawn: they would bury the conversation.
    const isBare = (flags & (SYN | FIN | RST)) !== 0 && to === from;
    if (!isBare && AGAIN[text] === undefined) return;
    this.#drawn.set(fact.index, this.#draw(fact, isBare));
    this.#board.timeline.add(at, 1);
  }

  arrived(fact: Fact): void {
    const { at, conn, up, from, to, cause } = fact;
    const drawn = this.#drawn.get(cause);
    if (drawn !== undefined) {
      this.#drawn.delete(cause);
      this.#board.land(drawn, at);
    }
    const way = this.#board.ways.of(conn, up);
    if (carries(fact)) way.flying -= 1;
    if (to > from) this.#take(way, fact);
    if (way.flying === 0) this.#ground(way, at, true);
  }

  #take(way: Way, { at, up, from, to }: Fact): void {
    way.arrived.add(from, to);
    this.#hold(way, at, up);
    const { pending, arrived } = way;
    for (let first = pending[0]; first !== undefined && first.to <= arrived.have; first = pending[0]) {
      pending.shift();
      this.#board.land(first, at);
    }
  }

  /** `sent`: the fact of its leaving. */
  lost(fact: Fact, sent: Fact): void {
    const { at, conn, up, from, to, text, cause } = fact;
    const way = this.#board.ways.of(conn, up);
    if (carries(fact)) way.flying -= 1;
    if (way.flying === 0) this.#ground(way, at, true);
    const drawn = this.#drawn.get(cause);
    this.#drawn.delete(cause);
    if (drawn !== undefined) this.#board.timeline.add(at, -1);
    else if (!carries(fact))
      return; // an ACK: the next one says the same
    else this.#board.timeline.add(at, 0);
    const segment = drawn ?? this.#draw(sent, false);
    segment.lost = true;
    const messages = way.pending.filter((one) => one.from < to && one.to > from);
    segment.of = messages.find(({ t0 }) => t0 === segment.t0);
    // A message falls where its first segment fell.
    for (const one of [segment, ...messages]) {
      if (one.lostAt >= 0) continue;
      one.lostAt = at;
      one.lostBy = text;
    }
  }

  /** All of it: its segments are not drawn one by one. */
  flightSent(fact: Fact): void {
    const { at, conn, up, value: extra, text: code } = fact;
    const label: Label = { code, note: { key: 'octets', n: extra } };
    const flight = this.#board.arrow(fact, { ...PLAIN, what: 's', hue: 'tcp', label, extra });
    const way = this.#board.ways.of(conn, up);
    way.flights.push(flight);
    this.await(way, flight, at);
  }

  /** What is written is on the way from its first segment on: the window may hold it back, or the end of it all. */
  await(way: Way, one: IndexedArrow, at: Micros): void {
    one.grounded = way.flying === 0;
    this.#board.timeline.add(at, one.grounded ? 0 : 1);
  }

  flightReceived({ at, conn, up, text }: Fact): void {
    const flight = this.#board.ways.of(conn, up).flights.shift();
    if (flight !== undefined) this.#board.land(flight, at);
    // An answer to a Hello or a key: the client has waited for it.
    if (!up && this.#board.ways.isCounted(conn) && /Hello|Finished/.test(text))
      this.#board.totals.roundTrips.add(at, 1);
  }

  #draw(fact: Fact, isBare: boolean): IndexedArrow {
    const { conn, up, from, to, value, text: why } = fact;
    const [flags, extra] = [value & BITS, value >>> 8];
    const again = AGAIN[why];
    const octets = to - from + extra;
    // A box that is no end of the connection sends from the middle of the way.
    const own = this.#board.ways.leg(conn);
    const fromBox = why === 'box' && own === 'whole';
    const code = isBare ? segmentName(flags, fromBox ? why : '') : 'TCP';
    const note = again === undefined ? undefined : { key: again, n: isBare ? 0 : octets };
    return this.#board.arrow(fact, {
      ...PLAIN,
      what: 's',
      hue: (flags & RST) !== 0 ? 'close' : 'tcp',
      label: note === undefined ? { code } : { code, note },
      flags,
      extra,
      why,
      leg: fromBox ? (up ? 'server' : 'client') : own,
    });
  }

  /** What has not arrived while no segment is on the way waits for one: nothing flies, and the gap may be folded. */
  #ground(way: Way, at: Micros, grounded: boolean): void {
    for (const one of [...way.pending, ...way.flights]) {
      if (one.grounded === grounded) continue;
      one.grounded = grounded;
      this.#board.timeline.add(at, grounded ? -1 : 1);
    }
  }

  /** Octets beyond a gap wait from the first of them to the last: head-of-line blocking. */
  #hold(way: Way, at: Micros, up: boolean): void {
    if (way.arrived.waits === (way.held !== undefined)) return;
    if (way.held !== undefined) {
      way.held.until = at;
      way.held = undefined;
      return;
    }
    way.held = { kind: 'held', client: !up, at, until: -1 };
    this.#board.stretches.push(way.held);
  }
}
