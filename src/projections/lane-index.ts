/**
 * The index of one lane: a fold over its trace that knows every arrow, dot and total by time. View models are
 * slices of it by binary search, so that a frame of the picture costs what it shows, not what was recorded.
 *
 *     const index = new LaneIndex('b', trace);
 *     index.extend();               // reads what is new in the trace
 *     index.arrows[0].label.code    // 'SYN'
 */
import type { Micros } from '../base/index.ts';
import { messageAddress, parseAddress, transferAddress } from '../scenario/index.ts';
import { ACK, type Fact, FIN, RST, SYN, type Trace } from '../trace/index.ts';
import { packetSize } from '../wire/tcp/index.ts';
import { Totals } from './ledger.ts';
import type { Arrow, Hue } from './model.ts';
import { type Meaning, meaningOfFrame, meaningOfRequest, meaningOfResponse } from './octets.ts';
import { SortedMedian } from './median.ts';

/** An arrow with what the inspector needs to find its octets again. */
export interface IndexedArrow extends Arrow {
  t1: Micros | -1;
  readonly conn: number;
  /** Index of the fact that says it was sent. */
  readonly fact: number;
  readonly from: number;
  readonly to: number;
  readonly what: 'f' | 'm' | 's';
  readonly meaning: Meaning | undefined;
  /** The arrow that this one answers: a response's request. */
  readonly answers: IndexedArrow | undefined;
  answeredBy: IndexedArrow | undefined;
  /** Control bits of a segment. */
  readonly flags: number;
}

export interface IndexedDot {
  readonly address: string;
  readonly kind: 'born' | 'shown';
  readonly at: Micros;
  readonly id: number;
  readonly author: string;
  readonly text: string;
  readonly latency: Micros | -1;
  /** When the octets left that carried it; -1 on a birth. */
  readonly left: Micros | -1;
  readonly fact: number;
}

export interface IndexedEvent {
  readonly at: Micros;
  readonly client: boolean;
  readonly hue: Hue;
  readonly code: string;
}

/** One direction of one connection. */
interface Way {
  readonly counts: { f: number; m: number; s: number };
  /** Sent, not yet arrived, in order. */
  readonly pending: IndexedArrow[];
  readonly byStart: Map<number, IndexedArrow>;
  /** Requests without an answer, in order. */
  readonly open: IndexedArrow[];
}

export class LaneIndex {
  readonly lane: string;
  readonly trace: Trace;
  /** In order of leaving. */
  readonly arrows: IndexedArrow[] = [];
  readonly dots: IndexedDot[] = [];
  readonly events: IndexedEvent[] = [];
  /** Everything that a step can stop at, ascending, and how many transfers were on the way from then on. */
  readonly moments: Micros[] = [];
  readonly inFlight: number[] = [];
  readonly totals = new Totals();
  /** The longest flight: no arrow that began earlier can still be in a window. */
  longestFlight = 0;
  readonly byAddress = new Map<string, IndexedArrow | IndexedDot>();
  readonly #births = new Map<number, IndexedDot>();
  readonly #segments = new Map<number, IndexedArrow>();
  readonly #ways: Way[] = [];
  readonly #median = new SortedMedian();
  #read = 0;
  #flying = 0;

  constructor(lane: string, trace: Trace) {
    this.lane = lane;
    this.trace = trace;
  }

