/** Where a step leads, and what is nearest. All lanes together. */
import type { Micros } from '../base/index.ts';
import { parseAddress } from '../scenario/index.ts';
import { type DrawnDot, type LaneData, pageNumber } from './lane.ts';
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

/** The nearest address to one that is gone: the same kind of thing in the same direction, or the last arrow. */
export function nearest(lane: LaneData, address: string): string {
  if (lane.find(address) !== undefined) return address;
  const { nodes, arrows, dots } = lane;
  const wanted = parseAddress(address);
  if (wanted === undefined) return '';
  if ('id' in wanted) {
    const before = dots.filter(({ kind, id }) => kind === wanted.what && id <= wanted.id);
    const isThere = ({ node }: DrawnDot): boolean => pageNumber(nodes, node) === wanted.page;
    return (before.findLast(isThere) ?? before.at(-1))?.address ?? '';
  }
  const { conn, up, what } = wanted;
  const beside = arrows.findLast((arrow) => arrow.conn === conn && arrow.up === up && arrow.what === what);
  return (beside ?? arrows.at(-1))?.address ?? '';
}
