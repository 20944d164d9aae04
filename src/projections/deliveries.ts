/** Messages of the chat: where each was born, where it was shown, and how long that took. */
import type { Micros } from '../base/index.ts';
import { messageAddress } from '../scenario/index.ts';
import type { Fact } from '../trace/index.ts';
import type { IndexedArrow, IndexedDot } from './indexed.ts';
import type { Totals } from './ledger.ts';
import { SortedMedian } from './median.ts';
import type { Timeline } from './timeline.ts';

export class Deliveries {
  readonly dots: IndexedDot[] = [];
  readonly #lane: string;
  readonly #totals: Totals;
  readonly #timeline: Timeline;
  readonly #byAddress: Map<string, IndexedArrow | IndexedDot>;
  readonly #births = new Map<number, IndexedDot>();
  readonly #median = new SortedMedian();

  constructor(
    lane: string,
    totals: Totals,
    timeline: Timeline,
    byAddress: Map<string, IndexedArrow | IndexedDot>,
  ) {
    this.#lane = lane;
    this.#totals = totals;
    this.#timeline = timeline;
    this.#byAddress = byAddress;
  }

  born(fact: Fact): void {
    const [author = '', ...rest] = fact.text.split('\n');
    const saying = { author, text: rest.join('\n'), latency: -1, left: -1 } as const;
    this.#births.set(fact.value, this.#dot(fact, 'born', saying));
    this.#timeline.add(fact.at, 0);
  }

  /** `left`: when it left the server, -1 where that is not known. */
  shown(fact: Fact, left: Micros | -1): void {
    const { at, value } = fact;
    const birth = this.#births.get(value);
    const latency = birth === undefined ? -1 : ((at - birth.at) as Micros);
    this.#dot(fact, 'shown', { author: birth?.author ?? '', text: birth?.text ?? '', latency, left });
    if (latency >= 0) {
      const { delivered, median, worst } = this.#totals;
      this.#median.push(latency);
      delivered.add(at, 1);
      median.set(at, this.#median.value);
      worst.set(at, Math.max(worst.last, latency));
    }
    this.#timeline.add(at, 0);
  }

  #dot(
    { at, value: id, index }: Fact,
    kind: 'born' | 'shown',
    saying: Pick<IndexedDot, 'author' | 'text' | 'latency' | 'left'>,
  ): IndexedDot {
    const address = messageAddress({ lane: this.#lane, what: kind, id });
    const dot: IndexedDot = { address, kind, at, id, ...saying, fact: index };
    this.dots.push(dot);
    // Where several pages get a message, its address is that of the first delivery.
    if (!this.#byAddress.has(address)) this.#byAddress.set(address, dot);
    return dot;
  }
}
