/** What the inspector shows of one arrow: plain data, finished. */
import type { Micros } from '../base/index.ts';
import type { Told } from '../trace/index.ts';
import type { Hue, Label } from './model.ts';

/** A run of octets that means one thing; bits count from the message's first octet, most significant first. */
export interface PartView {
  readonly name: string;
  readonly fromBit: number;
  readonly toBit: number;
  /** The octets' value as a person would write it ("1", "0x1 text", "websocket"). */
  readonly value: string;
  /** Key of its sentence in the catalogue ("ws.mask"). */
  readonly note: string;
  readonly rfc: string;
  readonly hue: Hue;
}

export interface XorRow {
  readonly masked: number;
  readonly key: number;
  readonly plain: number;
}

/** Both messages of an opening handshake, field by field, and how the accept value comes about. */
export interface HandshakeView {
  readonly request: readonly HandshakeLine[];
  readonly response: readonly HandshakeLine[];
  readonly accept?: {
    readonly key: string;
    readonly guid: string;
    readonly sha1: string;
    readonly accept: string;
  };
  readonly verdict: 'open' | 'refused' | 'pending';
  /** Why the page refuses: the key of its sentence. */
  readonly why?: string;
}
export interface HandshakeLine {
  readonly text: string;
  /** Field name, empty for a start line. */
  readonly name: string;
  readonly value: string;
  /** The line is one the upgrade depends on. */
  readonly key: boolean;
  /** Key of its sentence in the catalogue, or ''. */
  readonly note: string;
}

/** The segment that acknowledges a transfer, alone or with octets of its own: when it left, and was back. */
export interface Acknowledgment {
  readonly lane: string;
  readonly sender: number;
  readonly receiver: number;
  readonly t0: Micros;
  readonly t1: Micros;
}

/** Moments of one transfer, oldest first. */
type Moment =
  | 'born'
  | 'called'
  | 'sent'
  | 'flight'
  | 'arrived'
  | 'acknowledging'
  | 'acknowledged'
  | 'answered';

export interface TimingRow {
  /** A moment of the transfer, or what the application did meanwhile. */
  readonly key: keyof (Readonly<Record<Moment, unknown>> & Readonly<Record<Told, unknown>>);
  readonly at: Micros;
  /** Of a further flight: segments that leave. Of what the application did: to how many. */
  readonly n?: number;
}

/** One stretch of a message's way from the server to a page, and what it was spent on. */
export interface WhyPart {
  readonly key:
    | 'next-poll'
    | 'connection'
    | 'asking'
    | 'server'
    | 'window'
    | 'again'
    | 'coming'
    | 'box'
    | 'page';
  readonly from: Micros;
  readonly to: Micros;
}

/** Why a message took as long as it did: parts that follow one another from its birth to its delivery. */
export interface Why {
  readonly id: number;
  readonly author: string;
  readonly text: string;
  readonly parts: readonly WhyPart[];
}

/** A message out of its DEFLATE blocks (RFC 7692 §7.2.2). */
export interface Unpacked {
  /** Of the whole message, unpacked. */
  readonly octets: number;
  /** Octets of its payload as it travels, over all its frames. */
  readonly packed: number;
  /** The first 4,096 octets as text, or in hex for a binary message. */
  readonly text: string;
}

/** One transfer: what every view of it may draw from. What is found out for one view stands in that one's entry. */
export interface Transfer {
  readonly address: string;
  readonly lane: string;
  readonly conn: number;
  readonly at: Micros;
  readonly up: boolean;
  readonly hue: Hue;
  readonly label: Label;
  /** Of a 'segment' its TCP header's flags, its size and why it was sent are all there is to show; a flight of TLS is one. */
  readonly form: 'frame' | 'http' | 'segment';
  /** What became of a segment, or why it was sent at all: the key of a sentence, '' for nothing special. */
  readonly why: string;
  /** The address of the request that a response answers. */
  readonly answers?: string;
  /** The octets as sent, at most the first 4,096. */
  readonly octets: Uint8Array;
  readonly total: number;
  /** So many of them are payload; -1 where none is measured. */
  readonly payload: number;
  /** Offset of the first octet in its stream. */
  readonly offset: number;
  /** Size as an IPv4 packet or packets, headers included. */
  readonly wire: number;
  readonly segments: number;
}
