/** The requests of all lanes by time. */
import type { Micros } from '../../base/index.ts';
import {
  type Asked,
  byTime,
  type LaneColumns,
  type RequestRow,
  requestsAt,
  type Rows,
} from '../../projections/index.ts';

export class RequestTable {
  #rows: readonly Asked[] = [];
  /** Of each lane, how many of its requests are in. */
  #known = new Map<LaneColumns, number>();

  /** The rows as they are known at the cursor. In lanes that it has seen before, it looks only at new requests. */
  at(lanes: readonly LaneColumns[], cursor: Micros): Rows<RequestRow> {
    const lists = lanes.map(({ requests }) => requests.rows);
    const isSame = lanes.length === this.#known.size && lanes.every((lane) => this.#known.has(lane));
    const firsts = lanes.map((lane, i) => lists[i]?.[this.#known.get(lane) ?? 0]?.at ?? Infinity);
    const from = isSame ? Math.min(...firsts) : 0;
    if (from < Infinity) this.#rows = byTime(this.#rows, lists, from);
    this.#known = new Map(lanes.map((lane, i) => [lane, lists[i]?.length ?? 0]));
    return requestsAt(this.#rows, cursor);
  }
}