  /** Reads the facts that came since the last call. */
  extend(): void {
    for (; this.#read < this.trace.length; this.#read++) this.#fold(this.trace.at(this.#read));
  }

  /** The address of what a fact is about: its own transfer or message, or that of its nearest cause; '' for none. */
  addressOf(index: number): string {
    for (let at = index; at >= 0; ) {
      const { kind, conn, up, from, to, value, cause } = this.trace.at(at);
      if (kind === 'message-born' || kind === 'message-shown') {
        return messageAddress({
          lane: this.lane,
          what: kind === 'message-born' ? 'born' : 'shown',
          id: value,
        });
      }
      const message = conn >= 0 && to > from ? this.#way(conn, up).byStart.get(from) : undefined;
      const arrow = message ?? this.arrows.find(({ fact }) => fact === at);
      if (arrow !== undefined) return arrow.address;
      at = cause;
    }
    return '';
  }

  /** The nearest address to one that is gone: the same kind of thing in the same direction, or the last arrow. */
  nearest(address: string): string {
    if (this.byAddress.has(address)) return address;
    const wanted = parseAddress(address);
    if (wanted === undefined) return '';
    if ('id' in wanted) {
      return this.dots.findLast(({ kind, id }) => kind === wanted.what && id <= wanted.id)?.address ?? '';
    }
    const { conn, up, what } = wanted;
    const beside = this.arrows.findLast(
      (arrow) => arrow.conn === conn && arrow.up === up && arrow.what === what,
    );
    return (beside ?? this.arrows.at(-1))?.address ?? '';
  }

  #fold(fact: Fact): void {
    const { at, conn, up, value } = fact;
    switch (fact.kind) {
      case 'segment-sent':
        return this.#segmentSent(fact);
      case 'segment-arrived':
        return this.#segmentArrived(fact);
      case 'connected':
        if (up) this.totals.roundTrips.add(at, 1);
        return;
      case 'request-sent': {
        const meaning = meaningOfRequest(this.#octets(fact), fact.text);
        const request = this.#message(fact, 'm', meaning);
        this.#way(conn, true).open.push(request);
        if (meaning.poll) this.totals.polls.add(at, 1);
        return;
      }
      case 'response-sent': {
        const request = this.#way(conn, true).open.shift();
        const answer = this.#message(
          fact,
          'm',
          meaningOfResponse(this.#octets(fact), value, request?.meaning?.poll ?? false),
          request,
        );
        if (request !== undefined) request.answeredBy = answer;
        return;
      }
      case 'response-received':
        this.totals.roundTrips.add(at, 1);
        if (this.#way(conn, false).byStart.get(fact.from)?.meaning?.empty === true)
          this.totals.emptyPolls.add(at, 1);
        return;
      case 'frame-sent': {
        const meaning = meaningOfFrame(this.#octets(fact), up);
        this.#message(fact, 'f', meaning);
        this.totals.frames.add(at, 1);
        if (meaning.header > 0) this.totals.frameHeader.set(at, meaning.header);
        return;
      }
      case 'message-born':
        return this.#born(fact);
      case 'message-shown':
        return this.#shown(fact);
      case 'ready-state':
        this.totals.readyState.set(at, value);
        return;
      case 'socket-event':
        if (fact.text !== 'message')
          this.#event(at, true, fact.text === 'open' ? 'upgrade' : 'close', eventCode(fact));
        return;
      case 'failure':
        return this.#event(at, up, 'close', fact.text);
      case 'handler-threw':
        return this.#event(at, up, 'close', fact.text);
      default:
    }
  }

  #segmentSent(fact: Fact): void {
    const { at, conn, up, from, to, value } = fact;
    this.totals.octets.add(at, packetSize(value, to - from));
    if ((value & SYN) !== 0 && up) this.totals.connections.add(at, 1);
    // Pure ACKs are counted, not drawn: they would bury the conversation.
    if ((value & (SYN | FIN | RST)) === 0 || to > from) return;
    const arrow = this.#arrow(
      fact,
      's',
      (value & RST) !== 0 ? 'close' : 'tcp',
      { code: segmentName(value, fact.text) },
      undefined,
      undefined,
    );
    this.#segments.set(fact.index, arrow);
    this.#way(conn, up);
    this.#moment(at, 1);
  }

  #segmentArrived(fact: Fact): void {
    const { at, conn, up, to, cause } = fact;
    const bare = this.#segments.get(cause);
    if (bare !== undefined) {
      this.#segments.delete(cause);
      return this.#land(bare, at);
    }
    const { pending } = this.#way(conn, up);
    for (let first = pending[0]; first !== undefined && first.to <= to; first = pending[0]) {
      pending.shift();
      this.#land(first, at);
    }
  }

