/**
 * The picture: both lanes on one scale, cut into blocks of equal height. A block is made when it is asked for and
 * says the same wherever the reader comes from, with crowding solved before an element sees it.
 */
import { type Micros, micros } from '../base/index.ts';
import type { DrawnArrow, LaneData } from './lane.ts';
import type {
  ArrowView,
  DotView,
  EventView,
  Hue,
  Label,
  LaneView,
  Picture,
  StageView,
  StretchView,
  WaitView,
} from './model.ts';
import { hueAt, labelAt } from './look.ts';
import { linearScale, type Scale } from './scale.ts';
import { countBy } from './series.ts';

/** Pixels of a block. */
export const BLOCK = 96;
/** Pixels between two texts that stand in one column. */
const LINE = 15;
/** Groups that are mounted at most: arrows, dots, waits and events of all lanes. */
export const MOST_GROUPS = 400;
/** The share of each kind where there are too many; arrows get what the others leave, half of it at least. */
const SHARE = { arrows: 0.5, dots: 0.2, waits: 0.15, events: 0.1 };
/** A crash, what it does to a socket, and its two events happen at once: a small block has room for them. */
const LEAST_EVENTS = 4;
/** So much is drawn of what lasts at once: the cable, the ends, and octets that wait at them. */
const MOST_STRETCHES = 9;
/** Items outside a window that may still reach into it: no more than this are looked at. */
const LOOK = 1000;
const FOREVER = micros(Number.MAX_SAFE_INTEGER);

/** Blocks made once each, as they are asked for. */
export function pictureOf(lanes: readonly LaneData[], scale: Scale): Picture {
  const made = new Map<string, StageView>();
  return {
    height: scale.height,
    y: (at) => scale.y(at),
    block(n, most) {
      const key = `${n}/${most}`;
      const known = made.get(key) ?? stageOf(lanes, scale, n * BLOCK, (n + 1) * BLOCK, FOREVER, most);
      made.set(key, known);
      return known;
    },
    reaching(y) {
      const at = scale.at(y);
      const begun = lanes.flatMap((lane) => flyingAt(lane, at).map(({ t0 }) => scale.y(t0)));
      return [...new Set(begun.map((top) => Math.floor(top / BLOCK)))];
    },
  };
}

/** No run yet. Said to be pure, so that the worker, which draws nothing, does without the rest of this file. */
export const NOTHING: Picture = /* @__PURE__ */ pictureOf(
  [],
  /* @__PURE__ */ linearScale(/* @__PURE__ */ micros(0)),
);

/** What begins from `top` until before `bottom` (pixels) up to the cursor; of waits, what reaches into it. */
export function stageOf(
  lanes: readonly LaneData[],
  scale: Scale,
  top: number,
  bottom: number,
  cursor: Micros = FOREVER,
  most = MOST_GROUPS,
): StageView {
  const to = Math.min(cursor, scale.at(bottom) - 1);
  const window = { from: scale.at(top), to, middle: Math.min(to, scale.at((top + bottom) / 2)) };
  const budget = most / Math.max(1, lanes.length);
  const breaks = within(scale.breaks, window, ({ at }) => at);
  return {
    lanes: lanes.map((lane) => laneOf(lane, scale, window, budget, cursor)),
    ticks: within(scale.ticks, window, (at) => at).map((at) => ({ at, y: scale.y(at) })),
    breaks: breaks.map(({ y, folded }) => ({ y, folded })),
  };
}

/** A stretch of time, and the moment of it that matters most where there is too much. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly middle: number;
}

function laneOf(lane: LaneData, scale: Scale, window: Window, budget: number, cursor: Micros): LaneView {
  const dots = within(lane.dots, window, ({ at }) => at, budget * SHARE.dots);
  const mostEvents = Math.max(budget * SHARE.events, Math.min(LEAST_EVENTS, budget / 4));
  const events = within(lane.events, window, ({ at }) => at, mostEvents);
  const waits = waitsIn(lane, window, scale, cursor).slice(0, Math.floor(budget * SHARE.waits));
  const stretches = stretchesIn(lane, window, scale).slice(-MOST_STRETCHES);
  const rest = budget - dots.length - events.length - waits.length - stretches.length;
  const all = within(lane.arrows, window, ({ t0 }) => t0).filter((arrow) => !isSaidAlready(arrow));
  const arrows = mostTelling(
    all,
    Math.floor(Math.max(rest, budget * SHARE.arrows - stretches.length)),
    window.middle,
    cursor,
  );
  // Words beside one lifeline share a column: births or deliveries, and moments.
  const columns = new Map<number, Column>();
  const columnOf = (node: number): Column => {
    const column = columns.get(node) ?? new Column();
    columns.set(node, column);
    return column;
  };
  const placed = dots.map((dot): DotView => {
    const y = scale.y(dot.at);
    const { address, at, kind, node, author, text, id, latency } = dot;
    return { address, y, at, kind, node, author, text, id, latency, labelled: columnOf(node).take(y) };
  });
  return {
    id: lane.lane,
    arrows: labelled(arrows, lane, scale, cursor),
    dots: placed,
    waits,
    // Of two words at one instant the later one counts more: onclose says more than onerror.
    events: events.toReversed().flatMap(({ at, node, hue, code }): EventView[] => {
      const y = scale.y(at);
      return columnOf(node).take(y) ? [{ at, node, hue, code, y }] : [];
    }),
    stretches,
    hidden: all.length - arrows.length,
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
function labelled(
  arrows: readonly DrawnArrow[],
  { nodes }: LaneData,
  scale: Scale,
  cursor: Micros,
): ArrowView[] {
  const box = nodes.findIndex(({ role }) => role === 'box');
  const column = new Column();
  const views = arrows.map((arrow) => {
    const y0 = scale.y(arrow.t0);
    const end = arrow.t1 < 0 ? wouldArrive(arrow) : arrow.t1;
    const y1 = end < 0 ? y0 : scale.y(end);
    return { arrow, y0, y1, middle: (y0 + y1) / 2 };
  });
  const order = views.toSorted((a, b) => rank(a.arrow, cursor) - rank(b.arrow, cursor));
  const roomy = new Set(order.filter(({ middle }) => column.take(middle)));
  return views.map((view) => {
    const { address, up, t0, t1, lostBy, sender } = view.arrow;
    const hue = hueAt(view.arrow, cursor);
    const lost = isLost(view.arrow);
    const label = lost ? lostLabel(view.arrow) : labelAt(view.arrow, cursor);
    const place = { y0: view.y0, y1: view.y1, labelled: roomy.has(view) };
    // A box that drops what passes stands half-way.
    const receiver = lost && lostBy === 'box' ? box : view.arrow.receiver;
    return { address, up, t0, t1, hue, label, lost, sender, receiver, ...place };
  });
}

/** A segment that was lost, or a message of which one was and which has not come since. */
const isLost = ({ lost, lostAt, t1 }: DrawnArrow): boolean => lost || (lostAt >= 0 && t1 < 0);

