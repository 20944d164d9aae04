/**
 * The median of numbers that come one by one. An even count has the lower of its two middles: a latency that was. Two
 * heaps, the lower half with its greatest on top and the upper half with its least, so that a number costs O(log n).
 */
export class SortedMedian {
  /** As many as in the upper half, or one more. The lower half is kept with its signs turned. */
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];

  push(value: number): void {
    if (this.#lower.length === 0 || value <= this.value) add(this.#lower, -value);
    else add(this.#upper, value);
    if (this.#lower.length > this.#upper.length + 1) add(this.#upper, -take(this.#lower));
    if (this.#upper.length > this.#lower.length) add(this.#lower, -take(this.#upper));
  }

  /** -1 before the first number. */
  get value(): number {
    const top = this.#lower[0];
    return top === undefined ? -1 : 0 - top;
  }
}

/** Puts a number into a heap whose least is its first. */
function add(heap: number[], value: number): void {
  let at = heap.push(value) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] ?? value;
    if (above <= value) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = value;
}

/** Takes out the least. */
function take(heap: number[]): number {
  const least = heap[0] ?? NaN;
  const value = heap.pop() ?? NaN;
  const { length } = heap;
  if (length === 0) return least;
  let at = 0;
  for (let child = 1; child < length; child = at * 2 + 1) {
    if (child + 1 < length && (heap[child + 1] ?? value) < (heap[child] ?? value)) child += 1;
    const below = heap[child] ?? value;
    if (below >= value) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = value;
  return least;
}
