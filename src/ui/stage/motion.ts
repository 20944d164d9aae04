import type { Micros } from '../../base/index.ts';
import { formatMoment, type Language } from '../../text/index.ts';
import { Flights } from './flights.ts';
import type { PlacedArrow } from './layout-model.ts';
import { Reveal } from './reveal.ts';

/** Everything that a moving cursor changes without a render. */
export class Motion {
  readonly #reveal = new Reveal();
  readonly #flights = new Flights();
  #moving: readonly HTMLElement[] = [];
  #now: HTMLElement | null = null;
  /** Per lane. */
  #packets: readonly HTMLElement[][] = [];
  #arrows: readonly (readonly PlacedArrow[])[] = [];
  #told: Micros | -1 = -1;

  /** Takes over what a render left, and each lane's arrows. `anew`: not only blocks came and went. */
  adopt(root: ParentNode, arrows: readonly (readonly PlacedArrow[])[], cursorY: number, anew: boolean): void {
    this.#arrows = arrows;
    this.#moving = [...root.querySelectorAll<HTMLElement>('.curtain, .now')];
    this.#now = root.querySelector<HTMLElement>('.now');
    this.#packets = Array.from(root.querySelectorAll('.lane .plot'), (plot) => [
      ...plot.querySelectorAll<HTMLElement>('.packet'),
    ]);
    this.#reveal.adopt(root.querySelectorAll<HTMLElement | SVGElement>('[data-y]'), cursorY, anew);
    this.#told = -1;
  }

  /** @returns whether something appeared or went. */
  place(cursorY: number, at: Micros, language: Language): boolean {
    for (const element of this.#moving) element.style.transform = `translateY(${cursorY}px)`;
    this.#packets.forEach((packets, lane) => this.#flights.place(packets, this.#arrows[lane] ?? [], cursorY));
    // What is revealed is painted anew: it comes with the clock, not with every frame.
    if (at === this.#told) return false;
    this.#told = at;
    if (this.#now) this.#now.textContent = formatMoment(language, at);
    return this.#reveal.to(cursorY);
  }
}