/** The lost first segment of a lost message: it would lie on the message's own arrow. */
const isSaidAlready = ({ lost, of }: DrawnArrow): boolean => lost && of !== undefined && isLost(of);

/**
 * When a lost transfer would have arrived: a cable is missed at the far end, a box has it when it drops it, and all
 * else falls half-way; -1 for no loss.
 */
function wouldArrive({ t0, lostAt, lostBy }: DrawnArrow): number {
  if (lostAt < 0) return -1;
  return lostBy === 'loss' ? 2 * lostAt - t0 : lostAt;
}

function lostLabel({ what, label, octets: all, retransmission }: DrawnArrow): Label {
  const octets = what === 's' ? all : 0;
  if (retransmission !== '') return { code: label.code, note: { key: 'again-lost', n: octets } };
  return { code: label.code, note: { key: octets > 0 ? 'lost-octets' : 'lost', n: octets } };
}

/** At most so many arrows, in their order: those that carry messages, then those nearest to `middle`. */
function mostTelling(
  arrows: readonly DrawnArrow[],
  most: number,
  middle: number,
  cursor: Micros,
): readonly DrawnArrow[] {
  if (arrows.length <= most) return arrows;
  const away = ({ t0 }: DrawnArrow): number => Math.abs(t0 - middle);
  const best = arrows
    .toSorted((a, b) => rank(a, cursor) - rank(b, cursor) || away(a) - away(b))
    .slice(0, most);
  const kept = new Set(best);
  return arrows.filter((arrow) => kept.has(arrow));
}

const RANKS: Readonly<Partial<Record<Hue, number>>> = { tcp: 2, empty: 1 };
const rank = (arrow: DrawnArrow, cursor: Micros): number => RANKS[hueAt(arrow, cursor)] ?? 0;

/** What lasts in the window: what has begun before its end and is not over before its beginning. */
function stretchesIn({ stretches }: LaneData, { from, to }: Window, scale: Scale): StretchView[] {
  const begun = countBy(stretches, to, ({ at }) => at);
  return stretches
    .slice(Math.max(0, begun - LOOK), begun)
    .filter(({ until }) => until < 0 || until >= from)
    .map(({ kind, node, at, until }) => {
      const y1 = until < 0 ? scale.height : scale.y(until);
      return { kind, node, y0: scale.y(at), y1 };
    });
}

/** Arrows that began before `at` and are still on their way; one that never arrives is drawn where it began. */
function flyingAt({ arrows, longestFlight }: LaneData, at: number): readonly DrawnArrow[] {
  const first = countBy(arrows, at - 1, ({ t0 }) => t0);
  const oldest = countBy(arrows, at - longestFlight - 1, ({ t0 }) => t0);
  const flies = (arrow: DrawnArrow): boolean => Math.max(arrow.t1, wouldArrive(arrow)) >= at;
  return arrows.slice(Math.max(oldest, first - LOOK), first).filter(flies);
}

const NO_DOT = { kind: 'shown', at: Infinity, node: -1, left: -1, latency: -1 };

/**
 * Messages that lay at the server in the window. A page hears first of what was born first: the search ends where all
 * pages have heard of something that was born behind the window.
 */
function waitsIn({ nodes, dots }: LaneData, { from, to }: Window, scale: Scale, cursor: Micros): WaitView[] {
  const waits: WaitView[] = [];
  const pages = new Set(nodes.flatMap(({ role }, node) => (role === 'page' ? [node] : [])));
  const first = countBy(dots, from - 1, ({ at }) => at);
  let together = -1;
  let column = 0;
  for (let i = first; i < first + LOOK; i++) {
    const { kind, at, node, left, latency } = dots[i] ?? NO_DOT;
    if (at > cursor) break;
    if (kind !== 'shown') continue;
    const born = at - latency;
    if (born > to) {
      pages.delete(node);
      if (pages.size === 0) break;
      continue;
    }
    // Those that one answer takes along stand side by side, three at most.
    column = left === together ? Math.min(column + 1, 2) : 0;
    together = left;
    if (left > born && left >= from)
      waits.push({ y0: scale.y(born), y1: scale.y(left), wait: micros(left - born), column });
  }
  return waits;
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
