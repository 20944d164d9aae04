/** Ticks of the scrub bar. */
import type { Micros } from '../base/index.ts';
import type { LaneData } from './lane.ts';
import { type Hue, HUES, type Tick } from './model.ts';

/** More than a scrub bar has device pixels for: of what begins closer together, one of each hue is kept. */
const MOST = 4096;

/** When a lane's arrows begin, at most so many of them however long the run is. */
export class TickList {
  /** µs in which one tick of a hue stands for all. */
  #span = 1;
  #ticks = new Map<number, { readonly at: Micros; readonly hue: Hue }>();

  add(at: Micros, hue: Hue): void {
    const key = Math.floor(at / this.#span) * HUES.length + HUES.indexOf(hue);
    if (this.#ticks.has(key)) return;
    this.#ticks.set(key, { at, hue });
    if (this.#ticks.size > MOST) this.#thin();
  }

  get all(): Iterable<{ readonly at: Micros; readonly hue: Hue }> {
    return this.#ticks.values();
  }

  #thin(): void {
    const ticks = this.#ticks;
    this.#span *= 2;
    this.#ticks = new Map();
    for (const { at, hue } of ticks.values()) this.add(at, hue);
  }
}

/** Those of all lanes together, by time. */
export const ticksOf = (lanes: readonly LaneData[]): readonly Tick[] =>
  lanes
    .flatMap(({ ticks }, lane) => Array.from(ticks.all, (tick) => ({ ...tick, lane })))
    .toSorted((a, b) => a.at - b.at);
