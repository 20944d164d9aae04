/** The page's copy of a lane: what its fold in the worker has sent so far. */
import type { Micros } from '../base/index.ts';
import { messageAddress, type TransferAddress, transferAddress } from '../scenario/index.ts';
import type { Node } from '../trace/index.ts';
import { FrameList } from './frames.ts';
import { type Packed, type Row, rowsIn } from './columns.ts';
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
import { ARROWS, type CHANGES, DOTS, EVENTS, type LanePatch } from './patch.ts';
import { RequestList } from './requests.ts';
import { TickList } from './ticks.ts';

type Changes = Packed<typeof CHANGES>;

type ArrowRow = Omit<DrawnArrow, 'address' | 'label' | 'of' | 'answeredBy'> & Row<typeof ARROWS>;

/** An arrow as its lane's columns have it; links are numbers there. */
class ArrowInColumns extends rowsIn<typeof ARROWS, ArrowRow, LaneColumns>(ARROWS) implements DrawnArrow {
  get address(): string {
    return transferAddress(this);
  }

  get label(): Label {
    const { code, note: key, noteN: n } = this;
    return key === '' ? { code } : { code, note: { key, n } };
  }

  get of(): DrawnArrow | undefined {
    return this.owner.made[this.message];
  }

  get answeredBy(): DrawnArrow | undefined {
    return this.owner.made[this.answer];
  }
}

class DotInColumns extends rowsIn<typeof DOTS, Omit<DrawnDot, 'address'>, LaneColumns>(DOTS) {
  get address(): string {
    const { lane, kind: what, id, node, owner } = this;
    return messageAddress({ lane, what, id, page: pageNumber(owner.nodes, node) });
  }
}

type Flow = Readonly<Record<DrawnArrow['what'], ArrowInColumns[]>>;
const flowOf = ({ conn, up }: Pick<DrawnArrow, 'conn' | 'up'>): number => conn * 2 + (up ? 1 : 0);

const EventInColumns = rowsIn<typeof EVENTS, DrawnEvent, LaneColumns>(EVENTS);

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
  readonly frames: FrameList;
  readonly ticks = new TickList();
  longestFlight = 0;
  /** Arrows by their numbers. */
  readonly made: ArrowInColumns[] = [];
  /** By the numbers that columns name them by. */
  readonly texts: string[] = [];

  constructor(lane: string) {
    this.lane = lane;
    this.requests = new RequestList(lane, this.nodes);
    this.frames = new FrameList(this.arrows, this.nodes);
  }

  /** The nth arrow of its kind in its direction of its connection. */
  arrowAt({ conn, up, what, n }: Omit<TransferAddress, 'lane'>): DrawnArrow | undefined {
    return this.#flows[flowOf({ conn, up })]?.[what][n];
  }

  /** The arrows of each direction of each connection, by kind. */
  readonly #flows: Flow[] = [];

  apply(patch: LanePatch): void {
    for (const text of patch.texts) this.texts.push(text);
    this.nodes.push(...patch.nodes);
    const told: ArrowInColumns[] = [];
    for (const row of patch.arrows.number.keys()) told.push(this.#arrow(patch.arrows, row));
    for (const [change, number] of patch.changes.number.entries()) {
      const arrow = this.made[number];
      if (arrow === undefined) continue;
      this.#befall(arrow, patch.changes, change);
      told.push(arrow);
    }
    // Pieces of bodies count in the order in which they arrived.
    const pieces = told.filter(({ what }) => what === 'b');
    for (const arrow of pieces.toSorted((a, b) => a.t1 - b.t1)) this.requests.landed(arrow);
    for (const row of patch.dots.at.keys()) this.dots.push(new DotInColumns(this, patch.dots, row));
    for (const row of patch.events.at.keys()) this.events.push(new EventInColumns(this, patch.events, row));
    this.stretches.length = patch.stretches.from;
    for (const stretch of patch.stretches.rows) this.stretches.push(stretch);
    const { from, moments, inFlight } = patch.timeline;
    this.moments.length = this.inFlight.length = from;
    for (const moment of moments) this.moments.push(moment as Micros);
    for (const flying of inFlight) this.inFlight.push(flying);
    applyTotals(this.totals, patch.totals);
    this.longestFlight = patch.longestFlight;
  }

  #arrow(packed: Packed<typeof ARROWS>, row: number): ArrowInColumns {
    const arrow = new ArrowInColumns(this, packed, row);
    this.arrows.splice(arrow.place, 0, arrow);
    this.made.push(arrow);
    (this.#flows[flowOf(arrow)] ??= { b: [], f: [], m: [], s: [] })[arrow.what].push(arrow);
    this.requests.made(arrow);
    this.frames.made(arrow, arrow.place);
    this.ticks.add(arrow.t0, arrow.news === 0 ? 'empty' : arrow.hue);
    return arrow;
  }

  /** What has become of an arrow: its columns say something else from now on. */
  #befall(arrow: ArrowInColumns, changes: Changes, change: number): void {
    const { news, packed, row } = arrow;
    for (const name of Object.keys(changes) as (keyof Changes)[])
      packed[name][row] = changes[name][change] ?? 0;
    if (arrow.news === 0 && news < 0) this.ticks.change(arrow.t0, arrow.hue, 'empty');
  }
}
