/** Messages from the moment at which the server has them until the page shows them: dots, and how long it took. */
import type { Micros } from '../../base/index.ts';
import type { MessageAddress } from '../../scenario/index.ts';
import type { FactOf, Trace } from '../../trace/index.ts';
import { brief } from './brief.ts';
import { pageNumber } from '../lane.ts';
import { type IndexedArrow, IndexedDot } from './indexed.ts';
import type { Totals } from '../ledger.ts';
import { roleAt } from './nodes.ts';
import { SortedMedian } from './median.ts';
import type { Timeline } from './timeline.ts';

/** The part of a lane's index that this reads and writes. */
interface DotIndex {
  readonly lane: string;
  readonly trace: Trace;
  readonly totals: Totals;
  readonly dots: IndexedDot[];
  bringerOf(fact: number): IndexedArrow | undefined;
  sourceOf(arrow: IndexedArrow): IndexedArrow | undefined;
  sentBecauseOf(fact: number): IndexedArrow | undefined;
}

export class Deliveries {
  readonly #index: DotIndex;
  readonly #timeline: Timeline;
  /** By the messages' ids. */
  readonly #births = new Map<number, IndexedDot>();
  /** Of each node, by the messages' ids: several pages may get one. */
  readonly #shown: Map<number, IndexedDot>[] = [];
  /** Of each node, which of the pages it is. */
  readonly #pages: number[] = [];
  readonly #median = new SortedMedian();

  constructor(index: DotIndex, timeline: Timeline) {
    this.#index = index;
    this.#timeline = timeline;
  }

  dot({ what, id, page }: MessageAddress): IndexedDot | undefined {
    if (what === 'born') return this.#births.get(id);
    return this.#shown[this.#pages.indexOf(page)]?.get(id);
  }

  born(fact: FactOf<'message-born'>): void {
    this.#births.set(fact.id, this.#dot(fact, { kind: 'born', latency: -1, left: -1 }));
  }

  shown(fact: FactOf<'message-shown'>): void {
    const { totals } = this.#index;
    const birth = this.#births.get(fact.id);
    const latency = birth === undefined ? -1 : ((fact.at - birth.at) as Micros);
    const left = this.#leftServer(fact.index, birth)?.t0 ?? -1;
    const dot = this.#dot(fact, { kind: 'shown', latency, left });
    (this.#shown[fact.node] ??= new Map()).set(fact.id, dot);
    if (latency < 0) return;
    this.#median.push(latency);
    totals.delivered.add(fact.at, 1);
    totals.median.set(fact.at, this.#median.value);
    totals.worst.set(fact.at, Math.max(totals.worst.last, latency));
  }

  /** The transfer in which a shown message left the server: the one that a proxy got, if there is a proxy. */
  #leftServer(shown: number, birth: IndexedDot | undefined): IndexedArrow | undefined {
    const index = this.#index;
    const bringer = index.bringerOf(shown);
    if (bringer === undefined || roleAt(index.trace, bringer.conn, false) !== 'box') return bringer;
    const pushed = birth && index.sentBecauseOf(birth.fact);
    return pushed ?? index.sourceOf(bringer) ?? bringer;
  }

  #dot(
    { at, node, id, author, text, index: fact }: FactOf<'message-born'> | FactOf<'message-shown'>,
    { kind, latency, left }: Pick<IndexedDot, 'kind' | 'latency' | 'left'>,
  ): IndexedDot {
    const { lane, trace, dots } = this.#index;
    const page = (this.#pages[node] ??= pageNumber(trace.nodes, node));
    const said = { kind, node, id, author, text: brief(text), latency, left };
    const dot = new IndexedDot(said, at, fact, { lane, page });
    dots.push(dot);
    this.#timeline.add(at, 0);
    return dot;
  }
}
