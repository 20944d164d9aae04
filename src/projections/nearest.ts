import { parseAddress } from '../scenario/index.ts';
import { type DrawnDot, type LaneData, pageNumber } from './lane.ts';

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
