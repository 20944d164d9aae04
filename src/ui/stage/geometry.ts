/** Where things stand in a lane, and the shapes drawn there. Pure numbers and path strings, in CSS pixels. */
import type { ArrowView, DotView, Hue } from '../../projections/index.ts';
import { type LaneNode, lifelinesOf } from '../../scenario/index.ts';

/** A lane's lifelines, and the margins beside the outer ones. */
export interface LaneGeometry {
  readonly width: number;
  /** Where each node's lifeline stands, by its number. */
  readonly lines: readonly number[];
  /** The outer lifelines. */
  readonly left: number;
  readonly right: number;
  /** From one lifeline to the next. */
  readonly gap: number;
  /** The number of the box half-way, -1 for none. */
  readonly box: number;
}

/** From so many lifelines on, the margins give way. */
const MANY = 4;
/** Least between two lifelines. */
const LEAST_GAP = 26;

/** Margins grow with the lane, since words stand there; the arrows get the rest. */
export function geometryOf(width: number, nodes: readonly LaneNode[]): LaneGeometry {
  const order = lifelinesOf(nodes);
  const [before, after] = order.length < MANY ? [0.23, 0.25] : [0.15, 0.19];
  const left = Math.round(
    order.length < MANY ? clamp(width * before, 72, 150) : clamp(width * before, 48, 110),
  );
  const beside = Math.round(
    order.length < MANY ? clamp(width * after, 88, 170) : clamp(width * after, 72, 130),
  );
  const gaps = Math.max(1, order.length - 1);
  const right = Math.max(width - beside, left + Math.max(60, LEAST_GAP * gaps));
  const lines: number[] = [];
  for (const [place, node] of order.entries())
    lines[node] = Math.round(left + ((right - left) * place) / gaps);
  const box = nodes.findIndex(({ role }) => role === 'box');
  return { width, lines, left, right, gap: (right - left) / gaps, box };
}

/** Where a node's lifeline stands; one that nobody has announced stands half-way. */
export const lineOf = ({ lines, left, right }: LaneGeometry, node: number): number =>
  lines[node] ?? Math.round((left + right) / 2);

export interface Stroke {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** How far a lost transfer is drawn: it never arrives, and nobody knows where it fell; between a box and an end, near. */
const LOST_AT = { far: 0.62, near: 0.8 };
const DOT = 5;

/** What the line of an arrow depends on. */
export type Course = Pick<ArrowView, 'sender' | 'receiver' | 'lost' | 'y0' | 'y1'>;

/** The line of an arrow between the lifelines, shortened where a dot sits at its end. */
export function strokeOf(arrow: Course, geometry: LaneGeometry, dots: readonly DotView[]): Stroke {
  const { sender, receiver } = arrow;
  const [from, to] = [lineOf(geometry, sender), lineOf(geometry, receiver)];
  const way = to > from ? 1 : -1;
  const fallsAt = sender === geometry.box || receiver === geometry.box ? LOST_AT.near : LOST_AT.far;
  const slope = (arrow.y1 - arrow.y0) / (to - from);
  const far = arrow.lost ? from + (to - from) * fallsAt : to;
  const out = touches(dots, arrow.y0, sender) ? DOT + 1.5 : 1.5;
  const into = arrow.lost ? 0 : touches(dots, arrow.y1, receiver) ? DOT + 2 : 2;
  const x0 = from + way * out;
  const x1 = far - way * into;
  return { x0, y0: arrow.y0 + slope * (x0 - from), x1, y1: arrow.y0 + slope * (x1 - from) };
}

function touches(dots: readonly DotView[], y: number, node: number): boolean {
  return dots.some((dot) => dot.node === node && Math.abs(dot.y - y) < 3);
}

/** What tells the kinds apart without their colour; dashes are in picture.css. */
type HeadForm = 'full' | 'open' | 'double' | 'barred';
const HEADS: Readonly<Record<Hue, HeadForm>> = {
  tcp: 'open',
  http: 'full',
  upgrade: 'double',
  text: 'full',
  binary: 'full',
  control: 'open',
  close: 'barred',
  empty: 'open',
};

/** The head's path: filled for `full`, `double` and `barred`, stroked for `open` and for a lost one's cross. */
export function headOf(
  hue: Hue,
  line: Stroke,
  lost: boolean,
): { readonly d: string; readonly open: boolean } {
  const length = Math.hypot(line.x1 - line.x0, line.y1 - line.y0) || 1;
  const ux = (line.x1 - line.x0) / length;
  const uy = (line.y1 - line.y0) / length;
  /** A point `back` pixels behind the tip and `side` beside it. */
  const at = (back: number, side: number): string =>
    `${round(line.x1 - ux * back - uy * side)} ${round(line.y1 - uy * back + ux * side)}`;
  if (lost) return { d: `M${at(-5, -5)}L${at(5, 5)}M${at(-5, 5)}L${at(5, -5)}`, open: true };
  const triangle = (back: number): string => `M${at(back, 0)}L${at(back + 10, 4.5)}L${at(back + 10, -4.5)}Z`;
  switch (HEADS[hue]) {
    case 'full':
      return { d: triangle(0), open: false };
    case 'double':
      return { d: triangle(0) + triangle(8), open: false };
    case 'barred':
      return { d: `${triangle(3)}M${at(0, 6)}L${at(2.5, 6)}L${at(2.5, -6)}L${at(0, -6)}Z`, open: false };
    case 'open':
      return { d: `M${at(8, 4.5)}L${at(0, 0)}L${at(8, -4.5)}`, open: true };
  }
}

/** Torn paper across the lane, `lift` above or below the fold. */
export function zigzag(width: number, y: number): string {
  let d = `M0 ${y}`;
  for (let x = 6, up = true; x <= width + 6; x += 6, up = !up) d += `L${x} ${y + (up ? -3 : 0)}`;
  return d;
}

/** Pixels from a point to a line. */
export function distance(line: Stroke, x: number, y: number): number {
  const dx = line.x1 - line.x0;
  const dy = line.y1 - line.y0;
  const t = clamp(((x - line.x0) * dx + (y - line.y0) * dy) / (dx * dx + dy * dy || 1), 0, 1);
  return Math.hypot(x - line.x0 - t * dx, y - line.y0 - t * dy);
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** Two digits are finer than any screen, and keep the markup small. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
