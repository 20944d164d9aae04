/**
 * What segments do to a lane's index: which of them are drawn, when they and the messages that they carry have arrived,
 * what was lost and sent again, what waits at a receiver, and the flights of TLS.
 */
import type { Micros } from '../../base/index.ts';
import { type FactOf, FIN, RST, SYN, type TlsMessage, type Trace } from '../../trace/index.ts';
import { packetSize } from '../../wire/tcp/index.ts';
import type { Departure, IndexedArrow, IndexedStretch } from './indexed.ts';
import type { Totals } from '../ledger.ts';
import type { Label } from '../model.ts';
import { flightName, segmentName } from './names.ts';
import { type Own, PLAIN } from './own.ts';
import type { Timeline } from './timeline.ts';
import type { Flow, Flows } from './flows.ts';

/** The part of a lane's index that this writes to. */
export interface ArrowIndex {
  readonly trace: Trace;
  readonly totals: Totals;
  readonly stretches: IndexedStretch[];
  readonly flows: Flows;
  readonly timeline: Timeline;
  arrow(departure: Departure, own: Own): IndexedArrow;
  land(arrow: IndexedArrow, at: Micros): void;
  /** Something has become of it besides. */
  changed(arrow: IndexedArrow): void;
}

type Sent = FactOf<'segment-sent'>;

/** RFC 9293 §3.1: a header has at most so many octets of options; what is more is TLS. */
const OPTIONS = 40;
const AGAIN: Readonly<Record<Sent['retransmission'], NonNullable<Label['note']>['key'] | undefined>> = {
  '': undefined,
  timeout: 'again-timeout',
  'duplicate ACKs': 'again-acks',
};

/** Whether a segment brings octets of a stream or of TLS: an ACK with options brings none. */
const carries = ({ from, to, overhead }: Pick<Sent, 'from' | 'to' | 'overhead'>): boolean =>
  to > from || overhead > OPTIONS;

/** What a server sends when it has heard the client. */
const ROUND_TRIP: ReadonlySet<TlsMessage> = new Set<TlsMessage>([
  'ServerHello',
  'ServerHelloDone',
  'Finished',
]);

export class Segments {
  readonly #index: ArrowIndex;
  /** Those that are drawn and on their way, by the fact of their leaving. */
  readonly #drawn = new Map<number, IndexedArrow>();

  constructor(index: ArrowIndex) {
    this.#index = index;
  }

  sent(fact: Sent): void {
    const { at, conn, up, from, to, flags, overhead, retransmission } = fact;
    const { totals } = this.#index;
    const flow = this.#index.flows.of(conn, up);
    if (flow.isCounted) {
      totals.octets.add(at, packetSize(flags, to - from + overhead));
      if ((flags & SYN) !== 0 && up && retransmission === '') totals.connections.add(at, 1);
    }
    if (carries(fact)) {
      flow.flying += 1;
      this.#stall(flow, at, false);
    }
    if (to > from && flow.isRelayed) flow.carry({ fact: fact.index, from, to });
    // Pure ACKs are counted, not drawn: they would bury the conversation.
    const isBare = (flags & (SYN | FIN | RST)) !== 0 && to === from;
    if (!isBare && retransmission === '') return;
    this.#drawn.set(fact.index, this.#draw(fact, isBare));
    this.#index.timeline.add(at, 1);
  }

  arrived(fact: FactOf<'segment-arrived'>): void {
    const { at, conn, up, from, to, cause } = fact;
    const drawn = this.#drawn.get(cause);
    if (drawn !== undefined) {
      this.#drawn.delete(cause);
      this.#index.land(drawn, at);
    }
    const flow = this.#index.flows.of(conn, up);
    if (carries(fact)) flow.flying -= 1;
    if (to > from) this.#take(flow, fact);
    if (flow.flying === 0) this.#stall(flow, at, true);
  }

