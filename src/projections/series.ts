/** A value over time: what it was at any moment, found by binary search. */
import type { Micros } from '../base/index.ts';

/** The number of items whose key is at or before `at`; keys ascend. */
export function countBy<T>(items: readonly T[], at: number, key: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && key(item) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number of entries of `times` that are at or before `at`; `times` ascends. */
export const countUntil = (times: readonly number[], at: number): number =>
  countBy(times, at, (time) => time);

/** Entries from `from` on, in the place of those that were there; times in µs. */
export interface SeriesPatch {
  readonly from: number;
  readonly times: Float64Array | readonly number[];
  readonly values: Float64Array | readonly number[];
}

/** `[0 → 5, 3 → 9]` is 5 at 2 and 9 at 3; before its first entry it is what it began with. */
export class Series {
  readonly #times: number[] = [];
  readonly #values: number[] = [];
  readonly #first: number;
  #last: number;

  constructor(first = 0) {
    this.#first = first;
    this.#last = first;
  }

  get last(): number {
    return this.#last;
  }

  /** What stays as it is costs no entry. */
  set(at: Micros, value: number): void {
    if (value === this.#last) return;
    this.#last = value;
    const end = this.#times.length - 1;
    if (this.#times[end] === at) this.#values[end] = value;
    else {
      this.#times.push(at);
      this.#values.push(value);
    }
  }

  /** How many entries there are; the last may still change. */
  get length(): number {
    return this.#times.length;
  }

  since(from: number): SeriesPatch {
    const times = new Float64Array(this.#times.slice(from));
    return { from, times, values: new Float64Array(this.#values.slice(from)) };
  }

  apply({ from, times, values }: SeriesPatch): void {
    this.#times.length = this.#values.length = from;
    for (const time of times) this.#times.push(time);
    for (const value of values) this.#values.push(value);
    this.#last = this.#values.at(-1) ?? this.#first;
  }

  add(at: Micros, n: number): void {
    this.set(at, this.last + n);
  }

  at(at: number): number {
    return this.#values[countUntil(this.#times, at) - 1] ?? this.#first;
  }
}

/** The one that begins with the fact; items are in the order of their facts. */
export function exactly<T extends { readonly fact: number }>(
  items: readonly T[],
  fact: number,
): T | undefined {
  const found = items[countBy(items, fact, (item) => item.fact) - 1];
  return found?.fact === fact ? found : undefined;
}
