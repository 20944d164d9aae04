/** What a lane's pages asked, and what has come of the answers; its rows are `request-rows.ts`. */
import type { Micros } from '../base/index.ts';
import type { Node } from '../trace/index.ts';
import type { DrawnArrow } from './lane.ts';
import { Series } from './series.ts';

/** A request; its arrow knows its answer, and the list what came of that answer's body since. */
export interface Asked {
  readonly at: Micros;
  readonly lane: string;
  readonly request: DrawnArrow;
  readonly bodies: ReadonlyMap<DrawnArrow, Series>;
}

/** A lane's requests, in order; it is told of each arrow when it is made, and of those that arrive in their order. */
export class RequestList {
  readonly rows: Asked[] = [];
  readonly #lane: string;
  readonly #nodes: readonly Node[];
  /** Of answers whose body is written piece by piece: octets that have come behind their heads. */
  readonly #bodies = new Map<DrawnArrow, Series>();
  /** The newest answer of each connection, and of each piece the answer that it belongs to. */
  readonly #heads: DrawnArrow[] = [];
  readonly #pieces = new Map<DrawnArrow, DrawnArrow>();

  /** `nodes`: those of the lane, as they come. */
  constructor(lane: string, nodes: readonly Node[]) {
    this.#lane = lane;
    this.#nodes = nodes;
  }

  made(arrow: DrawnArrow): void {
    const { what, up, sender, conn, t0: at } = arrow;
    const head = this.#heads[conn];
    if (what === 'b' && head !== undefined) this.#pieces.set(arrow, head);
    if (what !== 'm') return;
    if (!up) this.#heads[conn] = arrow;
    // What a proxy asks the server is not the page's.
    else if (this.#nodes[sender]?.role === 'page')
      this.rows.push({ at, lane: this.#lane, request: arrow, bodies: this.#bodies });
  }

  /** An arrow has arrived, or something else has become of it; what is said again says nothing. */
  landed(arrow: DrawnArrow): void {
    const head = this.#pieces.get(arrow);
    if (head === undefined || arrow.t1 === -1) return;
    this.#pieces.delete(arrow);
    const body = this.#bodies.get(head) ?? new Series();
    this.#bodies.set(head, body);
    body.add(arrow.t1, arrow.octets);
  }
}
