/** Ticks of the scrub bar. */
import type { Micros } from '../base/index.ts';
import type { LaneData } from './lane.ts';
import { type Hue, HUES, type Tick } from './model.ts';

/** More than a scrub bar has device pixels for: of what begins closer together, one of each hue is kept. */
const MOST = 4096;

/** When a lane's arrows begin, at most so many of them however long the run is. */
export class TickList {
  /** µs in which one tick of a hue stands for all `n`. */
  #span = 1;
  #ticks = new Map<number, { readonly at: Micros; readonly hue: Hue; n: number }>();

  add(at: Micros, hue: Hue, n = 1): void {
    const key = this.#key(at, hue);
    const known = this.#ticks.get(key);
    if (known !== undefined) {
      known.n += n;
      return;
    }
    this.#ticks.set(key, { at, hue, n });
    if (this.#ticks.size > MOST) this.#thin();
  }

  /** One that was added has another hue, as is known now. */
  change(at: Micros, before: Hue, hue: Hue): void {
    const key = this.#key(at, before);
    const known = this.#ticks.get(key);
    if (known !== undefined && --known.n === 0) this.#ticks.delete(key);
    this.add(at, hue);
  }

  #key(at: Micros, hue: Hue): number {
    return Math.floor(at / this.#span) * HUES.length + HUES.indexOf(hue);
  }

  get all(): Iterable<{ readonly at: Micros; readonly hue: Hue }> {
    return this.#ticks.values();
  }

  #thin(): void {
    const ticks = this.#ticks;
    this.#span *= 2;
    this.#ticks = new Map();
    for (const { at, hue, n } of ticks.values()) this.add(at, hue, n);
  }
}

/** Those of all lanes together, by time; those of one moment in the order of the hues. */
export const ticksOf = (lanes: readonly LaneData[]): readonly Tick[] =>
  lanes
    .flatMap(({ ticks }, lane) => Array.from(ticks.all, (tick) => ({ ...tick, lane })))
    .toSorted((a, b) => a.at - b.at || HUES.indexOf(a.hue) - HUES.indexOf(b.hue));
