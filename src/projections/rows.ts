/** Ticks of the scrub bar, and where a step leads. All lanes together, by time. */
import type { Micros } from '../base/index.ts';
import type { IndexedArrow } from './indexed.ts';
import type { LaneIndex } from './lane-index.ts';
import type { Tick } from './model.ts';
import { countBy, countUntil } from './series.ts';

export const rowsUntil = (rows: readonly { readonly at: Micros }[], cursor: Micros): number =>
  countBy(rows, cursor, ({ at }) => at);

export function ticksOf(lanes: readonly LaneIndex[]): readonly Tick[] {
  return lanes
    .flatMap((lane, i) => lane.arrows.map(({ t0, hue }) => ({ at: t0, hue, lane: i })))
    .toSorted((a, b) => a.at - b.at);
}

/** The next or the previous moment at which something happened in any lane; undefined beyond the last and the first. */
export function momentBeside(lanes: readonly LaneIndex[], cursor: Micros, by: 1 | -1): Micros | undefined {
  let best: Micros | undefined;
  for (const { moments } of lanes) {
    const found =
      by === 1 ? moments[countUntil(moments, cursor)] : moments[countUntil(moments, cursor - 1) - 1];
    if (found === undefined) continue;
    if (best === undefined || (by === 1 ? found < best : found > best)) best = found;
  }
  return best;
}

/** How many moments lie at or before the cursor, over all lanes. */
export const momentsUntil = (lanes: readonly LaneIndex[], cursor: Micros): number =>
  lanes.reduce((sum, { moments }) => sum + countUntil(moments, cursor), 0);

export const octetsOf = (lane: LaneIndex, { conn, up, from, to }: IndexedArrow): Uint8Array =>
  lane.trace.stream(conn, up).slice(from, to);
