/** The picture: a window of both lanes on one scale, with crowding solved before an element sees it. */
import type { Micros } from '../base/index.ts';
import type { IndexedArrow } from './indexed.ts';
import type { LaneIndex } from './lane-index.ts';
import type { ArrowView, DotView, EventView, LaneView, StageView, WaitView } from './model.ts';
import type { Scale } from './scale.ts';
import { countBy } from './series.ts';

/** Pixels between two texts that stand in one column. */
const LINE = 15;
/** Groups that are mounted at most: arrows, dots, waits and events of all lanes. */
const MOST = 400;
/** The share of each kind; each shown dot may bring a wait. */
const SHARE = { arrows: 0.5, dots: 0.2, events: 0.1 };
/** Arrows before the window that may still be on their way: no more than this are looked at. */
const LOOK_BACK = 1000;

/** What lies between `top` and `bottom` (pixels) up to the cursor. */
export function stageOf(
  lanes: readonly LaneIndex[],
  scale: Scale,
  top: number,
  bottom: number,
  cursor: Micros,
): StageView {
  const to = Math.min(cursor, scale.at(bottom));
  const window = { from: scale.at(top), to, middle: Math.min(to, scale.at((top + bottom) / 2)) };
  const budget = MOST / Math.max(1, lanes.length);
  const breaks = within(scale.breaks, window, ({ at }) => at);
  return {
    lanes: lanes.map((lane) => laneOf(lane, scale, window, budget)),
    ticks: within(scale.ticks, window, (at) => at).map((at) => ({ at, y: scale.y(at) })),
    breaks: breaks.map(({ y, folded }) => ({ y, folded })),
    height: scale.height,
  };
}

/** A stretch of time, and the moment of it that matters most where there is too much. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly middle: number;
}

function laneOf(lane: LaneIndex, scale: Scale, window: Window, budget: number): LaneView {
  const arrows = arrowsIn(lane, window, budget * SHARE.arrows);
  const dots = within(lane.dots, window, ({ at }) => at, budget * SHARE.dots);
  const events = within(lane.events, window, ({ at }) => at, budget * SHARE.events);
  // Words beside the two lifelines share a column with each other: births at the server, deliveries at the client.
  const columns = { client: new Column(), server: new Column() };
  const placed = dots.map((dot): DotView => {
    const y = scale.y(dot.at);
    const { address, at, kind, author, text, id, latency } = dot;
    const labelled = (kind === 'born' ? columns.server : columns.client).take(y);
    return { address, y, at, kind, author, text, id, latency, labelled };
  });
  return {
    id: lane.lane,
    arrows: labelled(arrows, scale),
    dots: placed,
    waits: dots.flatMap((dot): WaitView[] => {
      const born = dot.at - dot.latency;
      if (dot.kind !== 'shown' || dot.left < 0 || dot.left <= born) return [];
      return [{ y0: scale.y(born), y1: scale.y(dot.left), wait: (dot.left - born) as Micros }];
    }),
    // Of two words at one instant the later one counts more: onclose says more than onerror.
    events: events.toReversed().flatMap((event): EventView[] => {
      const y = scale.y(event.at);
      return (event.client ? columns.client : columns.server).take(y) ? [{ ...event, y }] : [];
    }),
  };
}

/** A column of texts, filled from above and from anywhere: a place is free when no other text is within a line. */
class Column {
  readonly #taken: number[] = [];

  take(y: number): boolean {
    if (this.#taken.some((other) => Math.abs(other - y) < LINE)) return false;
    this.#taken.push(y);
    return true;
  }
}

/** Gives a label to each arrow that has room, the meaningful ones first. */
function labelled(arrows: readonly IndexedArrow[], scale: Scale): ArrowView[] {
  const column = new Column();
  const views = arrows.map((arrow) => {
    const y0 = scale.y(arrow.t0);
    const y1 = arrow.t1 < 0 ? y0 : scale.y(arrow.t1);
    return { arrow, y0, y1, middle: (y0 + y1) / 2 };
  });
  const order = views.toSorted((a, b) => rank(a.arrow) - rank(b.arrow));
  const roomy = new Set(order.filter(({ middle }) => column.take(middle)));
  return views.map((view) => {
    const { address, up, t0, t1, hue, label, lost } = view.arrow;
    return { address, up, t0, t1, hue, label, lost, y0: view.y0, y1: view.y1, labelled: roomy.has(view) };
  });
}

const rank = ({ hue }: IndexedArrow): number => (hue === 'tcp' ? 2 : hue === 'empty' ? 1 : 0);

/** Arrows that begin in the window, and those that began before it and reach into it. */
function arrowsIn(lane: LaneIndex, window: Window, most: number): readonly IndexedArrow[] {
  const { arrows, longestFlight } = lane;
  const begun = within(arrows, window, ({ t0 }) => t0, most);
  const first = countBy(arrows, window.from - 1, ({ t0 }) => t0);
  const oldest = countBy(arrows, window.from - longestFlight - 1, ({ t0 }) => t0);
  const flying = arrows
    .slice(Math.max(oldest, first - LOOK_BACK), first)
    .filter(({ t1 }) => t1 < 0 || t1 >= window.from);
  return [...flying, ...begun].slice(-most);
}

/** The items whose key lies in the window, at most so many around its middle; keys ascend. */
function within<T>(
  items: readonly T[],
  { from, to, middle }: Window,
  key: (item: T) => number,
  most = Infinity,
): readonly T[] {
  const first = countBy(items, from - 1, key);
  const end = countBy(items, to, key);
  if (end - first <= most) return items.slice(first, end);
  const wanted = countBy(items, middle, key) - Math.floor(most / 2);
  const start = Math.min(Math.max(wanted, first), end - Math.floor(most));
  return items.slice(start, start + Math.floor(most));
}
