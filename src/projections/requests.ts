/** The table Requests: what the page asked, and what has come back by a cursor. */
import type { Micros } from '../base/index.ts';
import type { Node } from '../trace/index.ts';
import type { DrawnArrow, LaneData } from './lane.ts';
import { hueAt } from './look.ts';
import type { RequestRow, Rows } from './model.ts';
import { byTime } from './rows.ts';
import { countBy, Series } from './series.ts';

/** A request; its arrow knows its answer, and the list what came of that answer's body since. */
export interface Asked {
  readonly at: Micros;
  readonly lane: string;
  readonly request: DrawnArrow;
  readonly bodies: ReadonlyMap<DrawnArrow, Series>;
}

/** A lane's requests, in order; it is told of each arrow once when it is made and once when it has arrived. */
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

  landed(arrow: DrawnArrow, at: Micros): void {
    const head = this.#pieces.get(arrow);
    if (head === undefined) return;
    this.#pieces.delete(arrow);
    const body = this.#bodies.get(head) ?? new Series();
    this.#bodies.set(head, body);
    body.add(at, arrow.octets);
  }
}

/** The requests of all lanes by time. */
export const requestsOf = (lanes: readonly LaneData[]): readonly Asked[] =>
  byTime(
    [],
    lanes.map(({ requests }) => requests.rows),
    0,
  );

/** The rows as they are known at the cursor; each is made when it is looked at. */
export const requestsAt = (asked: readonly Asked[], cursor: Micros): Rows<RequestRow> => ({
  length: countBy(asked, cursor, ({ at }) => at),
  at: (index) => {
    const one = asked[index];
    return one && rowOf(one, cursor);
  },
});

function rowOf({ at, lane, request, bodies }: Asked, cursor: Micros): RequestRow {
  const [method = '', target = ''] = request.label.code.split(' ');
  const { address, conn, hue, octets: octetsUp, answeredBy: answer } = request;
  const asked = { address, lane, at, method, target, conn, octetsUp };
  if (answer === undefined || answer.t1 < 0 || answer.t1 > cursor)
    return { ...asked, hue, status: 0, octetsDown: 0, duration: -1 };
  const octetsDown = answer.octets + (bodies.get(answer)?.at(cursor) ?? 0);
  return {
    ...asked,
    hue: hueAt(answer, cursor),
    status: answer.status,
    octetsDown,
    duration: (answer.t1 - at) as Micros,
  };
}
