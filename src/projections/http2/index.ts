/**
 * What the HTTP of a lane would have cost over HTTP/2: the same requests and answers at the same times, each page's on
 * one connection, their heads as header blocks (RFC 7541) in HEADERS frames, their bodies in DATA frames.
 *
 *     const cost = new Http2Cost(trace);
 *     cost.extend();                   // reads what is new in the trace
 *     cost.octets.at(millis(2500));    // 1147: IPv4 packets, as the ledger counts them
 *
 * Modelled: one connection a page, set up once and never closed; Chromium's encoder for requests and nghttp2's for
 * answers, each with a table that lasts; what Chromium adds, and what both say at the start; bodies without chunks.
 * Not modelled: other times. Requests that waited for one of six connections still wait, a connection that was set up
 * again still cost its round trips. As many segments and TLS records as HTTP/1.1 took: shorter messages may need fewer,
 * SETTINGS and their ACKs ride along, later WINDOW_UPDATE and PING are left out. TLS is as the lane has it, though
 * browsers speak HTTP/2 over TLS alone. Sockets stay what they are (no RFC 8441).
 */
import type { Micros } from '../../base/index.ts';
import { type FactOf, FIN, type Reader, RST, type Trace } from '../../trace/index.ts';
import {
  chromium,
  FRAME_HEADER,
  framed,
  HpackEncoder,
  nghttp2,
  requestFields,
  responseFields,
} from '../../wire/hpack/index.ts';
import type { Field } from '../../wire/http1/index.ts';
import { packetSize } from '../../wire/tcp/index.ts';
import { roleAt } from '../fold/nodes.ts';
import { decodeRequest, decodeResponse, isUpgrade } from '../fold/octets.ts';
import { Series } from '../series.ts';

/** RFC 9113 §3.4: the client's preface. Then, of Chromium 156, SETTINGS with four values and WINDOW_UPDATE; an ACK (§6.5). */
const CLIENT_OPENING = 24 + (FRAME_HEADER + 4 * 6) + (FRAME_HEADER + 4) + FRAME_HEADER;
/** Of Node: SETTINGS without a value, and an ACK. */
const SERVER_OPENING = FRAME_HEADER + FRAME_HEADER;
/** What Chromium 156 sends over HTTP/2 alone: this field (RFC 9218 §5), and five octets in HEADERS (RFC 9113 §6.2). */
const PRIORITY: Field = ['priority', 'u=1, i'];
const PRIORITY_OCTETS = 5;

/** A page's one connection. */
class Shared {
  readonly requests = new HpackEncoder(chromium);
  readonly answers = new HpackEncoder(nghttp2);

  constructor() {
    // Chromium allows a larger table; nghttp2 keeps its own size, and says so in its first block.
    this.answers.resize(this.answers.table.limit);
  }
}

/** One direction of a connection of the trace. */
class Side {
  /** Octets have arrived from the other side that nothing was sent for since: the next segment acknowledges them. */
  owes = false;
  /** Octets of its newest message: over HTTP/1.1, and over HTTP/2. */
  newest: readonly [http1: number, http2: number] = [1, 0];
}

/** A connection of the trace. */
class Path {
  /**
   * Before its first request nobody knows whose it is. Then it is the page's first one, or a further one, which HTTP/2
   * would not have opened. A socket counts as it is. Beyond a proxy nothing counts.
   */
  use: 'waiting' | 'first' | 'further' | 'socket' | 'beyond';
  shared: Shared | undefined;
  /** An end has said FIN or RST: over HTTP/2 the connection would stay. */
  closing = false;
  /** Octets of packets that wait for its use. */
  held = 0;
  readonly up = new Side();
  readonly down = new Side();
  /** Methods of requests without an answer. */
  readonly methods: string[] = [];

  constructor(isBeyond: boolean) {
    this.use = isBeyond ? 'beyond' : 'waiting';
  }
}

const costs = new WeakMap<Trace, Http2Cost>();

/** The cost of a lane as far as its trace goes. */
export function http2Cost(trace: Trace): Http2Cost {
  const cost = costs.get(trace) ?? new Http2Cost(trace);
  costs.set(trace, cost);
  cost.extend();
  return cost;
}

