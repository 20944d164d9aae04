/** Octets of one direction of one connection, in the order they were sent. Append-only. */
export class StreamLog {
  #octets = new Uint8Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(octets: Uint8Array): void {
    const need = this.#length + octets.length;
    if (need > this.#octets.length) {
      const grown = new Uint8Array(Math.max(need, this.#octets.length * 2));
      grown.set(this.#octets.subarray(0, this.#length));
      this.#octets = grown;
    }
    this.#octets.set(octets, this.#length);
    this.#length = need;
  }

  /** A copy of octets `[from, to)`: a reader that unmasks in place cannot harm the log. */
  slice(from: number, to: number): Uint8Array<ArrayBuffer> {
    return this.#octets.slice(from, Math.min(to, this.#length));
  }

  octetAt(offset: number): number {
    return offset < this.#length ? (this.#octets[offset] ?? 0) : 0;
  }
}
