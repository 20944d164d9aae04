/**
 * The time axis: a monotone map between virtual time and pixels, one for all lanes.
 *
 * *linear*: every second has the same height, so slopes are true. *gaps cut*: while something is on its way time
 * has a rate at which a flight can be read; idle time is folded, and the fold is drawn.
 */
import { type Micros, micros } from '../base/index.ts';
import type { ScaleMode } from './model.ts';
import { countUntil } from './series.ts';

export interface Scale {
  readonly mode: ScaleMode;
  /** Of everything that is computed. */
  readonly height: number;
  readonly breaks: readonly { readonly y: number; readonly at: Micros; readonly folded: Micros }[];
  /** Moments worth a tick, ascending. */
  readonly ticks: readonly Micros[];
  y(at: number): number;
  at(y: number): Micros;
}

/** What a scale is made of: the part of a lane's data that says when something happened. */
export interface Moments {
  readonly moments: readonly Micros[];
  readonly inFlight: readonly number[];
}

/** Pixels above the first moment and below the last. */
const MARGIN = 36;
/** Pixels of a second on the linear scale, at zoom 1. */
const LINEAR_RATE = 120;
/** Pixels that a typical flight gets on the other one, at zoom 1. */
const FLIGHT = 40;
/** The tallest idle time; what is taller is folded to this. */
const FOLD = 56;
/** The tallest stretch of time with something on its way, at zoom 1: a slow transfer is long, not endless. */
const LONGEST = 160;

export function linearScale(end: Micros, zoom = 1): Scale {
  const rate = (LINEAR_RATE * zoom) / 1_000_000;
  const height = MARGIN * 2 + end * rate;
  const ticks: Micros[] = [];
  for (let at = 0; at <= end; at += 500_000) ticks.push(micros(at));
  return {
    mode: 'linear',
    height,
    breaks: [],
    ticks,
    y: (at) => MARGIN + at * rate,
    at: (y) => rounded((y - MARGIN) / rate),
  };
}

/** `flight`: the time that one way typically takes; its arrow gets about 40 px at zoom 1. */
export const gapsCutScale = (lanes: readonly Moments[], end: Micros, flight: Micros, zoom = 1): Scale =>
  new GapsCut().extend(lanes, end, flight, zoom);

/** Keeps the second scale up as its lanes grow: what stands before their new moments stays. */
export class GapsCut {
  #lanes: readonly Moments[] = [];
  #rate = 0;
  #zoom = 1;
  /** Moments of all lanes and where each is; the first entry is the beginning, the last may be the end. */
  readonly #times: number[] = [];
  readonly #ys: number[] = [];
  /** Entries before the end's. */
  #laid = 0;
  readonly #breaks: { readonly y: number; readonly at: Micros; readonly folded: Micros }[] = [];
  /** Of each break and each tick, the entry that it was made with. */
  readonly #breakEntries: number[] = [];
  readonly #ticks: Micros[] = [];
  readonly #tickEntries: number[] = [];
  /** Of each lane, the moments that were seen, and what was on its way behind the last of them. */
  #seen: readonly { readonly moments: number; readonly flying: number }[] = [];

