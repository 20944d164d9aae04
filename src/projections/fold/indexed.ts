/** What the index of a lane is made of: what the picture draws, with what finds its octets and facts again. */
import type { Micros } from '../../base/index.ts';
import type { FactOf, TlsMessage } from '../../trace/index.ts';
import type { DrawnArrow, DrawnDot, DrawnStretch } from '../lane.ts';
import type { Meaning } from './octets.ts';

export interface IndexedArrow extends DrawnArrow {
  /** Counts the arrows of a lane in the order in which they were made. */
  readonly number: number;
  /** Counts those of its kind in its direction. */
  readonly n: number;
  t1: Micros | -1;
  lost: boolean;
  lostAt: Micros | -1;
  lostBy: DrawnArrow['lostBy'];
  /** Nothing of it is on the way just now, and it has not arrived: something was lost. */
  grounded: boolean;
  of: IndexedArrow | undefined;
  /** Index of the fact that says it was sent. */
  readonly fact: number;
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning | undefined;
  /** The arrow that this one answers: a response's request. */
  readonly answers: IndexedArrow | undefined;
  answeredBy: IndexedArrow | undefined;
  readAt: Micros | -1;
  news: number;
  /** Control bits of a segment. */
  readonly flags: number;
  readonly origin: FactOf<'segment-sent'>['origin'];
  /** Of a flight. */
  readonly messages: readonly TlsMessage[];
  /** Octets of TLS in a segment; of a flight, all of it. */
  readonly extra: number;
}

export interface IndexedStretch extends DrawnStretch {
  until: Micros | -1;
}

export interface IndexedDot extends DrawnDot {
  readonly fact: number;
}
