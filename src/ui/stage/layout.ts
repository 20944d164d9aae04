/**
 * Places what stands in a lane so that nothing overlaps. Pure: the width of a text comes from `Measure`.
 * Words beside a lifeline keep to their margin, and give way: first the second line, then all of them.
 */
import type { DotView, LaneView } from '../../projections/index.ts';
import { type LaneGeometry, lineOf } from './geometry.ts';
import { cut, placeArrows } from './labels.ts';
import type { Around, LaneLayout, MarginWords, Measure, PlacedArrow, Wording } from './layout-model.ts';

/** A lane that is laid out as a whole. */
const ALONE: Around = { top: -Infinity, bottom: Infinity, folds: [], lanes: [], placed: [] };

export function layOut(
  lane: LaneView,
  geometry: LaneGeometry,
  measure: Measure,
  words: Wording,
  around: Around = ALONE,
): LaneLayout {
  const waits = lane.waits.map((wait) => ({
    x: geometry.right + 9 + wait.column * 9,
    y0: Math.max(wait.y0, around.top),
    y1: Math.min(wait.y1, around.bottom),
  }));
  const arrows = placeArrows(lane, geometry, measure, words, around);
  return {
    arrows,
    waits,
    stretches: lane.stretches.map((stretch) => ({
      ...stretch,
      y0: Math.max(stretch.y0, around.top),
      y1: Math.min(stretch.y1, around.bottom),
    })),
    words: placeWords(geometry, measure, wishes(lane, geometry, words, around), { waits, arrows }, around),
  };
}

interface Wish extends Omit<MarginWords, 'x' | 'side' | 'secondBy'> {
  readonly rank: number;
  /** Said instead of `first` where that has no room, with `rest` below it; '' for a figure, which is never cut. */
  readonly short: string;
  readonly rest: string;
}
/** Words of a moment or of a waiting bar may step aside a little; what stands beside a dot may not. */
const STEPS: Readonly<Record<number, readonly number[]>> = { 1: [0, 15, -15], 2: [0, -15, 15, -30, 30] };

function placeWords(
  geometry: LaneGeometry,
  measure: Measure,
  wishes: readonly Wish[],
  { waits, arrows }: Pick<LaneLayout, 'waits' | 'arrows'>,
  { folds, placed }: Around,
): MarginWords[] {
  const taken: { node: number; top: number; bottom: number }[] = placed.flatMap(({ words }) =>
    words.flatMap(({ node, y, second, secondBy }) =>
      (second === '' ? [y] : [y, y + secondBy]).map((at) => ({ node, top: at - 8, bottom: at + 7 })),
    ),
  );
  const clear = (node: number, y: number): boolean =>
    taken.every((other) => other.node !== node || other.bottom <= y - 8 || other.top >= y + 7);
  const labels = [{ arrows }, ...placed].flatMap((each) => boxesOf(each.arrows, measure));
  const unfolded = (y: number): boolean => folds.every((fold) => Math.abs(fold - y) > 12);
  const kept: Wish[] = [];
  for (const wish of wishes) {
    const step = (STEPS[wish.rank] ?? [0]).find(
      (by) => clear(wish.node, wish.y + by) && (wish.rank !== 2 || unfolded(wish.y + by)),
    );
    if (step === undefined) continue;
    const y = wish.y + step;
    taken.push({ node: wish.node, top: y - 8, bottom: y + 7 });
    kept.push({ ...wish, y });
  }
  return kept.flatMap((wish): MarginWords[] => {
    const line = lineOf(geometry, wish.node);
    if (line > geometry.left && line < geometry.right) return between(wish, line, geometry, measure, labels);
    const bar = waits.reduce(
      (x, wait) => (wait.y0 < wish.y + 23 && wait.y1 > wish.y - 8 ? Math.max(x, wait.x + 8) : x),
      0,
    );
    const side = line <= geometry.left ? 'before' : 'after';
    const x = side === 'before' ? line - 12 : Math.max(line + 12, bar + 5);
    const room = side === 'before' ? x - 6 : geometry.width - x - 6;
    const first = [wish.first, wish.short].find((text) => measure.sans(text) <= room) ?? '';
    if (first === '') return [];
    const more = first === wish.first ? wish.second : wish.rest;
    const by = [15, -15].find((step) => clear(wish.node, wish.y + step) && unfolded(wish.y + step));
    if (more === '' || by === undefined) return [{ ...wish, side, x, first, second: '', secondBy: 0 }];
    taken.push({ node: wish.node, top: wish.y + by - 8, bottom: wish.y + by + 7 });
    return [{ ...wish, side, x, first, second: cut(more, room, (text) => measure.sans(text)), secondBy: by }];
  });
}

