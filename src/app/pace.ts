/**
 * How often the picture is made anew under a flying playhead. On a machine that draws it within a frame: always. On
 * another, where each picture would cost a hand on the scrub bar several frames: once the hand rests.
 */
const FRAME_MS = 20;
/** Nothing asked for so long: the playhead rests. A slow machine asks more slowly too. */
const REST_MS = { least: 80, most: 500 };

export class Pace {
  readonly #rested: () => void;
  #asked = -Infinity;
  /** What the newest picture took, up to the frame behind it. */
  #cost = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `rested`: ask again. */
  constructor(rested: () => void) {
    this.#rested = rested;
  }

  /** Whether a new part of the picture is to be made now. */
  mayDraw(): boolean {
    const now = performance.now();
    const rest = Math.min(Math.max(2 * this.#cost, REST_MS.least), REST_MS.most);
    const isFlying = now - this.#asked < rest;
    this.#asked = now;
    clearTimeout(this.#timer);
    if (isFlying && this.#cost > FRAME_MS) {
      this.#timer = setTimeout(this.#rested, rest);
      return false;
    }
    requestAnimationFrame(() => {
      this.#asked = performance.now(); // the time that drawing took is no rest
      this.#cost = this.#asked - now;
    });
    return true;
  }
}
