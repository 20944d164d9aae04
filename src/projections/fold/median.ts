import { countUntil } from '../series.ts';

/** The median of numbers that come one by one. An even count has the lower of its two middles: a latency that was. */
export class SortedMedian {
  readonly #sorted: number[] = [];

  push(value: number): void {
    this.#sorted.splice(countUntil(this.#sorted, value), 0, value);
  }

  /** -1 before the first number. */
  get value(): number {
    return this.#sorted[(this.#sorted.length - 1) >> 1] ?? -1;
  }
}
