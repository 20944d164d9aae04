/**
 * Places the labels of arrows. On a line that falls visibly they are chips, level, on its middle or else towards one of
 * its ends; along a flat one they are words above it, else below it. Where there is no room there is none: the list twin
 * still says it.
 */
import type { ArrowView, LaneView } from '../../projections/index.ts';
import { type LaneGeometry, round, type Stroke, strokeOf } from './geometry.ts';
import type { Around, ArrowLabel, Measure, PlacedArrow, Wording } from './layout-model.ts';

/** A label's middle line, sampled: slopes differ, so boxes would lie. */
interface Strip {
  readonly x0: number;
  readonly x1: number;
  readonly yAt: (x: number) => number;
}
const LINE = 14;
/** Least between the middles of a chip and of what stands above or below it. */
const CHIP = 23;
/** A line that falls so many pixels carries a chip. */
const FALLS = 20;
/** Where on its line a chip may stand. */
const SHARES = [0.5, 0.36, 0.64, 0.22, 0.78];
/** Where a label may stand: above its line before below, in the middle before towards either end. */
const PLACES: readonly (readonly [lift: number, shift: number])[] = [
  [-9, 0],
  [-9, 1],
  [-9, -1],
  [10, 0],
  [10, 1],
  [10, -1],
];

export function placeArrows(
  lane: LaneView,
  geometry: LaneGeometry,
  measure: Measure,
  words: Wording,
  around: Around,
): PlacedArrow[] {
  const dots = [lane, ...around.lanes].flatMap((one) => one.dots);
  const lines = lane.arrows.map((arrow) => strokeOf(arrow, geometry, dots));
  const others = around.lanes.flatMap(({ arrows }) => arrows.map((arrow) => strokeOf(arrow, geometry, dots)));
  const strips = [...lines, ...others].map(stripOf);
  const placed = around.placed.flatMap(({ arrows }) =>
    arrows.flatMap(({ line, label }) =>
      label ? [stripUnder(line, label, measure.mono(label.text) / 2)] : [],
    ),
  );
  const labels = new Map<ArrowView, ArrowLabel>();
  const place = (index: number, strict: boolean): void => {
    const arrow = lane.arrows[index];
    const line = lines[index];
    if (!arrow || !line) return;
    if (line.y1 - line.y0 >= FALLS) return placeChip(index, arrow, line, strict);
    const room = Math.abs(line.x1 - line.x0) - 16;
    for (const share of [1, 0.7]) {
      const text = shorten(words.label(arrow), room * share, measure);
      const half = measure.mono(text) / 2;
      const spot = text && findSpot(index, line, half, room / 2 - half, strict);
      if (!spot) continue;
      placed.push(spot.strip);
      const turn = (Math.atan((line.y1 - line.y0) / (line.x1 - line.x0)) * 180) / Math.PI;
      labels.set(arrow, { text, x: spot.x, y: spot.strip.yAt(spot.x), turn, chip: 0 });
      return;
    }
  };
  /** A chip covers its line; another's only if it has no other place, and never in a second attempt. */
  const placeChip = (index: number, arrow: ArrowView, line: Stroke, strict: boolean): void => {
    const [left, right] = [Math.min(line.x0, line.x1), Math.max(line.x0, line.x1)];
    for (const clear of strict ? [12] : [12, -1]) {
      for (const share of SHARES) {
        const x = line.x0 + (line.x1 - line.x0) * share;
        const y = line.y0 + (line.y1 - line.y0) * share;
        const text = shorten(words.label(arrow), 2 * Math.min(x - left, right - x) - 18, measure);
        const half = measure.mono(text) / 2 + 7;
        const strip = { x0: x - half, x1: x + half, yAt: () => y };
        const free =
          placed.every((other) => gap(strip, other) >= CHIP) &&
          strips.every((other, at) => at === index || gap(strip, other) >= clear);
        if (text === '' || !free) continue;
        placed.push(strip);
        labels.set(arrow, { text, x, y, turn: 0, chip: round(2 * half) });
        return;
      }
    }
  };
  const findSpot = (index: number, line: Stroke, half: number, slack: number, strict: boolean) => {
    for (const [lift, shift] of PLACES) {
      const x = (line.x0 + line.x1) / 2 + shift * slack;
      const strip = labelStrip(line, x, half, lift);
      // In its first place a label may brush a crossing line; elsewhere it would seem to belong to it.
      const clear = strict || lift > 0 || shift !== 0 ? 8 : 3;
      const free =
        placed.every((other) => gap(strip, other) >= LINE) &&
        strips.every((other, at) => at === index || gap(strip, other) >= clear);
      if (free) return { strip, x };
    }
    return undefined;
  };
  lane.arrows.forEach((arrow, index) => arrow.labelled && place(index, false));
  // The view model judges by height alone; here is room below a line, or beside a crossing, that it cannot see.
  lane.arrows.forEach((arrow, index) => arrow.labelled || place(index, true));
  return lane.arrows.map((arrow, index) => ({
    arrow,
    line: lines[index] ?? strokeOf(arrow, geometry, dots),
    label: labels.get(arrow),
  }));
}

function stripOf(line: Stroke): Strip {
  const slope = (line.y1 - line.y0) / (line.x1 - line.x0 || 1);
  return {
    x0: Math.min(line.x0, line.x1),
    x1: Math.max(line.x0, line.x1),
    yAt: (x) => line.y0 + slope * (x - line.x0),
  };
}

/** Where a label stands that has its place already. */
function stripUnder(line: Stroke, { x, y, chip }: ArrowLabel, half: number): Strip {
  if (chip > 0) return { x0: x - chip / 2, x1: x + chip / 2, yAt: () => y };
  return labelStrip(line, x, half, y - stripOf(line).yAt(x));
}

function labelStrip(line: Stroke, middle: number, half: number, lift: number): Strip {
  const under = stripOf(line);
  return { x0: middle - half, x1: middle + half, yAt: (x) => under.yAt(x) + lift };
}

/** The least distance in y of two strips where both are; infinite side by side, 0 where they cross. */
function gap(a: Strip, b: Strip): number {
  const x0 = Math.max(a.x0, b.x0);
  const x1 = Math.min(a.x1, b.x1);
  if (x0 > x1) return Number.POSITIVE_INFINITY;
  const left = a.yAt(x0) - b.yAt(x0);
  const right = a.yAt(x1) - b.yAt(x1);
  return left * right <= 0 ? 0 : Math.min(Math.abs(left), Math.abs(right));
}

/** As much of `code · note` as fits: a path goes before its query, and the method or the kind last. */
function shorten(label: { code: string; note: string }, room: number, measure: Measure): string {
  const [head = '', ...more] = label.code.split(' · ');
  const query = /^(\S+) [^?\s]+(\?\S+)$/.exec(head);
  const ways = [
    ...(label.note ? [`${label.code} · ${label.note}`] : []),
    label.code,
    ...(more.length > 0 ? [head] : []),
    ...(query ? [`${query[1]} ${query[2]}`] : []),
    head.split(' ')[0] ?? '',
  ];
  return ways.find((text) => measure.mono(text) <= room) ?? '';
}

export function cut(text: string, room: number, width: (text: string) => number): string {
  if (width(text) <= room) return text;
  const part = (length: number): string => `${text.slice(0, length).trimEnd()}…`;
  // Each measurement halves what is left between a length that fits, if any does, and one that does not.
  let fits = 3;
  for (let over = text.length; over - fits > 1; ) {
    const length = (fits + over) >> 1;
    if (width(part(length)) <= room) fits = length;
    else over = length;
  }
  return fits < 4 ? '' : part(fits);
}
