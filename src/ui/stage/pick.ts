import type { PlacedLane } from './blocks.ts';
import { distance, type LaneGeometry, lineOf } from './geometry.ts';

const DOT_REACH = 10;
const LINE_REACH = 11;

/** The address of what a pointer means at (x, y): a dot it touches, else the nearest line; '' in open space. */
export function pick(
  lane: readonly PlacedLane[],
  geometry: LaneGeometry,
  cursorY: number,
  x: number,
  y: number,
): string {
  for (const dot of lane.flatMap(({ view }) => view.dots)) {
    const dx = x - lineOf(geometry, dot.node);
    if (dot.y <= cursorY && Math.hypot(dx, y - dot.y) <= DOT_REACH) return dot.address;
  }
  let nearest = '';
  let reach = LINE_REACH;
  for (const { arrow, line } of lane.flatMap(({ layout }) => layout.arrows)) {
    const away = distance(line, x, y);
    if (arrow.y0 > cursorY || away >= reach) continue;
    reach = away;
    nearest = arrow.address;
  }
  return nearest;
}
