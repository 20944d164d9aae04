/** What has arrived of one direction: in order up to `next`, and beyond it with gaps. Offsets count octets and FIN. */

/** Octets `[from, to)` of the sequence. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** With timestamps a header has room for three blocks (RFC 2018 §3). */
const MOST_BLOCKS = 3;
const NOTHING: readonly Range[] = [];

export class Receiver {
  /** Everything before it has arrived. */
  next = 0;
  /** The blocks beyond gaps, as SACK reports them: the one that grew last comes first. */
  #ahead: Range[] = [];

  /** Something is missing before what has arrived. */
  get hasGap(): boolean {
    return this.#ahead.length > 0;
  }

  /**
   * What the next ACK says about octets beyond a gap (RFC 2018 §4), as far as a header with `room` octets to spare
   * holds it: two octets that align the option, two of its own, and eight for each block (§3).
   */
  blocks(room: number): readonly Range[] {
    if (this.#ahead.length === 0 || room < 12) return NOTHING;
    return this.#ahead.slice(0, Math.min(MOST_BLOCKS, (room - 4) >> 3));
  }

  /** Takes `[from, to)`. True when `next` has moved. */
  take(from: number, to: number): boolean {
    if (to <= this.next) return false;
    if (from > this.next) {
      this.#keep(from, to);
      return false;
    }
    this.next = to;
    for (;;) {
      const touching = this.#ahead.find((range) => range.from <= this.next);
      if (touching === undefined) return true;
      this.next = Math.max(this.next, touching.to);
      this.#ahead = this.#ahead.filter((range) => range !== touching);
    }
  }

  #keep(from: number, to: number): void {
    let [least, most] = [from, to];
    const apart = this.#ahead.filter((range) => {
      if (range.to < least || range.from > most) return true;
      least = Math.min(least, range.from);
      most = Math.max(most, range.to);
      return false;
    });
    this.#ahead = [{ from: least, to: most }, ...apart];
  }
}
