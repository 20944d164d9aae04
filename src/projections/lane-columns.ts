/** The page's copy of a lane: what its fold in the worker has sent so far. */
import type { Micros } from '../base/index.ts';
import { messageAddress, transferAddress } from '../scenario/index.ts';
import type { Node } from '../trace/index.ts';
import { type Row, unpack } from './columns.ts';
import {
  type DrawnArrow,
  type DrawnDot,
  type DrawnEvent,
  type DrawnStretch,
  type LaneData,
  pageNumber,
} from './lane.ts';
import { applyTotals, Totals } from './ledger.ts';
import type { Label } from './model.ts';
import { ARROWS, CHANGES, DOTS, EVENTS, type LanePatch } from './patch.ts';
import { RequestList } from './requests.ts';
import { TickList } from './ticks.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export class LaneColumns implements LaneData {
  readonly lane: string;
  readonly nodes: Node[] = [];
  readonly arrows: DrawnArrow[] = [];
  readonly dots: DrawnDot[] = [];
  readonly events: DrawnEvent[] = [];
  readonly stretches: DrawnStretch[] = [];
  readonly moments: Micros[] = [];
  readonly inFlight: number[] = [];
  readonly totals = new Totals();
  readonly requests: RequestList;
  readonly ticks = new TickList();
  longestFlight = 0;
  readonly #byAddress = new Map<string, DrawnArrow | DrawnDot>();
  /** Arrows by their numbers. */
  readonly #made: Writable<DrawnArrow>[] = [];
  readonly #texts: string[] = [];
  /** Of each node, which of the pages it is. */
  readonly #pages: number[] = [];

  constructor(lane: string) {
    this.lane = lane;
    this.requests = new RequestList(lane, this.nodes);
  }

  find(address: string): DrawnArrow | DrawnDot | undefined {
    return this.#byAddress.get(address);
  }

  apply(patch: LanePatch): void {
    for (const text of patch.texts) this.#texts.push(text);
    for (const node of patch.nodes) this.nodes.push(node);
    const arrows = [...unpack(ARROWS, patch.arrows, this.#texts)];
    for (const row of arrows) this.#arrow(row);
    // Behind all of them: one may be answered by another that was made behind it.
    const changes = [...unpack(CHANGES, patch.changes, this.#texts), ...arrows];
    // In the order in which they arrived.
    for (const change of changes.toSorted((a, b) => a.t1 - b.t1)) this.#befall(change);
    for (const row of unpack(DOTS, patch.dots, this.#texts)) this.#dot(row);
    // Times are whole microseconds, as the fold wrote them.
    for (const row of unpack(EVENTS, patch.events, this.#texts)) this.events.push(row as DrawnEvent);
    this.stretches.length = patch.stretches.from;
    for (const stretch of patch.stretches.rows) this.stretches.push(stretch);
    const { from, moments, inFlight } = patch.timeline;
    this.moments.length = this.inFlight.length = from;
    for (const moment of moments) this.moments.push(moment as Micros);
    for (const flying of inFlight) this.inFlight.push(flying);
    applyTotals(this.totals, patch.totals);
    this.longestFlight = patch.longestFlight;
  }

  #arrow(row: Row<typeof ARROWS>): void {
    const { conn, up, what, n, code, note, noteN, place } = row;
    const address = transferAddress({ lane: this.lane, conn, up, what, n });
    const label: Label = note === '' ? { code } : { code, note: { key: note, n: noteN } };
    // To take out what only the columns have would cost four times as much as to copy it.
    const arrow: Writable<DrawnArrow> = {
      ...row,
      address,
      label,
      // As above.
      t0: row.t0 as Micros,
      t1: -1,
      lostAt: -1,
      of: undefined,
      answeredBy: undefined,
      readAt: -1,
      news: -1,
    };
    if (place === this.arrows.length) this.arrows.push(arrow);
    else this.arrows.splice(place, 0, arrow);
    this.#byAddress.set(address, arrow);
    this.#made.push(arrow);
    this.requests.made(arrow);
    this.ticks.add(arrow.t0, arrow.hue);
  }

  /** What has become of an arrow. */
  #befall({ number, t1, lost, lostAt, lostBy, of, answeredBy, readAt, news }: Row<typeof CHANGES>): void {
    const arrow = this.#made[number];
    if (arrow === undefined) return;
    if (arrow.t1 < 0 && t1 >= 0) this.requests.landed(arrow, t1 as Micros);
    arrow.t1 = t1 as Micros | -1;
    arrow.lost = lost;
    arrow.lostAt = lostAt as Micros | -1;
    arrow.lostBy = lostBy;
    arrow.of = this.#made[of];
    arrow.answeredBy = this.#made[answeredBy];
    arrow.readAt = readAt as Micros | -1;
    if (news === 0 && arrow.news < 0) this.ticks.change(arrow.t0, arrow.hue, 'empty');
    arrow.news = news;
  }

  #dot(row: Row<typeof DOTS>): void {
    const page = (this.#pages[row.node] ??= pageNumber(this.nodes, row.node));
    const address = messageAddress({ lane: this.lane, what: row.kind, id: row.id, page });
    const dot = { ...row, address } as DrawnDot;
    this.dots.push(dot);
    this.#byAddress.set(address, dot);
  }
}
