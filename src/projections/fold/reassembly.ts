/**
 * What a receiver has of a stream: everything before `have`, and pieces beyond a gap. TCP delivers in order: a piece
 * waits until what is before it has come (RFC 9293 §3.10.7.4).
 *
 *     const stream = new Reassembly();
 *     stream.add(0, 10);    // have 10
 *     stream.add(20, 30);   // have 10, and it waits
 *     stream.add(10, 20);   // have 30
 */
export class Reassembly {
  /** Every octet before this one is there. */
  have = 0;
  readonly #beyond: { from: number; to: number }[] = [];

  /** Octets are there that cannot be delivered. */
  get waits(): boolean {
    return this.#beyond.length > 0;
  }

  add(from: number, to: number): void {
    if (from > this.have) {
      this.#beyond.push({ from, to });
      return;
    }
    this.have = Math.max(this.have, to);
    for (let at = 0; at < this.#beyond.length; ) {
      const piece = this.#beyond[at];
      if (piece === undefined || piece.from > this.have) at += 1;
      else {
        this.have = Math.max(this.have, piece.to);
        this.#beyond.splice(at, 1);
        at = 0;
      }
    }
  }
}
