/**
 * What follows the playhead without moving with it: the clocks, the figures of the headings, the lists. While the
 * playhead moves they take turns, one of them a frame and none in every third: no frame has to draw everything.
 */
import type { Micros } from '../base/index.ts';
import { Tempo } from '../ui/index.ts';

const CYCLE = ['clocks', undefined, 'figures', 'clocks', undefined, 'lists'] as const;
const PARTS = ['clocks', 'figures', 'lists'] as const;
export type Part = (typeof PARTS)[number];

export interface Playhead {
  readonly cursor: Micros;
  /** It moves by itself, and not by a hand that will rest. */
  readonly playing: boolean;
}

export class Turns {
  readonly #playhead: Playhead;
  readonly #draw: (part: Part) => void;
  readonly #tempos = { clocks: new Tempo(), figures: new Tempo(), lists: new Tempo() };
  #shown: Readonly<Record<Part, Micros>>;
  #frame = 0;
  #waiting = 0;

  /** `draw`: a part has its turn. */
  constructor(playhead: Playhead, draw: (part: Part) => void) {
    this.#playhead = playhead;
    this.#draw = draw;
    const { cursor } = playhead;
    this.#shown = { clocks: cursor, figures: cursor, lists: cursor };
  }

  /** The moment that this part shows. */
  at(part: Part): Micros {
    return this.#shown[part];
  }

  /** Everything is drawn anyway: nobody lags behind. */
  settle(): void {
    const { cursor } = this.#playhead;
    this.#shown = { clocks: cursor, figures: cursor, lists: cursor };
  }

  /** The playhead has moved. */
  moved(): void {
    for (const part of PARTS) this.#tempos[part].moved();
    this.#await();
  }

  #await(): void {
    const { cursor } = this.#playhead;
    if (this.#waiting !== 0 || PARTS.every((part) => this.#shown[part] === cursor)) return;
    this.#waiting = requestAnimationFrame((now) => {
      this.#waiting = 0;
      this.#frame += 1;
      const part = CYCLE[this.#frame % CYCLE.length];
      if (part !== undefined) this.#turn(part, now);
      this.#await();
    });
  }

  #turn(part: Part, now: number): void {
    const { cursor, playing } = this.#playhead;
    const tempo = this.#tempos[part];
    if (this.#shown[part] === cursor || !tempo.mayDraw(now, playing)) return;
    this.#shown = { ...this.#shown, [part]: cursor };
    tempo.drawn(now);
    this.#draw(part);
  }
}
