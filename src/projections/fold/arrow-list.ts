/** Keeps the arrows of a lane in the order in which they left, and tells its watchers about each of them. */
import type { Micros } from '../../base/index.ts';
import { transferAddress } from '../../scenario/index.ts';
import type { Node } from '../../trace/index.ts';
import { RequestList } from '../requests.ts';
import { countBy } from '../series.ts';
import type { IndexedArrow } from './indexed.ts';
import type { Departure, Own } from './segments.ts';

/** Numbers of the nodes that an arrow goes from and to. */
export type Ends = Pick<IndexedArrow, 'sender' | 'receiver'>;

export interface ArrowWatcher {
  /** A new one, at that place of the list. */
  made(arrow: IndexedArrow, place: number): void;
  /** One has arrived, was lost, answered or read. */
  changed(arrow: IndexedArrow): void;
}

export class ArrowList {
  readonly all: IndexedArrow[] = [];
  readonly requests: RequestList;
  /** The longest flight: no arrow that began earlier can still be in a window. */
  longestFlight = 0;
  readonly #lane: string;
  readonly #watchers: ArrowWatcher[] = [];
  #made = 0;

  constructor(lane: string, nodes: readonly Node[]) {
    this.#lane = lane;
    this.requests = new RequestList(lane, nodes);
  }

  watch(watcher: ArrowWatcher): void {
    this.#watchers.push(watcher);
  }

  /** `n`: it is the nth of its kind in its direction. */
  add(
    { conn, up, at: t0, index, from, to }: Departure,
    own: Own,
    { sender, receiver }: Ends,
    n: number,
  ): IndexedArrow {
    const address = transferAddress({ lane: this.#lane, conn, up, what: own.what, n });
    // One shape for all, whatever their kind: a lane may have a hundred thousand.
    const arrow: IndexedArrow = {
      number: this.#made++,
      address,
      n,
      conn,
      up,
      fact: index,
      from,
      to,
      t0,
      sender,
      receiver,
      octets: to - from + own.extra,
      what: own.what,
      hue: own.hue,
      label: own.label,
      meaning: own.meaning,
      answers: own.answers,
      status: own.status,
      flags: own.flags,
      extra: own.extra,
      retransmission: own.retransmission,
      origin: own.origin,
      messages: own.messages,
      t1: -1,
      lost: false,
      lostAt: -1,
      lostBy: '',
      grounded: false,
      of: undefined,
      answeredBy: undefined,
      readAt: -1,
      news: -1,
    };
    // One that was lost is drawn when that is known: it has its place among those that left since.
    const last = this.all.at(-1);
    const isLast = last === undefined || last.fact <= index;
    const place = isLast ? this.all.length : countBy(this.all, index, (one) => one.fact);
    if (isLast) this.all.push(arrow);
    else this.all.splice(place, 0, arrow);
    this.requests.made(arrow);
    for (const watcher of this.#watchers) watcher.made(arrow, place);
    return arrow;
  }

  land(arrow: IndexedArrow, at: Micros): void {
    arrow.t1 = at;
    this.longestFlight = Math.max(this.longestFlight, at - arrow.t0);
    this.requests.landed(arrow, at);
    this.changed(arrow);
  }

  answer(request: IndexedArrow, answer: IndexedArrow): void {
    request.answeredBy = answer;
    this.changed(request);
  }

  /** The page has read this answer. */
  read(answer: IndexedArrow, at: Micros, news: number): void {
    answer.readAt = at;
    answer.news = news;
    this.changed(answer);
  }

  /** Something has become of it. */
  changed(arrow: IndexedArrow): void {
    for (const watcher of this.#watchers) watcher.changed(arrow);
  }
}