interface TextBox {
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
}

/** Where the labels of arrows stand, about: those that follow a slope are taken for level. */
const boxesOf = (arrows: readonly PlacedArrow[], measure: Measure): TextBox[] =>
  arrows.flatMap(({ label }) => {
    if (label === undefined) return [];
    const half = Math.max(measure.mono(label.text), label.chip) / 2;
    return [{ x0: label.x - half, x1: label.x + half, y: label.y }];
  });

/** Words beside an inner lifeline, where arrows pass: one line, if it covers no label and reaches no other lifeline. */
function between(
  wish: Wish,
  line: number,
  { gap }: LaneGeometry,
  measure: Measure,
  labels: readonly TextBox[],
): MarginWords[] {
  const x = line - 10;
  const first = [wish.first, wish.short].find((text) => text !== '' && measure.sans(text) <= gap - 20);
  if (first === undefined) return [];
  const from = x - measure.sans(first);
  const isFree = labels.every((box) => box.x1 < from || box.x0 > x || Math.abs(box.y - wish.y) > 14);
  return isFree ? [{ ...wish, side: 'before', x, first, second: '', secondBy: 0 }] : [];
}

/** Messages that one answer brings arrive at one height, and share their words. */
function together(dots: readonly DotView[]): [DotView, ...DotView[]][] {
  const groups: [DotView, ...DotView[]][] = [];
  for (const dot of dots) {
    const group = groups.find(
      ([first]) => first.kind === dot.kind && first.node === dot.node && Math.abs(first.y - dot.y) < 2,
    );
    if (group) group.push(dot);
    else groups.push([dot]);
  }
  return groups;
}

/** A figure: nothing to shorten, nothing below it. */
const FIGURE = { short: '', rest: '', second: '' };

/** The most telling words choose their place first: deliveries and births, then moments, then waiting times. */
function wishes(
  lane: LaneView,
  { lines, right }: LaneGeometry,
  words: Wording,
  { top, bottom }: Around,
): Wish[] {
  // Bars and what is left out stand beside the last lifeline.
  const last = lines.indexOf(right);
  const list: Wish[] = [];
  for (const [dot, ...more] of together(lane.dots)) {
    const { kind, address, node, y, labelled } = dot;
    const said = words.dot(dot, more);
    const key = `${kind}${address}`;
    list.push({ ...said, rest: said.second, key, node, y, from: y, tone: kind, rank: labelled ? 0 : 3 });
  }
  for (const event of lane.events) {
    const { node, at, code, y, hue } = event;
    const { name, more } = words.event(event);
    const space = name.lastIndexOf(' ');
    const said =
      space < 0
        ? { first: name, short: '', rest: '', second: more }
        : {
            first: name,
            short: name.slice(0, space),
            rest: `${name.slice(space + 1)} ${more}`.trim(),
            second: more,
          };
    list.push({ ...said, key: `${node} ${at}${code}`, node, y, from: y, tone: hue, rank: 1 });
  }
  for (const wait of lane.waits) {
    // Short bars carry no words: their time is in the margin of the delivery.
    const y = (wait.y0 + wait.y1) / 2;
    if (wait.y1 - wait.y0 < 24 || y < top || y >= bottom) continue;
    const said = { ...FIGURE, first: words.span(wait) };
    list.push({
      ...said,
      key: `wait${wait.y0} ${wait.y1} ${wait.column}`,
      node: last,
      y,
      from: wait.y1,
      tone: 'wait',
      rank: 2,
    });
  }
  if (lane.hidden > 0) {
    const y = (top + bottom) / 2;
    const said = { ...FIGURE, first: words.hidden(lane.hidden) };
    list.push({ ...said, key: 'hidden', node: last, y, from: y, tone: 'left-out', rank: 0 });
  }
  return list.toSorted((a, b) => a.rank - b.rank || a.y - b.y);
}
