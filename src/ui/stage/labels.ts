/** Places the labels of arrows: above their line, else below it, else nowhere (the list twin still says them). */
import type { ArrowView, LaneView } from '../../projections/index.ts';
import { type Frame, type Segment, segmentOf } from './geometry.ts';
import type { Around, ArrowLabel, Measure, PlacedArrow, Wording } from './layout-model.ts';

/** A label's middle line, sampled: slopes differ, so boxes would lie. */
interface Strip {
  readonly x0: number;
  readonly x1: number;
  readonly yAt: (x: number) => number;
}
const LINE = 14;
/** Beside a steep line: so far below its beginning. */
const BESIDE = [14, 30, 46];
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
  frame: Frame,
  measure: Measure,
  words: Wording,
  around: Around,
): PlacedArrow[] {
  const dots = [lane, ...around.lanes].flatMap((one) => one.dots);
  const lines = lane.arrows.map((arrow) => segmentOf(arrow, frame, dots));
  const others = around.lanes.flatMap(({ arrows }) => arrows.map((arrow) => segmentOf(arrow, frame, dots)));
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
    if (isSteep(line)) return placeBeside(index, arrow, line);
    const room = Math.abs(line.x1 - line.x0) - 16;
    for (const share of [1, 0.7]) {
      const text = shorten(words.label(arrow), room * share, measure);
      const half = measure.mono(text) / 2;
      const spot = text && findSpot(index, line, half, room / 2 - half, strict);
      if (!spot) continue;
      placed.push(spot.strip);
      const turn = (Math.atan((line.y1 - line.y0) / (line.x1 - line.x0)) * 180) / Math.PI;
      labels.set(arrow, { text, x: spot.x, y: spot.strip.yAt(spot.x), turn });
      return;
    }
  };
  /** A line that falls more than it crosses takes its words beside its beginning, and level. */
  const placeBeside = (index: number, arrow: ArrowView, line: Segment): void => {
    const way = line.x1 > line.x0 ? 1 : -1;
    for (const down of BESIDE) {
      const y = line.y0 + down;
      if (y > line.y1) return;
      const edge = line.x0 + (down * (line.x1 - line.x0)) / (line.y1 - line.y0) + way * 8;
      const room = (way > 0 ? frame.right - edge : edge - frame.left) - 8;
      const text = shorten(words.label(arrow), room, measure);
      const half = measure.mono(text) / 2;
      const x = edge + way * half;
      const strip = { x0: x - half, x1: x + half, yAt: () => y };
      const free =
        placed.every((other) => gap(strip, other) >= LINE) &&
        strips.every((other, at) => at === index || gap(strip, other) >= 8);
      if (text === '' || !free) continue;
      placed.push(strip);
      labels.set(arrow, { text, x, y, turn: 0 });
      return;
    }
  };
  const findSpot = (index: number, line: Segment, half: number, slack: number, strict: boolean) => {
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
    line: lines[index] ?? segmentOf(arrow, frame, dots),
    label: labels.get(arrow),
  }));
}

const isSteep = ({ x0, y0, x1, y1 }: Segment): boolean => y1 - y0 > 0.8 * Math.abs(x1 - x0);

function stripOf(line: Segment): Strip {
  const slope = (line.y1 - line.y0) / (line.x1 - line.x0 || 1);
  return {
    x0: Math.min(line.x0, line.x1),
    x1: Math.max(line.x0, line.x1),
    yAt: (x) => line.y0 + slope * (x - line.x0),
  };
}

/** Where a label stands that has its place already. */
function stripUnder(line: Segment, { x, y, turn }: ArrowLabel, half: number): Strip {
  if (turn === 0) return { x0: x - half, x1: x + half, yAt: () => y };
  return labelStrip(line, x, half, y - stripOf(line).yAt(x));
}

function labelStrip(line: Segment, middle: number, half: number, lift: number): Strip {
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

/** `code · note` if it fits, else less and less of it; nothing where not even five letters have room. */
function shorten(label: { code: string; note: string }, room: number, measure: Measure): string {
  const whole = label.note ? `${label.code} · ${label.note}` : label.code;
  if (measure.mono(whole) <= room) return whole;
  const [head = ''] = label.code.split(' · ');
  const code = measure.mono(label.code) <= room ? label.code : head;
  return cut(code, room, (text) => measure.mono(text));
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
