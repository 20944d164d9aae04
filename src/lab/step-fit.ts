/** How large time is drawn so that a step's way fills the picture, until a hand zooms. */
import type { Micros } from '../base/index.ts';
import { type Looks, zoomedByStep } from './looks.ts';
import type { Views } from './views.ts';

/** The way as a share of the picture in sight: something before it is seen, and room below it. */
const SHARE = 0.75;

export class StepFit {
  #way: { readonly from: Micros; readonly to: Micros } | undefined;
  /** Pixels of the picture that are in sight; 0 until it stands. */
  #room = 0;

  /** A step's way; undefined: a hand has zoomed. */
  follow(way: { readonly from: Micros; readonly to: Micros } | undefined): void {
    this.#way = way;
  }

  /** @returns whether another zoom suits it now */
  resized(room: number): boolean {
    const isOther = room !== this.#room && this.#way !== undefined;
    this.#room = room;
    return isOther;
  }

  fitted(looks: Looks, views: Pick<Views, 'span'>): Looks {
    if (this.#way === undefined) return looks;
    const now = views.span(looks, this.#way.from, this.#way.to);
    return now > 0 ? zoomedByStep(looks, (this.#room * SHARE) / now) : looks;
  }
}
