/** What the index of a lane is made of. */
import type { Micros } from '../base/index.ts';
import type { Arrow, Hue } from './model.ts';
import type { Meaning } from './octets.ts';

/** An arrow with what the inspector needs to find its octets again. */
export interface IndexedArrow extends Arrow {
  t1: Micros | -1;
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
export interface Way {
  readonly counts: { b: number; f: number; m: number; s: number };
  /** Sent, not yet arrived, in order. */
  readonly pending: IndexedArrow[];
  readonly byStart: Map<number, IndexedArrow>;
  /** Requests without an answer, in order. */
  readonly open: IndexedArrow[];
  /** RSV bits that its data frames may have. */
  rsv: number;
  /** The newest message of several frames is compressed. */
  packed: boolean;
}

export const newWay = (): Way => ({
  counts: { b: 0, f: 0, m: 0, s: 0 },
  pending: [],
  byStart: new Map(),
  open: [],
  rsv: 0,
  packed: false,
});
