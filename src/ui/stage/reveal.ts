/**
 * Shows what the cursor has passed. Words and dots stand above the curtain (it would cut them in half), so
 * each is shown as the cursor comes to it: a move touches only what it crosses, never the rest.
 */
export class Reveal {
  #items: { readonly y: number; readonly element: Element }[] = [];
  #shown = 0;

  /** Takes over what is mounted: every element with `data-y`, the height from which it may be seen. */
  adopt(elements: Iterable<HTMLElement | SVGElement>, cursorY: number): void {
    this.#items = Array.from(elements, (element) => ({ y: Number(element.dataset['y']), element }));
    this.#items.sort((a, b) => a.y - b.y);
    this.#shown = this.#items.findIndex((item) => item.y > cursorY);
    if (this.#shown < 0) this.#shown = this.#items.length;
    this.#items.forEach(({ element }, index) => element.toggleAttribute('data-future', index >= this.#shown));
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