export class Http2Cost {
  /** Octets of all packets of the lane. */
  readonly octets = new Series();
  readonly #trace: Trace;
  readonly #paths: Path[] = [];
  /** By the page's node. */
  readonly #shared: Shared[] = [];
  #read = 0;

  constructor(trace: Trace) {
    this.#trace = trace;
  }

  /** Reads the facts that came since the last call. */
  extend(): void {
    for (; this.#read < this.#trace.length; this.#read++) this.#trace.tell(this.#read, this.#folds);
  }

  readonly #folds: Reader = {
    'segment-sent': (fact) => this.#segment(fact, this.#pathOf(fact.conn)),
    'segment-arrived': ({ conn, up, from, to }) => {
      const path = this.#pathOf(conn);
      if (to > from) (up ? path.down : path.up).owes = true;
    },
    'request-sent': (fact) => this.#request(fact, this.#pathOf(fact.conn)),
    'response-sent': (fact) => this.#answer(fact, this.#pathOf(fact.conn)),
  };

  /** What a proxy and the server say to each other is none of the page's affair. */
  #pathOf(conn: number): Path {
    return (this.#paths[conn] ??= new Path(roleAt(this.#trace, conn, true) !== 'page'));
  }

  #segment(fact: FactOf<'segment-sent'>, path: Path): void {
    if (path.use === 'beyond') return;
    const { at, up, from, to, flags, overhead, retransmission } = fact;
    const side = up ? path.up : path.down;
    const size = to - from;
    const octets = packetSize(flags, overhead + (path.use === 'socket' ? size : 0));
    const isTalk = size > 0 || side.owes;
    side.owes = false;
    if ((flags & (FIN | RST)) !== 0) path.closing = true;
    const isOpening = path.use === 'first' && !path.closing;
    if (path.use === 'waiting') path.held += octets;
    else if (isTalk || isOpening || path.use === 'socket') this.octets.add(at, octets);
    if (retransmission === '' || path.shared === undefined) return;
    // As much of the message as over HTTP/1.1.
    const [http1, http2] = side.newest;
    this.octets.add(at, Math.floor((http2 * size) / http1 + 0.5));
  }

  #request({ at, conn, from, to }: FactOf<'request-sent'>, path: Path): void {
    if (path.use === 'beyond') return;
    const octets = this.#trace.stream(conn, true).slice(from, to);
    const message = decodeRequest(octets);
    if (message === undefined || isUpgrade(octets)) return this.#leave(at, path);
    const shared = this.#join(at, path, this.#trace.nodeAt(conn, true));
    const block = shared.requests.encode([...requestFields(message.head, 'https'), PRIORITY]);
    path.methods.push(message.head.method);
    this.#message(at, path.up, octets.length, block.length + PRIORITY_OCTETS, message.body.length);
  }

  #answer({ at, conn, from, to }: FactOf<'response-sent'>, path: Path): void {
    const { shared } = path;
    if (shared === undefined) return;
    const octets = this.#trace.stream(conn, false).slice(from, to);
    const message = decodeResponse(octets, path.methods.shift() ?? 'GET');
    if (message === undefined) return this.#leave(at, path);
    const block = shared.answers.encode(responseFields(message.head));
    this.#message(at, path.down, octets.length, block.length, message.body.length);
  }

  #message(at: Micros, side: Side, http1: number, block: number, body: number): void {
    const http2 = framed(block) + (body > 0 ? framed(body) : 0);
    side.newest = [http1, http2];
    this.octets.add(at, http2);
  }

  /** The page's connection; the first one of the trace pays for opening it. */
  #join(at: Micros, path: Path, page: number): Shared {
    if (path.shared !== undefined) return path.shared;
    const known = this.#shared[page];
    path.use = known === undefined ? 'first' : 'further';
    path.shared = known ?? new Shared();
    this.#shared[page] = path.shared;
    if (known === undefined) this.octets.add(at, path.held + CLIENT_OPENING + SERVER_OPENING);
    return path.shared;
  }

  /** From now on the connection counts as it is: it becomes a socket, or says what is no HTTP. */
  #leave(at: Micros, path: Path): void {
    if (path.use === 'waiting') this.octets.add(at, path.held);
    path.use = 'socket';
    path.shared = undefined;
  }
}
