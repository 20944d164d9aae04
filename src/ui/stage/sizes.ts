/** Watches the sizes of whichever elements a render left, and only asks anew when they are others. */
export class Sizes {
  readonly #observer: ResizeObserver;
  #watched: readonly Element[] = [];

  constructor(changed: () => void) {
    this.#observer = new ResizeObserver(changed);
  }

  watch(elements: readonly Element[]): void {
    const same =
      elements.length === this.#watched.length && elements.every((one, at) => one === this.#watched[at]);
    if (same) return;
    this.stop();
    for (const element of elements) this.#observer.observe(element);
    this.#watched = elements;
  }

  stop(): void {
    this.#observer.disconnect();
    this.#watched = [];
  }
}
