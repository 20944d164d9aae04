/**
 * The index of one lane: a fold over its trace that knows every arrow, dot and total by time. View models are
 * slices of it by binary search, so that a frame of the picture costs what it shows, not what was recorded.
 * It lives beside the trace; `PatchWriter` tells the page's copy what it has found.
 *
 *     const index = new LaneIndex('b', trace);
 *     index.extend();               // reads what is new in the trace
 *     index.arrows[0].label.code    // 'SYN'
 */
import type { Micros } from '../../base/index.ts';
import { parseAddress } from '../../scenario/index.ts';
import type { FactOf, Node, Reader, Trace } from '../../trace/index.ts';
import { ArrowList, type ArrowWatcher } from './arrow-list.ts';
import { Deliveries } from './deliveries.ts';
import { Totals } from '../ledger.ts';
import { ownOfChunk } from './chunks.ts';
import type { DrawnEvent, LaneData } from '../lane.ts';
import type { Departure, IndexedArrow, IndexedDot, IndexedStretch } from './indexed.ts';
import { Intervals } from './intervals.ts';
import type { Hue } from '../model.ts';
import { octetsOf, rsvOf } from './octets.ts';
import { KnownFrames, type Own, ownOfRequest, ownOfResponse } from './own.ts';
import { BRINGERS, eventCode } from './names.ts';
import { OwnState } from './own-state.ts';
import { carriersOf, isMessage, isPoll } from './news.ts';
import { Segments } from './segments.ts';
import { firstOf, nodeOf } from './nodes.ts';
import type { RequestList } from '../requests.ts';
import { exactly } from '../series.ts';
import { TickList } from '../ticks.ts';
import { Timeline } from './timeline.ts';
import { Flows } from './flows.ts';

interface Caused extends Departure {
  readonly cause: number;
}

export class LaneIndex implements LaneData {
  readonly lane: string;
  readonly trace: Trace;
  readonly #list: ArrowList;
  readonly arrows: readonly IndexedArrow[];
  readonly dots: IndexedDot[] = [];
  readonly events: DrawnEvent[] = [];
  /** In order of beginning. */
  readonly stretches: readonly IndexedStretch[];
  readonly #intervals: Intervals;
  /** Everything that a step can stop at, ascending, and how many transfers were on the way from then on. */
  readonly #timeline = new Timeline();
  readonly moments: readonly Micros[] = this.#timeline.moments;
  readonly inFlight: readonly number[] = this.#timeline.inFlight;
  readonly totals = new Totals();
  readonly #ownState = new OwnState(this.totals.readyState);
  readonly requests: RequestList;
  /** Of a message's fact, the first transfer that left because of it. */
  readonly #effects = new Map<number, IndexedArrow>();
  readonly #flows: Flows;
  readonly #frames = new KnownFrames();
  readonly #segments: Segments;
  readonly #deliveries = new Deliveries(this, this.#timeline);
  #read = 0;

