/** The connections of a lane: each direction of each, and the part of the way that each goes. */
import type { IndexedArrow, IndexedStretch } from './indexed.ts';
import type { Leg } from './model.ts';
import { isProxy } from './names.ts';
import { Reassembly } from './reassembly.ts';

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
  /** Flights of TLS that are on their way, in order. */
  readonly flights: IndexedArrow[];
  /** What of the stream has arrived. */
  readonly arrived: Reassembly;
  /** Octets that wait at the receiver for others before them. */
  held: IndexedStretch | undefined;
}

export class Ways {
  readonly #ways: Way[] = [];
  readonly #legs: Leg[] = [];

  of(conn: number, up: boolean): Way {
    return (this.#ways[conn * 2 + (up ? 0 : 1)] ??= {
      counts: { b: 0, f: 0, m: 0, s: 0 },
      pending: [],
      byStart: new Map(),
      open: [],
      rsv: 0,
      packed: false,
      flights: [],
      arrived: new Reassembly(),
      held: undefined,
    });
  }

  /** A segment leaves: with its first a connection says who opens it, and the box where it ends. */
  opened(conn: number, sender: string, box: string): void {
    this.#legs[conn] ??= sender === 'box' ? 'server' : isProxy(box) ? 'client' : 'whole';
  }

  leg(conn: number): Leg {
    return this.#legs[conn] ?? 'whole';
  }

  /** What a proxy and the server say to each other is seen, not counted: the page has no part in it. */
  isCounted(conn: number): boolean {
    return this.#legs[conn] !== 'server';
  }
}
