/** A frame that took longer was late: two of 60 Hz take 33 ms. */
const LATE_MS = 25;
/** So many late frames of the newest ones make a slow machine; a single one may be anybody's doing. */
const LATE = { most: 1, of: 16 };
/** Nothing has moved for so long: the hand rests. */
const REST_MS = 100;
/** A playhead that plays never rests: what makes it late is drawn this often. */
const PATIENCE_MS = 250;

/**
 * Whether something may be drawn while the playhead moves. It may as long as it makes no frame late on this machine;
 * where it does, it waits until the hand rests, so that the playhead itself never stutters.
 */
export class Tempo {
  /** Milliseconds of the newest frames in which it was drawn. */
  #took: readonly number[] = [];
  /** It has moved since the last frame that asked. */
  #moved = false;
  #movedAt = -Infinity;
  #drawnAt = -Infinity;

  moved(): void {
    this.#moved = true;
  }

  /** `now`: the frame's time. */
  mayDraw(now: number, playing: boolean): boolean {
    if (this.#moved) this.#movedAt = now;
    this.#moved = false;
    const late = this.#took.filter((took) => took > LATE_MS).length;
    if (late <= LATE.most || now - this.#movedAt > REST_MS) return true;
    return playing && now - this.#drawnAt > PATIENCE_MS;
  }

  /** It is drawn in this frame; the next one tells what that took. */
  drawn(now: number): void {
    this.#drawnAt = now;
    requestAnimationFrame((next) => (this.#took = [next - now, ...this.#took].slice(0, LATE.of)));
  }
}
