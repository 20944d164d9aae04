/** Where a step leads. All lanes together. */
import type { Micros } from '../base/index.ts';
import type { LaneData } from './lane.ts';
import { countUntil } from './series.ts';

/** The next or the previous moment at which something happened in any lane; undefined beyond the last and the first. */
export function momentBeside(lanes: readonly LaneData[], cursor: Micros, by: 1 | -1): Micros | undefined {
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
export const momentsUntil = (lanes: readonly LaneData[], cursor: Micros): number =>
  lanes.reduce((sum, { moments }) => sum + countUntil(moments, cursor), 0);
