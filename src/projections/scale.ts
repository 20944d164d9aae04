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

/** What a scale is made of: `LaneIndex` is one. */
export interface Moments {
  readonly moments: readonly Micros[];
  readonly inFlight: readonly number[];
}

/** Pixels above the first moment and below the last. */
const MARGIN = 36;
/** Pixels of a second on the linear scale. */
const LINEAR_RATE = 120;
/** Pixels that a typical flight gets on the other one. */
const FLIGHT = 40;
/** The tallest idle time; what is taller is folded to this. */
const FOLD = 56;
/** The tallest stretch of time with something on its way: a slow transfer is long, not endless. */
const LONGEST = 160;

export function linearScale(end: Micros): Scale {
  const rate = LINEAR_RATE / 1_000_000;
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

/** `flight`: the time that one way typically takes; its arrow gets about 40 px. */
export function gapsCutScale(lanes: readonly Moments[], end: Micros, flight: Micros): Scale {
  const rate = FLIGHT / Math.max(flight, 1000);
  const times: number[] = [0];
  const ys: number[] = [MARGIN];
  const breaks: { y: number; at: Micros; folded: Micros }[] = [];
  const ticks: Micros[] = [];
  const cursors = lanes.map(() => 0);
  let y = MARGIN;
  let last = 0;
  let lastTick = -Infinity;
  const reach = (at: number, busy: boolean): void => {
    const wanted = (at - last) * rate;
    const step = Math.min(wanted, busy ? LONGEST : FOLD);
    if (!busy && wanted > FOLD * 1.5)
      breaks.push({ y: y + step / 2, at: micros(Math.floor((last + at) / 2)), folded: micros(at - last) });
    y += step;
    last = at;
    times.push(at);
    ys.push(y);
    if (y - lastTick >= 17) {
      ticks.push(micros(at));
      lastTick = y;
    }
  };
  for (;;) {
    let next = Infinity;
    lanes.forEach(({ moments }, i) => (next = Math.min(next, moments[cursors[i] ?? 0] ?? Infinity)));
    if (next === Infinity) break;
    const busy = lanes.some(({ inFlight }, i) => (inFlight[(cursors[i] ?? 0) - 1] ?? 0) > 0);
    reach(next, busy);
    lanes.forEach(({ moments }, i) => {
      if (moments[cursors[i] ?? 0] === next) cursors[i] = (cursors[i] ?? 0) + 1;
    });
  }
  if (end > last) reach(end, false);
  return {
    mode: 'gaps-cut',
    height: y + MARGIN,
    breaks,
    ticks,
    y: (at) => interpolate(times, ys, at),
    at: (to) => rounded(interpolate(ys, times, to)),
  };
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
