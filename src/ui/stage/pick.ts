import type { LaneView } from '../../projections/index.ts';
import { distance, type Frame } from './geometry.ts';
import type { LaneLayout } from './layout-model.ts';

const DOT_REACH = 10;
const LINE_REACH = 11;

/** The address of what a pointer means at (x, y): a dot it touches, else the nearest line; '' in open space. */
export function pick(
  lane: LaneView,
  layout: LaneLayout,
  frame: Frame,
  cursorY: number,
  x: number,
  y: number,
): string {
  for (const dot of lane.dots) {
    const dx = x - (dot.kind === 'born' ? frame.server : frame.client);
    if (dot.y <= cursorY && Math.hypot(dx, y - dot.y) <= DOT_REACH) return dot.address;
  }
  let nearest = '';
  let reach = LINE_REACH;
  for (const { arrow, line } of layout.arrows) {
    const away = distance(line, x, y);
    if (arrow.y0 > cursorY || away >= reach) continue;
    reach = away;
    nearest = arrow.address;
  }
  return nearest;
}

/** Marks what a pointer is over; an attribute, since classes belong to the templates. */
export function showHover(root: ParentNode, address: string): void {
  for (const body of root.querySelectorAll('.body')) body.classList.toggle('hot', address !== '');
  for (const drawn of root.querySelectorAll<SVGElement>('svg [data-address]')) {
    drawn.toggleAttribute('data-hover', address !== '' && drawn.dataset['address'] === address);
  }
}