  #take(flow: Flow, { at, conn, up, from, to }: FactOf<'segment-arrived'>): void {
    flow.arrived.add(from, to);
    this.#hold(flow, at, this.#index.trace.nodeAt(conn, !up));
    const { pending, arrived } = flow;
    for (let first = pending[0]; first !== undefined && first.to <= arrived.have; first = pending[0]) {
      pending.shift();
      this.#index.land(first, at);
    }
  }

  /** `sent`: the fact of its leaving. */
  lost(fact: FactOf<'segment-lost'>, sent: Sent): void {
    const { at, conn, up, from, to, by, cause } = fact;
    const flow = this.#index.flows.of(conn, up);
    if (carries(fact)) flow.flying -= 1;
    if (flow.flying === 0) this.#stall(flow, at, true);
    const drawn = this.#drawn.get(cause);
    this.#drawn.delete(cause);
    if (drawn !== undefined) this.#index.timeline.add(at, -1);
    else if (!carries(fact))
      return; // an ACK: the next one says the same
    else this.#index.timeline.add(at, 0);
    const segment = drawn ?? this.#draw(sent, false);
    segment.lost = true;
    const messages = flow.pending.filter((one) => one.from < to && one.to > from);
    segment.of = messages.find(({ t0 }) => t0 === segment.t0);
    // A message falls where its first segment fell.
    for (const one of [segment, ...messages]) {
      if (one.lostAt >= 0) continue;
      one.lostAt = at;
      one.lostBy = by;
      this.#index.changed(one);
    }
  }

  /** All of it: its segments are not drawn one by one. */
  flightSent({ index, at, conn, up, octets: extra, messages }: FactOf<'flight-sent'>): void {
    const label: Label = { code: flightName(messages), note: { key: 'octets', n: extra } };
    const departure = { index, at, conn, up, from: 0, to: 0 };
    const own = { ...PLAIN, what: 's', hue: 'tcp', label, extra, messages } as const;
    const flight = this.#index.arrow(departure, own);
    const flow = this.#index.flows.of(conn, up);
    flow.flights.push(flight);
    this.await(flow, flight, at);
  }

  /** What is written is on the way from its first segment on: the window may hold it back, or the end of it all. */
  await(flow: Flow, one: IndexedArrow, at: Micros): void {
    one.stalled = flow.flying === 0;
    this.#index.timeline.add(at, one.stalled ? 0 : 1);
  }

  flightReceived({ at, conn, up, messages }: FactOf<'flight-received'>): void {
    const flow = this.#index.flows.of(conn, up);
    const flight = flow.flights.shift();
    if (flight !== undefined) this.#index.land(flight, at);
    // An answer to a Hello or a key: the client has waited for it.
    const isAnswer = messages.some((message) => ROUND_TRIP.has(message));
    if (!up && isAnswer && flow.isCounted) this.#index.totals.roundTrips.add(at, 1);
  }

  #draw(fact: Sent, isBare: boolean): IndexedArrow {
    const { from, to, flags, overhead: extra, retransmission, origin } = fact;
    const again = AGAIN[retransmission];
    const octets = to - from + extra;
    const code = isBare ? segmentName(flags, origin === 'box') : 'TCP';
    const note = again === undefined ? undefined : { key: again, n: isBare ? 0 : octets };
    return this.#index.arrow(fact, {
      ...PLAIN,
      what: 's',
      hue: (flags & RST) !== 0 ? 'close' : 'tcp',
      label: note === undefined ? { code } : { code, note },
      flags,
      extra,
      retransmission,
      origin,
    });
  }

  /** What has not arrived while no segment is on the way waits for one: nothing flies, and the gap may be folded. */
  #stall(flow: Flow, at: Micros, stalled: boolean): void {
    for (const one of flow.pending) this.#turn(one, at, stalled);
    for (const one of flow.flights) this.#turn(one, at, stalled);
  }

  #turn(one: IndexedArrow, at: Micros, stalled: boolean): void {
    if (one.stalled === stalled) return;
    one.stalled = stalled;
    this.#index.timeline.add(at, stalled ? -1 : 1);
  }

  /** Octets beyond a gap wait from the first of them to the last: head-of-line blocking. */
  #hold(flow: Flow, at: Micros, node: number): void {
    if (flow.arrived.waits === (flow.held !== undefined)) return;
    if (flow.held !== undefined) {
      flow.held.until = at;
      flow.held = undefined;
      return;
    }
    flow.held = { kind: 'held', node, at, until: -1 };
    this.#index.stretches.push(flow.held);
  }
}
