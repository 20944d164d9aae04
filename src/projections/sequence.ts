/** The picture: a window of both lanes on one scale, with crowding solved before an element sees it. */
import type { Micros } from '../base/index.ts';
import type { IndexedArrow, LaneIndex } from './lane-index.ts';
import type { ArrowView, DotView, EventView, LaneView, StageView, WaitView } from './model.ts';
import type { Scale } from './scale.ts';
import { countBy } from './series.ts';

/** Pixels between two texts that stand in one column. */
const LINE = 15;
/** Arrows of one lane that are mounted at most; with dots, waits and events both lanes stay below 400 groups. */
const MOST = 120;

/** What lies between `top` and `bottom` (pixels) up to the cursor. */
export function stageOf(
  lanes: readonly LaneIndex[],
  scale: Scale,
  top: number,
  bottom: number,
  cursor: Micros,
): StageView {
  const from = scale.at(top);
  const to = Math.min(cursor, scale.at(bottom));
  return {
    lanes: lanes.map((lane) => laneOf(lane, scale, from, to)),
    ticks: scale.ticks.filter((at) => at >= from && at <= to).map((at) => ({ at, y: scale.y(at) })),
    breaks: scale.breaks
      .filter(({ at, y }) => y >= top && y <= bottom && at <= cursor)
      .map(({ y, folded }) => ({ y, folded })),
    height: scale.height,
  };
}

function laneOf(lane: LaneIndex, scale: Scale, from: number, to: number): LaneView {
  const arrows = within(lane.arrows, from - lane.longestFlight, to, ({ t0 }) => t0).slice(-MOST);
  const dots = within(lane.dots, from, to, ({ at }) => at).slice(-MOST / 2);
  const events = within(lane.events, from, to, ({ at }) => at).slice(-MOST / 4);
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
    events: events.flatMap((event): EventView[] => {
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

/** The items whose key lies in `[from, to]`; keys ascend. */
function within<T>(items: readonly T[], from: number, to: number, key: (item: T) => number): readonly T[] {
  return items.slice(countBy(items, from - 1, key), countBy(items, to, key));
}