  #land(arrow: IndexedArrow, at: Micros): void {
    arrow.t1 = at;
    this.longestFlight = Math.max(this.longestFlight, at - arrow.t0);
    this.#moment(at, -1);
  }

  #message(fact: Fact, what: 'f' | 'm', meaning: Meaning, answers?: IndexedArrow): IndexedArrow {
    const arrow = this.#arrow(fact, what, meaning.hue, meaning.label, meaning, answers);
    const way = this.#way(fact.conn, fact.up);
    way.pending.push(arrow);
    way.byStart.set(fact.from, arrow);
    this.totals.payload.add(fact.at, meaning.payload);
    this.#moment(fact.at, 1);
    return arrow;
  }

  #arrow(
    fact: Fact,
    what: 'f' | 'm' | 's',
    hue: Hue,
    label: Arrow['label'],
    meaning: Meaning | undefined,
    answers: IndexedArrow | undefined,
  ): IndexedArrow {
    const { conn, up, at, index, from, to } = fact;
    const n = this.#way(conn, up).counts[what]++;
    const address = transferAddress({ lane: this.lane, conn, up, what, n });
    const flags = what === 's' ? fact.value : 0;
    const arrow: IndexedArrow = {
      address,
      up,
      t0: at,
      t1: -1,
      hue,
      label,
      lost: false,
      conn,
      fact: index,
      from,
      to,
      what,
      meaning,
      answers,
      answeredBy: undefined,
      flags,
    };
    this.arrows.push(arrow);
    this.byAddress.set(address, arrow);
    return arrow;
  }

  #born(fact: Fact): void {
    const [author = '', ...rest] = fact.text.split('\n');
    const dot = this.#dot(fact, 'born', author, rest.join('\n'), -1, -1);
    this.#births.set(fact.value, dot);
    this.#moment(fact.at, 0);
  }

  #shown(fact: Fact): void {
    const birth = this.#births.get(fact.value);
    const latency = birth === undefined ? -1 : ((fact.at - birth.at) as Micros);
    this.#dot(fact, 'shown', birth?.author ?? '', birth?.text ?? '', latency, this.#leftAt(fact));
    if (latency >= 0) {
      this.#median.push(latency);
      this.totals.delivered.add(fact.at, 1);
      this.totals.median.set(fact.at, this.#median.value);
      this.totals.worst.set(fact.at, Math.max(this.totals.worst.last, latency));
    }
    this.#moment(fact.at, 0);
  }

  #dot(
    fact: Fact,
    kind: 'born' | 'shown',
    author: string,
    text: string,
    latency: Micros | -1,
    left: Micros | -1,
  ): IndexedDot {
    const { at, value: id, index } = fact;
    const address = messageAddress({ lane: this.lane, what: kind, id });
    const dot: IndexedDot = { address, kind, at, id, author, text, latency, left, fact: index };
    this.dots.push(dot);
    this.byAddress.set(address, dot);
    return dot;
  }

  /** When the octets left that brought what was shown: back along the causes to the frame or answer. */
  #leftAt(shown: Fact): Micros | -1 {
    for (let cause = shown.cause; cause >= 0; ) {
      const fact = this.trace.at(cause);
      if (fact.kind === 'frame-received' || fact.kind === 'response-received') {
        return this.#way(fact.conn, fact.up).byStart.get(fact.from)?.t0 ?? -1;
      }
      cause = fact.cause;
    }
    return -1;
  }

  #event(at: Micros, client: boolean, hue: Hue, code: string): void {
    this.events.push({ at, client, hue, code });
    this.#moment(at, 0);
  }

  #moment(at: Micros, flying: number): void {
    this.#flying += flying;
    const last = this.moments.length - 1;
    if (this.moments[last] === at) this.inFlight[last] = this.#flying;
    else {
      this.moments.push(at);
      this.inFlight.push(this.#flying);
    }
  }

  #octets({ conn, up, from, to }: Fact): Uint8Array {
    return this.trace.stream(conn, up).slice(from, to);
  }

  #way(conn: number, up: boolean): Way {
    const at = conn * 2 + (up ? 0 : 1);
    return (this.#ways[at] ??= { counts: { f: 0, m: 0, s: 0 }, pending: [], byStart: new Map(), open: [] });
  }
}

function segmentName(flags: number, sender: string): string {
  const name =
    (flags & RST) !== 0 ? 'RST' : (flags & FIN) !== 0 ? 'FIN' : (flags & ACK) !== 0 ? 'SYN ACK' : 'SYN';
  return sender === 'box' ? `${name} · box` : name;
}

const eventCode = ({ text, value }: Fact): string => (text === 'close' ? `onclose ${value}` : `on${text}`);
