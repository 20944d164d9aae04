/**
 * The virtual clock: a queue of tasks in one total order, (at, priority, order of scheduling).
 * Nothing here waits; time is whatever the next task says.
 */
import type { Micros } from '../base/index.ts';

/** The order at one instant: a learner's action first, then what arrives, then timers, then delayed ACKs. */
export const PRIORITY = { action: 0, arrival: 1, timer: 2, acknowledge: 3 } as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

export interface Task {
  readonly at: Micros;
  readonly priority: Priority;
  readonly seq: number;
  /** Undefined once it was cancelled: the queue skips it. */
  run: (() => void) | undefined;
}

const before = (a: Task, b: Task): boolean =>
  a.at !== b.at ? a.at < b.at : a.priority !== b.priority ? a.priority < b.priority : a.seq < b.seq;

export class Clock {
  /** A binary heap: the children of `i` are `2i + 1` and `2i + 2`. */
  readonly #heap: Task[] = [];
  #seq = 0;
  #now = 0 as Micros;

  get now(): Micros {
    return this.#now;
  }

  /** @throws Error when `at` lies in the past: causes come before effects. */
  schedule(at: Micros, priority: Priority, run: () => void): Task {
    if (!(at >= this.#now)) throw new Error(`a task for ${at} µs came at ${this.#now} µs`);
    const task: Task = { at, priority, seq: this.#seq++, run };
    const heap = this.#heap;
    let i = heap.length;
    heap.push(task);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !before(task, above)) break;
      heap[i] = above;
      i = parent;
    }
    heap[i] = task;
    return task;
  }

  /** Takes the next task that is due by `until` and sets the clock to its time. */
  next(until: Micros): Task | undefined {
    for (;;) {
      const first = this.#heap[0];
      if (first === undefined || first.at > until) return undefined;
      this.#removeFirst();
      if (first.run === undefined) continue;
      this.#now = first.at;
      return first;
    }
  }

  /** Everything due by `at` has run. */
  reach(at: Micros): void {
    if (at > this.#now) this.#now = at;
  }

  #removeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      const left = heap[child];
      if (left === undefined) break;
      const right = heap[child + 1];
      let least = left;
      if (right !== undefined && before(right, left)) {
        child += 1;
        least = right;
      }
      if (!before(least, last)) break;
      heap[i] = least;
      i = child;
    }
    heap[i] = last;
  }
}
