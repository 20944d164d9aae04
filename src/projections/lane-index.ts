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
import { type Fact, FIN, type Kind, RST, SYN, type Trace } from '../trace/index.ts';
import { packetSize } from '../wire/tcp/index.ts';
import { Totals } from './ledger.ts';
import type { IndexedArrow, IndexedDot, IndexedEvent, Way } from './indexed.ts';
import type { Hue } from './model.ts';
import { type Meaning, meaningOfFrame, meaningOfRequest, meaningOfResponse } from './octets.ts';
import { SortedMedian } from './median.ts';
import { eventCode, segmentName } from './names.ts';
import { exactly } from './series.ts';

/** What an arrow is, besides where and when. */
type Own = Pick<IndexedArrow, 'what' | 'hue' | 'label' | 'meaning' | 'answers' | 'flags'>;

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
  readonly #effects = new Map<number, IndexedArrow>();
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
      const { conn, up, from, to, cause } = this.trace.at(at);
      const dot = this.dotOf(at);
      if (dot !== undefined) return dot.address;
      const arrow = (to > from ? this.transferAt(conn, up, from) : undefined) ?? this.arrowOf(at);
      if (arrow !== undefined) return arrow.address;
      at = cause;
    }
    return '';
  }

  /** The message or frame whose first octet stands at `from` of that stream. */
  transferAt(conn: number, up: boolean, from: number): IndexedArrow | undefined {
    return conn < 0 ? undefined : this.#way(conn, up).byStart.get(from);
  }

  /** The arrow that begins with this very fact. */
  arrowOf(fact: number): IndexedArrow | undefined {
    return exactly(this.arrows, fact);
  }

  /** The dot that stands for this very fact. */
  dotOf(fact: number): IndexedDot | undefined {
    return exactly(this.dots, fact);
  }

  /** The first transfer that left because of this fact. */
  sentBecauseOf(fact: number): IndexedArrow | undefined {
    return this.#effects.get(fact);
  }

  /** The transfer that brought what a fact tells: back along its causes to the frame or answer that came in. */
  bringerOf(fact: number): IndexedArrow | undefined {
    for (let at = fact; at >= 0; ) {
      const { kind, conn, up, from, cause } = this.trace.at(at);
      if (kind === 'frame-received' || kind === 'response-received') return this.transferAt(conn, up, from);
      at = cause;
    }
    return undefined;
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
    this.#folds[fact.kind]?.(fact);
  }

  /** What each kind of fact adds; the others mean nothing to a picture. */
  readonly #folds: Partial<Record<Kind, (fact: Fact) => void>> = {
    'segment-sent': (fact) => this.#segmentSent(fact),
    'segment-arrived': (fact) => this.#segmentArrived(fact),
    connected: ({ at, up }) => {
      if (up) this.totals.roundTrips.add(at, 1);
    },
    'request-sent': (fact) => this.#requestSent(fact),
    'response-sent': (fact) => this.#responseSent(fact),
    'response-received': ({ at, conn, from }) => {
      this.totals.roundTrips.add(at, 1);
      if (this.transferAt(conn, false, from)?.meaning?.empty === true) this.totals.emptyPolls.add(at, 1);
    },
    'frame-sent': (fact) => this.#frameSent(fact),
    'message-born': (fact) => this.#born(fact),
    'message-shown': (fact) => this.#shown(fact),
    'ready-state': ({ at, value }) => this.totals.readyState.set(at, value),
    'socket-event': (fact) => {
      const { at, text } = fact;
      if (text !== 'message') this.#event(at, true, text === 'open' ? 'upgrade' : 'close', eventCode(fact));
    },
    failure: ({ at, up, text }) => this.#event(at, up, 'close', text),
    'handler-threw': ({ at, up, text }) => this.#event(at, up, 'close', text),
  };

  #requestSent(fact: Fact): void {
    const meaning = meaningOfRequest(this.#octets(fact), fact.text);
    this.#way(fact.conn, true).open.push(this.#message(fact, 'm', meaning));
    if (meaning.poll) this.totals.polls.add(fact.at, 1);
  }

  #responseSent(fact: Fact): void {
    const { open } = this.#way(fact.conn, true);
    // An interim answer, 100, leaves its request open.
    const request = fact.value < 200 && fact.value !== 101 ? undefined : open.shift();
    const isPoll = request?.meaning?.poll ?? false;
    const answer = this.#message(
      fact,
      'm',
      meaningOfResponse(this.#octets(fact), fact.value, isPoll),
      request,
    );
    if (request !== undefined) request.answeredBy = answer;
  }

  #frameSent(fact: Fact): void {
    const meaning = meaningOfFrame(this.#octets(fact), fact.up);
    this.#message(fact, 'f', meaning);
    this.totals.frames.add(fact.at, 1);
    if (meaning.header > 0) this.totals.frameHeader.set(fact.at, meaning.header);
  }

  #segmentSent(fact: Fact): void {
    const { at, up, from, to, value } = fact;
    this.totals.octets.add(at, packetSize(value, to - from));
    if ((value & SYN) !== 0 && up) this.totals.connections.add(at, 1);
    // Pure ACKs are counted, not drawn: they would bury the conversation.
    if ((value & (SYN | FIN | RST)) === 0 || to > from) return;
    const hue = (value & RST) !== 0 ? 'close' : 'tcp';
    const label = { code: segmentName(value, fact.text) };
    const rest = { meaning: undefined, answers: undefined, flags: value };
    const arrow = this.#arrow(fact, { what: 's', hue, label, ...rest });
    this.#segments.set(fact.index, arrow);
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
    const { hue, label } = meaning;
    const arrow = this.#arrow(fact, { what, hue, label, meaning, answers, flags: 0 });
    const way = this.#way(fact.conn, fact.up);
    way.pending.push(arrow);
    way.byStart.set(fact.from, arrow);
    if (fact.cause >= 0 && !this.#effects.has(fact.cause)) this.#effects.set(fact.cause, arrow);
    this.totals.payload.add(fact.at, meaning.payload);
    this.#moment(fact.at, 1);
    return arrow;
  }

  #arrow(fact: Fact, own: Own): IndexedArrow {
    const { conn, up, at: t0, index, from, to } = fact;
    const n = this.#way(conn, up).counts[own.what]++;
    const address = transferAddress({ lane: this.lane, conn, up, what: own.what, n });
    const transfer = { address, conn, up, fact: index, from, to, t0 };
    const arrow: IndexedArrow = { ...transfer, ...own, t1: -1, lost: false, answeredBy: undefined };
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
    this.#dot(
      fact,
      'shown',
      birth?.author ?? '',
      birth?.text ?? '',
      latency,
      this.bringerOf(fact.index)?.t0 ?? -1,
    );
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
    // Where several pages get a message, its address is that of the first delivery.
    if (!this.byAddress.has(address)) this.byAddress.set(address, dot);
    return dot;
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
