/**
 * View models: what elements draw. Finished: an element never decodes.
 * Times are microseconds of virtual time, `y` and heights are CSS pixels of the stage's content.
 */
import type { Micros } from '../base/index.ts';

/** One hue per kind, everywhere: arrow, row, byte, legend, tick. */
export const HUES = ['tcp', 'http', 'upgrade', 'text', 'binary', 'control', 'close', 'empty'] as const;
export type Hue = (typeof HUES)[number];

/** What a label may say beside its code; '' for nothing. */
export const NOTES = [
  '',
  'nothing-new',
  'messages',
  'octets',
  'compressed',
  'lost',
  'lost-octets',
  'again-lost',
  'again-timeout',
  'again-acks',
  'close',
] as const;

/** Protocol words stay as they are; `note` is said by the catalogue in the reader's language. */
export interface Label {
  readonly code: string;
  readonly note?: { readonly key: Exclude<(typeof NOTES)[number], ''>; readonly n: number };
}

/**
 * One transfer: an HTTP message, a frame, a flight of TLS, or a segment that deserves to be seen for itself: it carries
 * no octets of the stream, it was lost, or it was sent again.
 */
export interface Arrow {
  /** Semantic address, `a/c0/up/f3`; survives edits. */
  readonly address: string;
  readonly up: boolean;
  /** The first octet left. */
  readonly t0: Micros;
  /** The last octet arrived; -1 while it has not. */
  readonly t1: Micros | -1;
  readonly hue: Hue;
  readonly label: Label;
  readonly lost: boolean;
  /** Numbers of the nodes that it goes from and to. */
  readonly sender: number;
  readonly receiver: number;
}

export interface ArrowView extends Arrow {
  readonly y0: number;
  readonly y1: number;
  /** False where a label would overlap another. */
  readonly labelled: boolean;
}

/** A message at one end: hollow (born: the server has it) or full (shown: the page got it). */
export interface DotView {
  readonly address: string;
  readonly y: number;
  readonly at: Micros;
  readonly kind: 'born' | 'shown';
  /** The number of the node that has it. */
  readonly node: number;
  readonly author: string;
  readonly text: string;
  readonly id: number;
  /** Birth to delivery, on a shown dot. */
  readonly latency: Micros | -1;
  /** False where the words would overlap another dot's. */
  readonly labelled: boolean;
}

/** How long a message lay at the server: from its birth until the octets that carry it left. */
export interface WaitView {
  readonly y0: number;
  readonly y1: number;
  readonly wait: Micros;
  /** Side by side with those that the same answer takes along: 0, 1 or 2. */
  readonly column: number;
}

/**
 * Something that lasts: the cable is out, the server is down, the tab sleeps, octets have arrived and must wait, or
 * requests wait for a connection.
 */
export interface StretchView {
  readonly kind: 'cable' | 'down' | 'asleep' | 'held' | 'queued';
  /** The number of the node that it befalls; -1 for the cable, which is everybody's. */
  readonly node: number;
  readonly y0: number;
  readonly y1: number;
}

/** A moment of the page, the connection or the path worth a word beside the lifeline ("onopen", "cable-out"). */
export interface EventView {
  readonly y: number;
  readonly at: Micros;
  /** The number of the node beside whose lifeline it is said. */
  readonly node: number;
  readonly hue: Hue;
  readonly code: string;
}

export interface LaneView {
  readonly id: string;
  readonly arrows: readonly ArrowView[];
  readonly dots: readonly DotView[];
  readonly waits: readonly WaitView[];
  readonly events: readonly EventView[];
  readonly stretches: readonly StretchView[];
  /** So many arrows more than the limit lets through. */
  readonly hidden: number;
}

export type ScaleMode = 'linear' | 'gaps-cut';

/** A part of the picture, both lanes on one axis. */
export interface StageView {
  readonly lanes: readonly LaneView[];
  readonly ticks: readonly { readonly y: number; readonly at: Micros }[];
  /** Folded idle time, drawn as a break. */
  readonly breaks: readonly { readonly y: number; readonly folded: Micros }[];
}

/** The whole picture, of which elements mount the blocks in sight. */
export interface Picture {
  /** Pixels. */
  readonly height: number;
  /** Where a moment is. */
  readonly y: (at: Micros) => number;
  /** What begins between `n · BLOCK` and `(n + 1) · BLOCK` pixels, and the waits that reach into it; `most` groups. */
  block(n: number, most: number): StageView;
  /** The blocks above `y` with an arrow that is still on its way there. */
  reaching(y: number): readonly number[];
}

/** Totals of `[0, cursor]` of one lane. Octets are IPv4 packets, as a capture at the page would count them. */
export interface Ledger {
  readonly delivered: number;
  /** -1 when nothing was delivered. */
  readonly median: Micros | -1;
  readonly worst: Micros | -1;
  readonly octets: number;
  /** What they would have been over HTTP/2 (`http2/`), -1 where nobody asks. */
  readonly octetsHttp2: number;
  /** Octets of message text and its JSON: what the chat wanted to say, as many as travel where it is compressed. */
  readonly payload: number;
  /** (octets - payload) / octets in percent with one decimal; 0 for no octets. */
  readonly overhead: number;
  readonly roundTrips: number;
  readonly polls: number;
  readonly emptyPolls: number;
  readonly connections: number;
  readonly frames: number;
  /** Octets of the last data frame's header, -1 when there was none. */
  readonly frameHeader: number;
  /** readyState of the newest socket, -1 without one. */
  readonly readyState: -1 | 0 | 1 | 2 | 3;
}

/** A row of the table Frames: the opening handshake, then each frame. */
export interface FrameRow {
  readonly address: string;
  readonly lane: string;
  readonly at: Micros;
  readonly up: boolean;
  readonly hue: Hue;
  readonly name: string;
  readonly info: string;
  readonly octets: number;
  /** So many of them are payload; -1 where that is not known, or nothing is. */
  readonly payload: number;
}

/** What takes the octets of a row of the table Frames. */
export type FrameText = Pick<FrameRow, 'name' | 'info' | 'payload'>;

/** A row of the table Requests; status 0 and duration -1 while no answer is there. */
export interface RequestRow {
  readonly address: string;
  readonly lane: string;
  readonly at: Micros;
  readonly hue: Hue;
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly conn: number;
  readonly octetsUp: number;
  readonly octetsDown: number;
  readonly duration: Micros | -1;
}

/** A list up to the cursor, of which one row is looked at at a time. */
export interface Rows<T> {
  readonly length: number;
  at(index: number): T | undefined;
  /** Where the row of an address stands: at `length` or beyond for one that is about to come, -1 for no row so far. */
  placeOf(address: string): number;
  /** So many there are without the filter; of these kinds, and in these lanes. */
  readonly total: number;
  readonly hues: readonly Hue[];
  readonly lanes: readonly string[];
  /** Some that the filter wants may not be found yet. */
  readonly isBusy: boolean;
}

/** A tick of the scrub bar. */
export interface Tick {
  readonly at: Micros;
  readonly hue: Hue;
  readonly lane: number;
}
