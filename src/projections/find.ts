/** What has an address on the page: loaded behind the picture, which knows its arrows and dots themselves. */
import { parseAddress } from '../scenario/index.ts';
import type { LaneColumns } from './lane-columns.ts';
import { type DrawnArrow, type DrawnDot, pageNumber } from './lane.ts';

export function findIn(lane: LaneColumns, address: string): DrawnArrow | DrawnDot | undefined {
  const wanted = parseAddress(address);
  if (wanted === undefined || wanted.lane !== lane.lane) return undefined;
  return 'id' in wanted ? lane.dots.findLast((dot) => dot.address === address) : lane.arrowAt(wanted);
}

/** The nearest address to one that is gone: the same kind of thing in the same direction, or the last arrow. */
export function nearest(lane: LaneColumns, address: string): string {
  if (findIn(lane, address) !== undefined) return address;
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