  constructor(lane: string, trace: Trace) {
    this.lane = lane;
    this.trace = trace;
    this.#flows = new Flows(trace);
    this.#intervals = new Intervals(trace, (...event) => this.#event(...event));
    this.stretches = this.#intervals.stretches;
    this.#segments = new Segments({
      trace,
      totals: this.totals,
      stretches: this.#intervals.stretches,
      flows: this.#flows,
      arrow: (fact, own) => this.#arrow(fact, own),
      land: (arrow, at) => this.#land(arrow, at),
      changed: (arrow) => this.#list.changed(arrow),
      timeline: this.#timeline,
    });
    this.#list = new ArrowList(lane, trace.nodes);
    this.arrows = this.#list.all;
    this.requests = this.#list.requests;
  }

  get nodes(): readonly Node[] {
    return this.trace.nodes;
  }

  /** What has that address. */
  find(address: string): IndexedArrow | IndexedDot | undefined {
    const wanted = parseAddress(address);
    if (wanted === undefined || wanted.lane !== this.lane) return undefined;
    if ('id' in wanted) return this.#deliveries.dot(wanted);
    const { conn, up, what, n } = wanted;
    return conn < this.trace.connections ? this.#flows.of(conn, up).made[what][n] : undefined;
  }

  /** Made anew at each look: the picture's copy keeps its own. */
  get ticks(): TickList {
    const ticks = new TickList();
    for (const arrow of this.arrows) ticks.add(arrow.t0, arrow.news === 0 ? 'empty' : arrow.hue);
    return ticks;
  }

  get longestFlight(): number {
    return this.#list.longestFlight;
  }

  watch(watcher: ArrowWatcher): void {
    this.#list.watch(watcher);
  }

  /** Reads the facts that came since the last call. */
  extend(): void {
    for (; this.#read < this.trace.length; this.#read++) this.trace.tell(this.#read, this.#folds);
  }

  /** The message or frame whose first octet stands at `from` of that stream. */
  transferAt(conn: number, up: boolean, from: number): IndexedArrow | undefined {
    return conn < 0 ? undefined : this.#flows.of(conn, up).startingAt(from);
  }

  /** Begins with this very fact. */
  arrowOf(fact: number): IndexedArrow | undefined {
    return exactly(this.arrows, fact);
  }

  /** The dot that stands for this very fact. */
  dotOf(fact: number): IndexedDot | undefined {
    return exactly(this.dots, fact);
  }

  /** The first transfer that left because a message was born or shown: because of this fact. */
  sentBecauseOf(fact: number): IndexedArrow | undefined {
    return this.#effects.get(fact);
  }

  /** The transfer that brought what a fact tells: back along its causes to the frame or answer that came in. */
  bringerOf(fact: number): IndexedArrow | undefined {
    for (let at = fact; at >= 0; ) {
      if (BRINGERS.has(this.trace.kindAt(at))) {
        const { conn, up, from } = this.trace.spanAt(at);
        return this.transferAt(conn, up, from);
      }
      at = this.trace.causeAt(at);
    }
    return undefined;
  }

  /** What a proxy passed on: the transfer on its other connection; undefined where it had it itself. */
  sourceOf(arrow: IndexedArrow): IndexedArrow | undefined {
    return this.#flows.sourceOf(arrow);
  }

  /** What each kind of fact adds; the others mean nothing to a picture. */
  readonly #folds: Reader = {
    'segment-sent': (fact) => this.#segments.sent(fact),
    'segment-arrived': (fact) => this.#segments.arrived(fact),
    'segment-lost': (fact) => {
      const sent = this.trace.at(fact.cause);
      if (sent.kind === 'segment-sent') this.#segments.lost(fact, sent);
    },
    'flight-sent': (fact) => this.#segments.flightSent(fact),
    'flight-received': (fact) => this.#segments.flightReceived(fact),
    fault: (fact) => this.#intervals.fault(fact),
    queue: (fact) => this.#intervals.queue(fact),
    connected: ({ at, up, conn }) => {
      if (up && this.#flows.of(conn, up).isCounted) this.totals.roundTrips.add(at, 1);
    },
    'request-sent': (fact) => this.#requestSent(fact),
    'response-sent': (fact) => this.#responseSent(fact),
    'response-received': ({ at, conn }) => {
      if (this.#flows.of(conn, true).isCounted) this.totals.roundTrips.add(at, 1);
    },
    'answer-read': ({ index, at, news, cause }) => {
      const carriers = carriersOf(this, index);
      for (const arrow of carriers) this.#list.read(arrow, at, news);
      if (news > 0 || carriers.length === 0) return;
      // What the learner's console asks is no poll.
      if (this.trace.kindAt(cause) !== 'call') this.totals.emptyPolls.add(at, 1);
      // Until then its body counted as what the application wanted to say.
      this.totals.payload.add(at, -(carriers[0]?.own.payload ?? 0));
    },
    'frame-sent': (fact) => this.#frameSent(fact),
    'frame-received': (fact) => this.#frameReceived(fact),
    'message-born': (fact) => this.#deliveries.born(fact),
    'message-shown': (fact) => this.#deliveries.shown(fact),
    'ready-state': (fact) => this.#ownState.changed(fact),
    call: ({ conn, stage, at }) => stage === 'socket' && this.#ownState.isConsoles(conn, at),
    'source-event': ({ index, at, conn, type }) => {
      if (type === 'open' || type === 'error')
        this.#event(at, this.#nodeOf(index, conn, true), type === 'open' ? 'http' : 'close', `on${type}`);
    },
    'body-sent': (fact) => this.#message(fact, ownOfChunk(octetsOf(this, fact), fact)),
    'socket-event': (fact) => {
      const { index, at, conn, event } = fact;
      const hue = event === 'open' ? 'upgrade' : 'close';
      if (event !== 'message') this.#event(at, this.#nodeOf(index, conn, true), hue, eventCode(fact));
    },
    failure: ({ index, at, conn, up, problem }) =>
      this.#event(at, this.#nodeOf(index, conn, up), 'close', problem),
    'handler-threw': ({ index, at, conn, up, node, error }) =>
      this.#event(at, node < 0 ? this.#nodeOf(index, conn, up) : node, 'close', error),
  };

  #requestSent(fact: FactOf<'request-sent'>): void {
    const own = ownOfRequest(octetsOf(this, fact), fact.method, fact.target);
    this.#flows.of(fact.conn, true).open.push(this.#message(fact, own));
    // A question that was sent on to another path has another cause: it is still one question.
    if (isPoll(this.trace, fact.cause)) this.totals.polls.add(fact.at, 1);
  }

  #responseSent(fact: FactOf<'response-sent'>): void {
    const { status } = fact;
    const { open } = this.#flows.of(fact.conn, true);
    // An interim answer, 100, leaves its request open.
    const request = status < 200 && status !== 101 ? undefined : open.shift();
    const answer = this.#message(fact, ownOfResponse(octetsOf(this, fact), status));
    if (request !== undefined) this.#list.answer(request, answer);
    if (status !== 101) return;
    for (const up of [true, false]) this.#flows.of(fact.conn, up).rsv = rsvOf(octetsOf(this, fact));
  }

  /** `now`: when that is known. */
  #frameSent(fact: Caused, now = fact.at): IndexedArrow {
    const flow = this.#flows.of(fact.conn, fact.up);
    const stream = this.trace.stream(fact.conn, fact.up);
    const own = this.#frames.of(stream, fact, flow.rsv, flow.packed);
    if (own.header > 0) flow.packed = own.packed;
    const arrow = this.#message(fact, own, now);
    if (flow.isCounted) {
      this.totals.frames.add(now, 1);
      if (own.header > 0) this.totals.frameHeader.set(now, own.header);
    }
    return arrow;
  }

  /** A proxy passes frames on unread, and says nothing of them: one is known when its reader has it. */
  #frameReceived(fact: FactOf<'frame-received'>): void {
    const { at, conn, up, from, to } = fact;
    const flow = this.#flows.of(conn, up);
    const carrier = flow.carrierOf(from);
    if (carrier === undefined || flow.startingAt(from) !== undefined) return;
    const left = { index: carrier, at: this.trace.timeAt(carrier), cause: -1 };
    const arrow = this.#frameSent({ conn, up, from, to, ...left }, at);
    flow.pending.pop();
    this.#land(arrow, at);
  }

  #land(arrow: IndexedArrow, at: Micros): void {
    this.#list.land(arrow, at);
    this.#timeline.add(at, arrow.stalled ? 0 : -1);
  }

  #message(fact: Caused, own: Own, now = fact.at): IndexedArrow {
    const arrow = this.#arrow(fact, own);
    const flow = this.#flows.of(fact.conn, fact.up);
    flow.pending.push(arrow);
    const { cause } = fact;
    if (isMessage(this.trace, cause) && !this.#effects.has(cause)) this.#effects.set(cause, arrow);
    if (flow.isCounted) this.totals.payload.add(now, own.payload);
    this.#segments.await(flow, arrow, now);
    return arrow;
  }

  #arrow(departure: Departure, own: Own): IndexedArrow {
    const { conn, up } = departure;
    const made = this.#flows.of(conn, up).made[own.what];
    const receiver = this.trace.nodeAt(conn, !up);
    const sender = own.origin === 'box' ? firstOf(this.trace, 'box') : this.trace.nodeAt(conn, up);
    const arrow = this.#list.add(departure, own, { sender, receiver }, made.length);
    made.push(arrow);
    return arrow;
  }

  #nodeOf(index: number, conn: number, up: boolean): number {
    return nodeOf(this.trace, index, conn, up);
  }

  #event(at: Micros, node: number, hue: Hue, code: string): void {
    this.events.push({ at, node, hue, code });
    this.#timeline.add(at, 0);
  }
}
