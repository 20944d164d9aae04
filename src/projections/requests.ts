/** The table Requests. */
import type { Micros } from '../base/index.ts';
import type { DrawnArrow, LaneData } from './lane.ts';
import type { RequestRow } from './model.ts';
import { countBy, Series } from './series.ts';

/** A request with the moment its answer had arrived; the row before that moment has no status. */
export interface AnsweredRow {
  readonly pending: RequestRow;
  readonly answered: RequestRow;
  readonly answeredAt: number;
  /** Octets of a body that is written piece by piece, as they came; those of any other belong to the answer. */
  readonly body: Series | undefined;
  readonly at: Micros;
}

/** The rows of all lanes by time. */
export function requestRows(lanes: readonly LaneData[]): readonly AnsweredRow[] {
  const rows = lanes.flatMap((lane) => {
    const bodies = bodiesOf(lane);
    return lane.arrows
      .filter((arrow) => arrow.what === 'm' && arrow.up && arrow.leg !== 'server')
      .map((arrow): AnsweredRow => {
        const [method = '', target = ''] = arrow.label.code.split(' ');
        const { address, t0: at, conn, answeredBy } = arrow;
        const pending: RequestRow = {
          address,
          lane: lane.lane,
          at,
          hue: arrow.hue,
          method,
          target,
          status: 0,
          conn,
          octetsUp: arrow.octets,
          octetsDown: 0,
          duration: -1,
        };
        if (answeredBy === undefined || answeredBy.t1 < 0)
          return { pending, answered: pending, answeredAt: Infinity, body: undefined, at };
        const answered: RequestRow = {
          ...pending,
          hue: answeredBy.hue,
          status: answeredBy.status,
          octetsDown: answeredBy.octets,
          duration: (answeredBy.t1 - at) as Micros,
        };
        return { pending, answered, answeredAt: answeredBy.t1, body: bodies.get(answeredBy), at };
      });
  });
  return rows.toSorted((a, b) => a.at - b.at);
}

function bodiesOf({ arrows }: LaneData): ReadonlyMap<DrawnArrow, Series> {
  const bodies = new Map<DrawnArrow, Series>();
  /** The newest answer of each connection. */
  const heads: DrawnArrow[] = [];
  for (const arrow of arrows) {
    const { what, up, conn, t1, octets } = arrow;
    const head = heads[conn];
    if (what === 'm' && !up) heads[conn] = arrow;
    if (what !== 'b' || t1 === -1 || head === undefined) continue;
    const body = bodies.get(head) ?? new Series();
    bodies.set(head, body);
    body.add(t1, octets);
  }
  return bodies;
}

/** The rows as they were known at the cursor. */
export function requestsAt(rows: readonly AnsweredRow[], cursor: Micros): readonly RequestRow[] {
  const known = rows.slice(
    0,
    countBy(rows, cursor, ({ at }) => at),
  );
  return known.map(({ pending, answered, answeredAt, body }) => {
    if (answeredAt > cursor) return pending;
    return body ? { ...answered, octetsDown: answered.octetsDown + body.at(cursor) } : answered;
  });
}
