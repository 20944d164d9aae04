/** What the index of a lane is made of: what the picture draws, with what finds its octets and facts again. */
import type { Micros } from '../../base/index.ts';
import { messageAddress, transferAddress } from '../../scenario/index.ts';
import type { Span } from '../../trace/index.ts';
import type { DrawnArrow, DrawnDot, DrawnStretch } from '../lane.ts';
import type { Own } from './own.ts';

/** Where and when an arrow begins. */
export interface Departure extends Span {
  readonly index: number;
  readonly at: Micros;
}

/** Where it stands in its lane: numbers of the nodes that it goes from and to, and its own. */
export interface Standing extends Pick<DrawnArrow, 'sender' | 'receiver'> {
  readonly lane: string;
  /** Counts the arrows of a lane in the order in which they were made. */
  readonly number: number;
  /** Counts those of its kind in its direction. */
  readonly n: number;
  /** Among the arrows that there were when it was made, which are in order of leaving. */
  readonly place: number;
}

/** One shape for all, whatever their kind, and no address before somebody asks: a lane may have a hundred thousand. */
export class IndexedArrow implements DrawnArrow {
  readonly number: number;
  readonly n: number;
  readonly place: number;
  readonly conn: number;
  readonly up: boolean;
  /** Index of the fact that says it was sent. */
  readonly fact: number;
  readonly from: number;
  readonly to: number;
  readonly t0: Micros;
  readonly sender: number;
  readonly receiver: number;
  readonly own: Own;
  t1: Micros | -1 = -1;
  lost = false;
  lostAt: Micros | -1 = -1;
  lostBy: DrawnArrow['lostBy'] = '';
  /** Nothing of it is on the way just now, and it has not arrived: something was lost. */
  stalled = false;
  of: IndexedArrow | undefined = undefined;
  /** Of an answer, its request; and the other way round. */
  answers: IndexedArrow | undefined = undefined;
  answeredBy: IndexedArrow | undefined = undefined;
  readAt: Micros | -1 = -1;
  news = -1;
  readonly lane: string;

  constructor({ conn, up, index, at, from, to }: Departure, own: Own, standing: Standing) {
    this.number = standing.number;
    this.n = standing.n;
    this.place = standing.place;
    this.conn = conn;
    this.up = up;
    this.fact = index;
    this.from = from;
    this.to = to;
    this.t0 = at;
    this.sender = standing.sender;
    this.receiver = standing.receiver;
    this.own = own;
    this.lane = standing.lane;
  }

  get address(): string {
    return transferAddress({ lane: this.lane, conn: this.conn, up: this.up, what: this.what, n: this.n });
  }

  get pushed(): boolean {
    const { what, hue } = this.own;
    return what === 'f' || what === 'b' || hue === 'upgrade' || this.answers?.hue === 'upgrade';
  }

  get octets(): number {
    return this.to - this.from + this.own.extra;
  }

  get what(): Own['what'] {
    return this.own.what;
  }

  get hue(): Own['hue'] {
    return this.own.hue;
  }

  get label(): Own['label'] {
    return this.own.label;
  }

  get status(): number {
    return this.own.status;
  }

  get retransmission(): Own['retransmission'] {
    return this.own.retransmission;
  }
}

export interface IndexedStretch extends DrawnStretch {
  until: Micros | -1;
}

/** What a dot says, besides when it is there. */
type Said = Omit<DrawnDot, 'address' | 'at'>;

/** No address before somebody asks: as an arrow. */
export class IndexedDot implements DrawnDot {
  readonly kind: DrawnDot['kind'];
  readonly node: number;
  readonly at: Micros;
  readonly id: number;
  readonly author: string;
  readonly text: string;
  readonly latency: Micros | -1;
  readonly left: Micros | -1;
  /** Index of the fact that says it. */
  readonly fact: number;
  readonly #lane: string;
  readonly #page: number;

  constructor(
    { kind, node, id, author, text, latency, left }: Said,
    at: Micros,
    fact: number,
    standing: Page,
  ) {
    this.kind = kind;
    this.node = node;
    this.at = at;
    this.id = id;
    this.author = author;
    this.text = text;
    this.latency = latency;
    this.left = left;
    this.fact = fact;
    this.#lane = standing.lane;
    this.#page = standing.page;
  }

  get address(): string {
    return messageAddress({ lane: this.#lane, what: this.kind, id: this.id, page: this.#page });
  }
}

/** Which page of which lane; 0 for a node that is none. */
interface Page {
  readonly lane: string;
  readonly page: number;
}
