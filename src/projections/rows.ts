/** Rows of the tables, ticks of the scrub bar, and where a step leads. All lanes together, by time. */
import { fromLatin1, type Micros, toHex } from '../base/index.ts';
import type { IndexedArrow } from './indexed.ts';
import type { LaneIndex } from './lane-index.ts';
import type { FrameRow, RequestRow, Tick } from './model.ts';
import { decodeFrame } from './octets.ts';
import { countBy, countUntil } from './series.ts';

/** Characters of a payload that a row shows at most. */
const PREVIEW = 120;

/** The table Frames: opening handshakes and frames of every lane. */
export function frameRows(lanes: readonly LaneIndex[]): readonly FrameRow[] {
  return byTime(lanes, (lane) => lane.arrows.filter(isSocketTraffic).map((arrow) => frameRow(lane, arrow)));
}

/** What was sent does not change: a row is made once, however long the run grows. */
const known = new WeakMap<IndexedArrow, FrameRow>();

function frameRow(lane: LaneIndex, arrow: IndexedArrow): FrameRow {
  const row = known.get(arrow);
  if (row !== undefined) return row;
  const octets = octetsOf(lane, arrow);
  const { address, t0, up, hue, what, label } = arrow;
  const name =
    what === 'f' ? `0x${((octets[0] ?? 0) & 15).toString(16)} ${label.code}` : startLine(octets, up);
  const made = {
    address,
    lane: lane.lane,
    at: t0,
    up,
    hue,
    name,
    info: infoOf(arrow, octets),
    octets: arrow.to - arrow.from,
  };
  known.set(arrow, made);
  return made;
}

const isSocketTraffic = ({ what, hue, answers }: IndexedArrow): boolean =>
  what === 'f' || hue === 'upgrade' || answers?.hue === 'upgrade';

/** "GET /chat" of a request, "101" of an answer. */
function startLine(octets: Uint8Array, up: boolean): string {
  const words = fromLatin1(octets.subarray(0, 200)).split(' ');
  return up ? `${words[0] ?? ''} ${words[1] ?? ''}` : (words[1] ?? '');
}

function infoOf(arrow: IndexedArrow, octets: Uint8Array): string {
  if (arrow.what === 'm')
    return arrow.up
      ? 'Upgrade: websocket'
      : (fromLatin1(octets.subarray(0, 200)).split('\r\n')[0] ?? '').slice(13);
  const payload = decodeFrame(octets, arrow.up)?.payload.subarray(0, PREVIEW);
  if (payload === undefined) return toHex(octets.subarray(0, 16));
  if (arrow.hue === 'binary') return toHex(payload.subarray(0, 16));
  if (arrow.hue === 'close') return new TextDecoder().decode(payload.subarray(2));
  return new TextDecoder().decode(payload);
}

/** A request with the moment its answer had arrived; the row before that moment has no status. */
export interface AnsweredRow {
  readonly pending: RequestRow;
  readonly answered: RequestRow;
  readonly answeredAt: number;
  readonly at: Micros;
}

/** The table Requests. */
export function requestRows(lanes: readonly LaneIndex[]): readonly AnsweredRow[] {
  return byTime(lanes, (lane) =>
    lane.arrows
      .filter(({ what, up }) => what === 'm' && up)
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
          octetsUp: arrow.to - arrow.from,
          octetsDown: 0,
          duration: -1,
        };
        if (answeredBy === undefined || answeredBy.t1 < 0)
          return { pending, answered: pending, answeredAt: Infinity, at };
        const answered: RequestRow = {
          ...pending,
          hue: answeredBy.hue,
          status: lane.trace.at(answeredBy.fact).value,
          octetsDown: answeredBy.to - answeredBy.from,
          duration: (answeredBy.t1 - at) as Micros,
        };
        return { pending, answered, answeredAt: answeredBy.t1, at };
      }),
  );
}

/** The rows as they were known at the cursor. */
export function requestsAt(rows: readonly AnsweredRow[], cursor: Micros): readonly RequestRow[] {
  const known = rows.slice(
    0,
    countBy(rows, cursor, ({ at }) => at),
  );
  return known.map(({ pending, answered, answeredAt }) => (answeredAt <= cursor ? answered : pending));
}

export const rowsUntil = (rows: readonly { readonly at: Micros }[], cursor: Micros): number =>
  countBy(rows, cursor, ({ at }) => at);

export function ticksOf(lanes: readonly LaneIndex[]): readonly Tick[] {
  return lanes
    .flatMap((lane, i) => lane.arrows.map(({ t0, hue }) => ({ at: t0, hue, lane: i })))
    .toSorted((a, b) => a.at - b.at);
}

/** The next or the previous moment at which something happened in any lane; undefined beyond the last and the first. */
export function momentBeside(lanes: readonly LaneIndex[], cursor: Micros, by: 1 | -1): Micros | undefined {
  let best: Micros | undefined;
  for (const { moments } of lanes) {
    const found =
      by === 1 ? moments[countUntil(moments, cursor)] : moments[countUntil(moments, cursor - 1) - 1];
    if (found === undefined) continue;
    if (best === undefined || (by === 1 ? found < best : found > best)) best = found;
  }
  return best;
}

/** How many moments lie at or before the cursor, over all lanes. */
export const momentsUntil = (lanes: readonly LaneIndex[], cursor: Micros): number =>
  lanes.reduce((sum, { moments }) => sum + countUntil(moments, cursor), 0);

export const octetsOf = (lane: LaneIndex, { conn, up, from, to }: IndexedArrow): Uint8Array =>
  lane.trace.stream(conn, up).slice(from, to);

function byTime<T extends { readonly at: Micros }>(
  lanes: readonly LaneIndex[],
  rows: (lane: LaneIndex) => readonly T[],
): readonly T[] {
  return lanes.flatMap(rows).toSorted((a, b) => a.at - b.at);
}
