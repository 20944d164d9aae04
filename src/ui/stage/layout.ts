/**
 * Places what stands in a lane so that nothing overlaps. Pure: the width of a text comes from `Measure`.
 * Words beside a lifeline keep to their margin, and give way: first the second line, then all of them.
 */
import type { DotView, LaneView } from '../../projections/index.ts';
import type { Frame } from './geometry.ts';
import { cut, placeArrows } from './labels.ts';
import type { Around, LaneLayout, MarginWords, Measure, PlacedWait, Wording } from './layout-model.ts';

/** A lane that is laid out as a whole. */
const ALONE: Around = { top: -Infinity, bottom: Infinity, folds: [], lanes: [], placed: [] };

export function layOut(
  lane: LaneView,
  frame: Frame,
  measure: Measure,
  words: Wording,
  around: Around = ALONE,
): LaneLayout {
  const waits = lane.waits.map((wait) => ({
    x: frame.server + 9 + wait.column * 9,
    y0: Math.max(wait.y0, around.top),
    y1: Math.min(wait.y1, around.bottom),
  }));
  return {
    arrows: placeArrows(lane, frame, measure, words, around),
    waits,
    stretches: lane.stretches.map((stretch) => ({
      ...stretch,
      y0: Math.max(stretch.y0, around.top),
      y1: Math.min(stretch.y1, around.bottom),
    })),
    words: placeWords(frame, measure, wishes(lane, words, around), waits, around),
  };
}

interface Wish extends Omit<MarginWords, 'x' | 'secondBy'> {
  readonly rank: number;
  /** Said instead of `first` where that has no room, with `rest` below it; '' for a figure, which is never cut. */
  readonly short: string;
  readonly rest: string;
}
/** Words of a moment or of a waiting bar may step aside a little; what stands beside a dot may not. */
const STEPS: Readonly<Record<number, readonly number[]>> = { 1: [0, 15, -15], 2: [0, -15, 15, -30, 30] };

function placeWords(
  frame: Frame,
  measure: Measure,
  wishes: readonly Wish[],
  waits: readonly PlacedWait[],
  { folds, placed }: Around,
): MarginWords[] {
  const taken: { side: string; top: number; bottom: number }[] = placed.flatMap(({ words }) =>
    words.flatMap(({ side, y, second, secondBy }) =>
      (second === '' ? [y] : [y, y + secondBy]).map((at) => ({ side, top: at - 8, bottom: at + 7 })),
    ),
  );
  const clear = (side: string, y: number): boolean =>
    taken.every((other) => other.side !== side || other.bottom <= y - 8 || other.top >= y + 7);
  const unfolded = (y: number): boolean => folds.every((fold) => Math.abs(fold - y) > 12);
  const kept: Wish[] = [];
  for (const wish of wishes) {
    const step = (STEPS[wish.rank] ?? [0]).find(
      (by) => clear(wish.side, wish.y + by) && (wish.rank !== 2 || unfolded(wish.y + by)),
    );
    if (step === undefined) continue;
    const y = wish.y + step;
    taken.push({ side: wish.side, top: y - 8, bottom: y + 7 });
    kept.push({ ...wish, y });
  }
  return kept.flatMap((wish) => {
    const bar = waits.reduce(
      (x, wait) => (wait.y0 < wish.y + 23 && wait.y1 > wish.y - 8 ? Math.max(x, wait.x + 8) : x),
      0,
    );
    const x = wish.side === 'client' ? frame.client - 12 : Math.max(frame.server + 12, bar + 5);
    const room = wish.side === 'client' ? x - 6 : frame.width - x - 6;
    const first = [wish.first, wish.short].find((text) => measure.sans(text) <= room) ?? '';
    if (first === '') return [];
    const more = first === wish.first ? wish.second : wish.rest;
    const by = [15, -15].find((step) => clear(wish.side, wish.y + step) && unfolded(wish.y + step));
    if (more === '' || by === undefined) return [{ ...wish, x, first, second: '', secondBy: 0 }];
    taken.push({ side: wish.side, top: wish.y + by - 8, bottom: wish.y + by + 7 });
    return [{ ...wish, x, first, second: cut(more, room, (text) => measure.sans(text)), secondBy: by }];
  });
}

/** Messages that one answer brings arrive at one height, and share their words. */
function together(dots: readonly DotView[]): [DotView, ...DotView[]][] {
  const groups: [DotView, ...DotView[]][] = [];
  for (const dot of dots) {
    const group = groups.find(([first]) => first.kind === dot.kind && Math.abs(first.y - dot.y) < 2);
    if (group) group.push(dot);
    else groups.push([dot]);
  }
  return groups;
}

/** A figure: nothing to shorten, nothing below it. */
const FIGURE = { short: '', rest: '', second: '' };

/** The most telling words choose their place first: deliveries and births, then moments, then waiting times. */
function wishes(lane: LaneView, words: Wording, { top, bottom }: Around): Wish[] {
  const list: Wish[] = [];
  for (const [dot, ...more] of together(lane.dots)) {
    const { kind, address, id, y, labelled } = dot;
    const said = words.dot(dot, more);
    const key = `${kind}${address}${id}`;
    const side = kind === 'born' ? 'server' : 'client';
    list.push({ ...said, rest: said.second, key, side, y, from: y, tone: kind, rank: labelled ? 0 : 3 });
  }
  for (const event of lane.events) {
    const { client, at, code, y, hue } = event;
    const side = client ? 'client' : 'server';
    const { name, more } = words.event(event);
    const space = name.lastIndexOf(' ');
    const said =
      space < 0
        ? { first: name, short: '', rest: '', second: more }
        : { first: name, short: name.slice(0, space), rest: name.slice(space + 1), second: more };
    list.push({ ...said, key: `${side}${at}${code}`, side, y, from: y, tone: hue, rank: 1 });
  }
  for (const wait of lane.waits) {
    // Short bars carry no words: their time is in the margin of the delivery.
    const y = (wait.y0 + wait.y1) / 2;
    if (wait.y1 - wait.y0 < 24 || y < top || y >= bottom) continue;
    const said = { ...FIGURE, first: words.span(wait) };
    list.push({ ...said, key: `wait${wait.y0}`, side: 'server', y, from: wait.y1, tone: 'wait', rank: 2 });
  }
  if (lane.hidden > 0) {
    const y = (top + bottom) / 2;
    const said = { ...FIGURE, first: words.hidden(lane.hidden) };
    list.push({ ...said, key: 'hidden', side: 'server', y, from: y, tone: 'left-out', rank: 0 });
  }
  return list.toSorted((a, b) => a.rank - b.rank || a.y - b.y);
}
