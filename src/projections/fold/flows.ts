/** The connections of a lane: each direction of each. */
import type { Trace } from '../../trace/index.ts';
import type { IndexedArrow, IndexedStretch } from './indexed.ts';
import { roleAt } from './nodes.ts';
import { Reassembly } from './reassembly.ts';
import { countBy } from '../series.ts';

interface Carried {
  readonly fact: number;
  readonly from: number;
  readonly to: number;
}

/** One direction of one connection. */
export class Flow {
  /** What a proxy and the server say to each other is seen, not counted: the page has no part in it. */
  readonly isCounted: boolean;
  /** A box stands at one of its ends, and passes on what it gets. */
  readonly isRelayed: boolean;
  /** Its arrows of each kind, in the order in which they were made. */
  readonly made: Readonly<Record<IndexedArrow['what'], IndexedArrow[]>> = { b: [], f: [], m: [], s: [] };
  /** Sent, not yet arrived, in order. */
  readonly pending: IndexedArrow[] = [];
  /** Requests without an answer, in order. */
  readonly open: IndexedArrow[] = [];
  /** RSV bits that its data frames may have. */
  rsv = 0;
  /** The newest message of several frames is compressed. */
  packed = false;
  /** Flights of TLS that are on their way, in order. */
  readonly flights: IndexedArrow[] = [];
  /** Segments with octets that are on their way. */
  flying = 0;
  /** What of the stream has arrived. */
  readonly arrived = new Reassembly();
  /** Octets that wait at the receiver for others before them. */
  held: IndexedStretch | undefined;
  /** Segments between a proxy and its neighbours, in order. */
  #carried: Carried[] = [];

  constructor(opener: string, acceptor: string) {
    this.isCounted = opener === 'page';
    this.isRelayed = opener === 'box' || acceptor === 'box';
  }

  /** The message, frame or chunk that begins with that octet. */
  startingAt(from: number): IndexedArrow | undefined {
    const { b, f, m } = this.made;
    return startingAt(f, from) ?? startingAt(m, from) ?? startingAt(b, from);
  }

  /** The newest transfer that begins before that octet. */
  newestBefore(to: number): IndexedArrow | undefined {
    const { b, f, m } = this.made;
    const last = [b, f, m].flatMap((made) => made[countBy(made, to - 1, ({ from }) => from) - 1] ?? []);
    return last.toSorted((one, other) => one.from - other.from).at(-1);
  }

  carry(segment: Carried): void {
    this.#carried.push(segment);
  }

  /** The fact of the segment's leaving that brought the octet there; what is before it is done with. */
  carrierOf(from: number): number | undefined {
    this.#carried = this.#carried.filter(({ to }) => to > from);
    return this.#carried.find((segment) => segment.from <= from)?.fact;
  }
}

export class Flows {
  readonly #trace: Trace;
  readonly #flows: Flow[] = [];

  constructor(trace: Trace) {
    this.#trace = trace;
  }

  of(conn: number, up: boolean): Flow {
    const number = conn * 2 + (up ? 0 : 1);
    return (this.#flows[number] ??= new Flow(
      roleAt(this.#trace, conn, true),
      roleAt(this.#trace, conn, false),
    ));
  }

  /** What a box passed on: the transfer on its other connection; undefined where it had it itself. */
  sourceOf({ fact, conn }: IndexedArrow): IndexedArrow | undefined {
    const cause = roleAt(this.#trace, conn, false) === 'box' ? this.#trace.causeAt(fact) : -1;
    if (cause < 0) return undefined;
    const { conn: far, up, to } = this.#trace.spanAt(cause);
    return far < 0 || up ? undefined : this.of(far, false).newestBefore(to);
  }
}

/** Transfers of one kind begin in the order in which they were made. */
function startingAt(made: readonly IndexedArrow[], from: number): IndexedArrow | undefined {
  const found = made[countBy(made, from, (one) => one.from) - 1];
  return found?.from === from ? found : undefined;
}