  extend(lanes: readonly Moments[], end: Micros, flight: Micros, zoom = 1): Scale {
    const rate = (FLIGHT * zoom) / Math.max(flight, 1000);
    const isSame = lanes.length === this.#lanes.length && lanes.every((lane, i) => lane === this.#lanes[i]);
    this.#keep(
      isSame && rate === this.#rate && zoom === this.#zoom ? Math.min(this.#laid, this.#unchanged()) : 0,
    );
    this.#lanes = lanes;
    this.#rate = rate;
    this.#zoom = zoom;
    this.#lay();
    this.#seen = lanes.map(({ moments, inFlight }) => ({
      moments: moments.length,
      flying: inFlight.at(-1) ?? 0,
    }));
    this.#laid = this.#times.length;
    if (end > this.#last) this.#reach(end, false);
    const [times, ys] = [this.#times, this.#ys];
    return {
      mode: 'gaps-cut',
      height: (ys.at(-1) ?? 0) + MARGIN,
      breaks: this.#breaks,
      ticks: this.#ticks,
      y: (at) => interpolate(times, ys, at),
      at: (to) => rounded(interpolate(ys, times, to)),
    };
  }

  get #last(): number {
    return this.#times.at(-1) ?? 0;
  }

  /** The number of entries that still hold: those up to the last moment that was known of each lane with new moments. */
  #unchanged(): number {
    let until = Infinity;
    for (const [i, { moments, inFlight }] of this.#lanes.entries()) {
      const { moments: seen, flying } = this.#seen[i] ?? { moments: 0, flying: 0 };
      if (moments.length === seen && (inFlight.at(-1) ?? 0) === flying) continue;
      until = Math.min(until, moments[seen - 1] ?? -1);
    }
    return countUntil(this.#times, until);
  }

  #keep(entries: number): void {
    this.#times.length = this.#ys.length = entries;
    cut(this.#breaks, this.#breakEntries, entries);
    cut(this.#ticks, this.#tickEntries, entries);
    if (entries > 0) return;
    this.#times.push(0);
    this.#ys.push(MARGIN);
  }

  #lay(): void {
    // The beginning alone is no lane's moment.
    const from = this.#times.length > 1 ? this.#last : -1;
    const cursors = this.#lanes.map(({ moments }) => countUntil(moments, from));
    for (;;) {
      let next = Infinity;
      this.#lanes.forEach(({ moments }, i) => (next = Math.min(next, moments[cursors[i] ?? 0] ?? Infinity)));
      if (next === Infinity) return;
      const busy = this.#lanes.some(({ inFlight }, i) => (inFlight[(cursors[i] ?? 0) - 1] ?? 0) > 0);
      this.#reach(next, busy);
      this.#lanes.forEach(({ moments }, i) => {
        if (moments[cursors[i] ?? 0] === next) cursors[i] = (cursors[i] ?? 0) + 1;
      });
    }
  }

  #reach(at: number, busy: boolean): void {
    const last = this.#last;
    const entry = this.#times.length;
    const wanted = (at - last) * this.#rate;
    // The whole run in one sight needs folds that shrink along.
    const fold = FOLD * Math.min(1, this.#zoom);
    const step = Math.min(wanted, busy ? LONGEST * this.#zoom : fold);
    const y = (this.#ys.at(-1) ?? 0) + step;
    if (!busy && wanted > fold * 1.5) {
      const middle = micros(Math.floor((last + at) / 2));
      this.#breaks.push({ y: y - step / 2, at: middle, folded: micros(at - last) });
      this.#breakEntries.push(entry);
    }
    this.#times.push(at);
    this.#ys.push(y);
    if (y - (this.#ys[this.#tickEntries.at(-1) ?? -1] ?? -Infinity) < 17) return;
    this.#ticks.push(micros(at));
    this.#tickEntries.push(entry);
  }
}

/** Takes away what was made with later entries. */
function cut(list: unknown[], entries: number[], from: number): void {
  const kept = countUntil(entries, from - 1);
  list.length = entries.length = kept;
}

/** To the nearest microsecond: there and back is the same moment. */
const rounded = (at: number): Micros => micros(Math.max(0, Math.floor(at + 0.5)));

/** `from` ascends; beyond its ends the value of the end holds. */
function interpolate(from: readonly number[], to: readonly number[], x: number): number {
  const i = countUntil(from, x);
  const [x0, x1, y0, y1] = [from[i - 1], from[i], to[i - 1], to[i]];
  if (x0 === undefined || y0 === undefined) return y1 ?? 0;
  if (x1 === undefined || y1 === undefined || x1 === x0) return y0;
  return y0 + ((x - x0) * (y1 - y0)) / (x1 - x0);
}
