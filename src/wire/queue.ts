import { type Bytes, fromLatin1 } from '../base/index.ts';

const LF = 0x0a;

/**
 * The bytes of one direction that a decoder has got and not yet consumed. `push` copies, so that a chunk
 * stays its owner's and is never changed; each byte is copied a bounded number of times, however small the
 * chunks are.
 */
export class ByteQueue {
  #store: Bytes = new Uint8Array(256);
  #from = 0;
  #to = 0;
  #position: number;
  #searched = 0; // how many of the waiting bytes are known to hold no LF

  /** `position`: stream offset of the first byte that will be pushed. */
  constructor(position = 0) {
    this.#position = position;
  }

  /** How many bytes wait. */
  get length(): number {
    return this.#to - this.#from;
  }

  /** Offset in the stream of the first byte that waits: all before it are consumed. */
  get position(): number {
    return this.#position;
  }

  push(chunk: Uint8Array): void {
    const needed = this.length + chunk.length;
    if (this.#to + chunk.length > this.#store.length) {
      const room = needed * 2 > this.#store.length ? new Uint8Array(needed * 2) : this.#store;
      room.set(this.#store.subarray(this.#from, this.#to));
      this.#store = room;
      this.#to -= this.#from;
      this.#from = 0;
    }
    this.#store.set(chunk, this.#to);
    this.#to += chunk.length;
  }

  /** The waiting byte at `index`, which must be less than `length`. */
  at(index: number): number {
    return this.#store[this.#from + index]!;
  }

  /** Consumes `count` bytes, at most `length`. */
  skip(count: number): void {
    this.#from += count;
    this.#position += count;
    this.#searched = Math.max(0, this.#searched - count);
  }

  /** Consumes `count` bytes, at most `length`, and hands out a copy. */
  read(count: number): Bytes {
    const bytes = this.#store.slice(this.#from, this.#from + count);
    this.skip(count);
    return bytes;
  }

  /** The first `count` bytes that wait, at most `length`, as Latin-1 text; they stay. */
  text(count: number): string {
    return fromLatin1(this.#store.subarray(this.#from, this.#from + count));
  }

  /** Index of the first LF that waits, or -1. What was searched is not searched again. */
  findLf(): number {
    const found = this.#store.indexOf(LF, this.#from + this.#searched);
    // Behind what waits lies what was consumed before.
    const isThere = found >= 0 && found < this.#to;
    this.#searched = isThere ? found - this.#from : this.length;
    return isThere ? this.#searched : -1;
  }
}
