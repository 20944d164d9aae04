/**
 * A lane as the picture and its figures read it. The worker's fold of the trace has all of this, and so has the page's
 * copy of its columns: what draws does not know which of the two it reads.
 */
import type { Micros } from '../base/index.ts';
import type { Node } from '../trace/index.ts';
import type { Totals } from './ledger.ts';
import type { Arrow, Hue, StretchView } from './model.ts';
import type { RequestList } from './requests.ts';
import type { TickList } from './ticks.ts';

/** What an arrow is: a chunk of a body, a frame, an HTTP message, or a segment, which a flight of TLS is too. */
export const TRANSFERS = ['b', 'f', 'm', 's'] as const;
/** What a segment was lost by; '' while it was not. */
export const LOSSES = ['', 'loss', 'cable', 'box'] as const;
/** Why a segment was sent again; '' for a first try. */
export const RETRANSMISSIONS = ['', 'timeout', 'duplicate ACKs'] as const;

/** `hue` and `label` say what the octets do; `look.ts` has what an arrow looks like at a cursor. */
export interface DrawnArrow extends Arrow {
  readonly what: (typeof TRANSFERS)[number];
  readonly conn: number;
  readonly lane: string;
  /** A frame, a chunk of a stream, or of the opening handshake: nobody has asked for it, or nobody will again. */
  readonly pushed: boolean;
  /** When it, or the first segment of it, was lost; -1: never. */
  readonly lostAt: Micros | -1;
  readonly lostBy: (typeof LOSSES)[number];
  /** The message of which this lost segment is the first. */
  readonly of: DrawnArrow | undefined;
  readonly retransmission: (typeof RETRANSMISSIONS)[number];
  /** Octets of the message, or of the segment without its headers. */
  readonly octets: number;
  /** Status of an answer, 0 for anything else. */
  readonly status: number;
  /** The answer to a request. */
  readonly answeredBy: DrawnArrow | undefined;
  /** When the page had read this answer, and how many messages it found in it; -1: it has not, as far as it says. */
  readonly readAt: Micros | -1;
  readonly news: number;
}

export interface DrawnDot {
  readonly address: string;
  readonly kind: 'born' | 'shown';
  /** The number of the node that has the message. */
  readonly node: number;
  readonly at: Micros;
  readonly id: number;
  readonly author: string;
  readonly text: string;
  /** From birth to delivery, -1 on a birth. */
  readonly latency: Micros | -1;
  /** When the octets left that carried it; -1 on a birth. */
  readonly left: Micros | -1;
}

/** Something that lasts; `until` is -1 while it does. */
export interface DrawnStretch {
  readonly kind: StretchView['kind'];
  readonly node: number;
  readonly at: Micros;
  readonly until: Micros | -1;
}

export interface DrawnEvent {
  readonly at: Micros;
  readonly node: number;
  readonly hue: Hue;
  readonly code: string;
}

/** Pages are counted from 1, in the order in which they came; 0 for a node that is none. */
export const pageNumber = (nodes: readonly Node[], node: number): number =>
  nodes[node]?.role === 'page' ? nodes.slice(0, node + 1).filter(({ role }) => role === 'page').length : 0;

export interface LaneData {
  readonly lane: string;
  /** Those that have taken part so far, by their numbers. */
  readonly nodes: readonly Node[];
  /** In order of leaving. */
  readonly arrows: readonly DrawnArrow[];
  readonly dots: readonly DrawnDot[];
  readonly events: readonly DrawnEvent[];
  /** In order of beginning. */
  readonly stretches: readonly DrawnStretch[];
  /** Everything that a step can stop at, ascending. */
  readonly moments: readonly Micros[];
  /** How many transfers were on the way from each moment on. */
  readonly inFlight: readonly number[];
  readonly totals: Totals;
  readonly requests: RequestList;
  readonly ticks: TickList;
  /** The longest flight in µs: no arrow that began earlier can still be in a window. */
  readonly longestFlight: number;
}
