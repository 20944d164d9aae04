/**
 * How often the picture is made anew under a flying playhead. On a machine that draws it within a frame: always. On
 * another, where each picture would cost a hand on the scrub bar several frames: once the hand rests.
 */
const FRAME_MS = 20;
/** Two pictures asked for within this time: the playhead flies; nothing asked for so long: it rests. */
const REST_MS = 80;

export class Pace {
  readonly #rested: () => void;
  #asked = -Infinity;
  #isCostly = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `rested`: ask again. */
  constructor(rested: () => void) {
    this.#rested = rested;
  }

  /** Whether a new part of the picture is to be made now. */
  mayDraw(): boolean {
    const now = performance.now();
    const isFlying = now - this.#asked < REST_MS;
    this.#asked = now;
    clearTimeout(this.#timer);
    if (isFlying && this.#isCostly) {
      this.#timer = setTimeout(this.#rested, REST_MS);
      return false;
    }
    requestAnimationFrame(() => {
      this.#asked = performance.now(); // the time that drawing took is no rest
      this.#isCostly = this.#asked - now > FRAME_MS;
    });
    return true;
  }
}
