/** Frames that come when a test says so, and last as long as it says: how fast the machine is, decides nothing. */
export class Frames {
  readonly #request = window.requestAnimationFrame;
  #asked: FrameRequestCallback[] = [];
  #now = 0;

  constructor() {
    window.requestAnimationFrame = (callback) => this.#asked.push(callback);
  }

  /** The next frame, `took` milliseconds after the last one; its time. */
  next(took = 16): number {
    this.#now += took;
    for (const callback of this.#asked.splice(0)) callback(this.#now);
    return this.#now;
  }

  /** The browser's own frames again. */
  restore(): void {
    window.requestAnimationFrame = this.#request;
  }
}
