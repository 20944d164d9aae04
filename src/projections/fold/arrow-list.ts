/** Keeps the arrows of a lane in the order in which they left, and tells its watchers about each of them. */
import type { Micros } from '../../base/index.ts';
import type { Node } from '../../trace/index.ts';
import { RequestList } from '../requests.ts';
import { countBy } from '../series.ts';
import { type Departure, IndexedArrow } from './indexed.ts';
import type { Own } from './own.ts';

/** Numbers of the nodes that an arrow goes from and to. */
export type Ends = Pick<IndexedArrow, 'sender' | 'receiver'>;

export interface ArrowWatcher {
  /** A new one, at its place of the list. */
  made(arrow: IndexedArrow): void;
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
  add(departure: Departure, own: Own, { sender, receiver }: Ends, n: number): IndexedArrow {
    const { all } = this;
    // One that was lost is drawn when that is known: it has its place among those that left since.
    const last = all.at(-1);
    const isLast = last === undefined || last.fact <= departure.index;
    const place = isLast ? all.length : countBy(all, departure.index, (one) => one.fact);
    const standing = { lane: this.#lane, number: this.#made++, n, place, sender, receiver };
    const arrow = new IndexedArrow(departure, own, standing);
    if (isLast) all.push(arrow);
    else all.splice(place, 0, arrow);
    this.requests.made(arrow);
    for (const watcher of this.#watchers) watcher.made(arrow);
    return arrow;
  }

  land(arrow: IndexedArrow, at: Micros): void {
    arrow.t1 = at;
    this.longestFlight = Math.max(this.longestFlight, at - arrow.t0);
    this.requests.landed(arrow);
    this.changed(arrow);
  }

  answer(request: IndexedArrow, answer: IndexedArrow): void {
    request.answeredBy = answer;
    answer.answers = request;
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
