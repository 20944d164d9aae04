/** The table Requests: what the pages asked, and what has come back by a cursor. */
import type { Micros } from '../base/index.ts';
import type { LaneData } from './lane.ts';
import { hueAt } from './look.ts';
import type { RequestRow, Rows } from './model.ts';
import type { Asked } from './requests.ts';
import { countBy } from './series.ts';

/** The requests of all lanes by time. */
export const requestsOf = (lanes: readonly LaneData[]): readonly Asked[] =>
  lanes.flatMap(({ requests }) => requests.rows).toSorted((a, b) => a.at - b.at);

/** The rows as they are known at the cursor; each is made when it is looked at. */
export const requestsAt = (
  asked: readonly Asked[],
  cursor: Micros,
): Pick<Rows<RequestRow>, 'length' | 'at'> => ({
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
