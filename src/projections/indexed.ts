/** What the index of a lane is made of. */
import type { Micros } from '../base/index.ts';
import type { FactOf, TlsMessage } from '../trace/index.ts';
import type { Arrow, Hue, StretchView } from './model.ts';
import type { Meaning } from './octets.ts';

/** An arrow with what the inspector needs to find its octets again. */
export interface IndexedArrow extends Arrow {
  t1: Micros | -1;
  lost: boolean;
  /** When it, or the first segment of it, was lost; -1: never. */
  lostAt: Micros | -1;
  /** '' when nothing of it was. */
  lostBy: '' | FactOf<'segment-lost'>['by'];
  /** Nothing of it is on the way just now, and it has not arrived: something was lost. */
  grounded: boolean;
  /** The message of which this lost segment is the first. */
  of: IndexedArrow | undefined;
  readonly conn: number;
  /** Index of the fact that says it was sent. */
  readonly fact: number;
  readonly from: number;
  readonly to: number;
  readonly what: 'b' | 'f' | 'm' | 's';
  readonly meaning: Meaning | undefined;
  /** The arrow that this one answers: a response's request. */
  readonly answers: IndexedArrow | undefined;
  answeredBy: IndexedArrow | undefined;
  /** Control bits of a segment. */
  readonly flags: number;
  /** Of a segment: why it was sent again, and whether an end of its connection sent it. */
  readonly retransmission: FactOf<'segment-sent'>['retransmission'];
  readonly origin: FactOf<'segment-sent'>['origin'];
  /** Of a flight. */
  readonly messages: readonly TlsMessage[];
  /** Octets of TLS in a segment; of a flight, all of it. */
  readonly extra: number;
}

/** Something that lasts; -1 while it does. */
export interface IndexedStretch {
  readonly kind: StretchView['kind'];
  readonly client: boolean;
  readonly at: Micros;
  until: Micros | -1;
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
