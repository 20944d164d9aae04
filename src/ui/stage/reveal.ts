interface Item {
  readonly y: number;
  readonly element: Element;
}

/**
 * Shows what the cursor has passed. Words and dots stand above the curtain (it would cut them in half), so
 * each is shown as the cursor comes to it: a move touches only what it crosses, never the rest.
 */
export class Reveal {
  #items: Item[] = [];
  #known = new Map<Element, Item>();
  #shown = 0;

  /**
   * Takes over what is mounted: every element with `data-y`, the height from which it may be seen. Those that it
   * knows are taken for what they were, unless everything is drawn anew.
   */
  adopt(elements: Iterable<HTMLElement | SVGElement>, cursorY: number, anew: boolean): void {
    const known = new Map<Element, Item>();
    for (const element of elements) {
      const before = anew ? undefined : this.#known.get(element);
      const item = before ?? { y: Number(element.dataset['y']), element };
      if (!before) element.toggleAttribute('data-future', item.y > cursorY);
      known.set(element, item);
    }
    // What was there may have been passed, or gone back before, since the last time.
    this.to(cursorY);
    this.#known = known;
    this.#items = [...known.values()].sort((a, b) => a.y - b.y);
    this.#shown = this.#items.findIndex((item) => item.y > cursorY);
    if (this.#shown < 0) this.#shown = this.#items.length;
  }

  /** @returns whether anything appeared or went. */
  to(cursorY: number): boolean {
    const before = this.#shown;
    for (let next = this.#items[this.#shown]; next && next.y <= cursorY; next = this.#items[this.#shown]) {
      next.element.removeAttribute('data-future');
      this.#shown++;
    }
    for (
      let last = this.#items[this.#shown - 1];
      last && last.y > cursorY;
      last = this.#items[this.#shown - 1]
    ) {
      last.element.setAttribute('data-future', '');
      this.#shown--;
    }
    return this.#shown !== before;
  }
}
