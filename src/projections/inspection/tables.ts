/** Rows of the tables. All lanes together, by time. */
import { fromLatin1, fromUtf8, type Micros, toHex } from '../../base/index.ts';
import type { Deflate } from '../../wire/websocket/deflate/index.ts';
import { decodeChunk } from '../chunks.ts';
import type { IndexedArrow } from '../indexed.ts';
import type { LaneIndex } from '../lane-index.ts';
import type { FrameRow, RequestRow } from '../model.ts';
import { decodeFrame } from '../octets.ts';
import { RSV1 } from '../../wire/websocket/index.ts';
import { octetsOf } from '../rows.ts';
import { countBy, Series } from '../series.ts';
import { eventIn } from './events.ts';
import { messageOf, wordsOf } from './messages.ts';

/** Characters of a payload that a row shows at most. */
const PREVIEW = 120;

/** The table Frames: opening handshakes, frames, and the chunks of streams, of every lane. */
export function frameRows(lanes: readonly LaneIndex[], deflate?: Deflate): readonly FrameRow[] {
  return byTime(lanes, (lane) => lane.arrows.filter(isPushed).map((arrow) => frameRow(lane, arrow, deflate)));
}

/** What was sent does not change: a row is made once, however long the run grows. */
const known = new WeakMap<IndexedArrow, FrameRow>();

function frameRow(lane: LaneIndex, arrow: IndexedArrow, deflate: Deflate | undefined): FrameRow {
  const row = known.get(arrow);
  if (row !== undefined) return row;
  const octets = octetsOf(lane, arrow);
  const { address, t0, up, hue, what, label } = arrow;
  const made = {
    address,
    lane: lane.lane,
    at: t0,
    up,
    hue,
    name: what === 'b' ? label.code : what === 'm' ? startLine(octets, up) : frameName(octets, label.code),
    info: arrow.meaning?.packed === true ? packedInfo(lane, arrow, octets, deflate) : infoOf(arrow, octets),
    octets: arrow.to - arrow.from,
  };
  // What unpacks messages may come later, and then the row says more.
  if (arrow.meaning?.packed !== true || deflate !== undefined) known.set(arrow, made);
  return made;
}

const isPushed = (arrow: IndexedArrow): boolean => {
  const { what, hue, answers } = arrow;
  return isPages(arrow) && (what === 'f' || what === 'b' || hue === 'upgrade' || answers?.hue === 'upgrade');
};

/** What a proxy and the server say to each other is not the page's: no panel of the browser lists it. */
const isPages = ({ leg }: IndexedArrow): boolean => leg !== 'server';

const frameName = (octets: Uint8Array, code: string): string =>
  `0x${((octets[0] ?? 0) & 15).toString(16)} ${code}`;

/** "GET /chat" of a request, "101" of an answer. */
function startLine(octets: Uint8Array, up: boolean): string {
  const words = fromLatin1(octets.subarray(0, 200)).split(' ');
  return up ? `${words[0] ?? ''} ${words[1] ?? ''}` : (words[1] ?? '');
}

/** Of a compressed message what it says, in the row of its last frame; else octets. */
function packedInfo(
  lane: LaneIndex,
  arrow: IndexedArrow,
  octets: Uint8Array,
  deflate: Deflate | undefined,
): string {
  const unpacked = messageOf(lane, arrow, octets, deflate);
  if (unpacked?.isText === true) return wordsOf(unpacked, PREVIEW);
  const data = unpacked?.data ?? decodeFrame(octets, arrow.up, RSV1)?.payload ?? octets;
  return toHex(data.subarray(0, 16));
}

function infoOf(arrow: IndexedArrow, octets: Uint8Array): string {
  if (arrow.what === 'm')
    return arrow.up
      ? 'Upgrade: websocket'
      : (fromLatin1(octets.subarray(0, 200)).split('\r\n')[0] ?? '').slice(13);
  if (arrow.what === 'b') return chunkInfo(octets);
  const payload = decodeFrame(octets, arrow.up, 0)?.payload.subarray(0, PREVIEW);
  if (payload === undefined) return toHex(octets.subarray(0, 16));
  if (arrow.hue === 'binary') return toHex(payload.subarray(0, 16));
  if (arrow.hue === 'close') return new TextDecoder().decode(payload.subarray(2));
  return new TextDecoder().decode(payload);
}

/** Of an event its data, of any other chunk what stands in it. */
function chunkInfo(octets: Uint8Array): string {
  const chunk = decodeChunk(octets);
  return (eventIn(chunk)?.data ?? fromUtf8(chunk).trim()).slice(0, PREVIEW);
}

/** A request with the moment its answer had arrived; the row before that moment has no status. */
export interface AnsweredRow {
  readonly pending: RequestRow;
  readonly answered: RequestRow;
  readonly answeredAt: number;
  /** Octets of a body that is written piece by piece, as they came; those of any other belong to the answer. */
  readonly body: Series | undefined;
  readonly at: Micros;
}

/** The table Requests. */
export function requestRows(lanes: readonly LaneIndex[]): readonly AnsweredRow[] {
  return byTime(lanes, (lane) => {
    const bodies = bodiesOf(lane);
    return lane.arrows
      .filter((arrow) => arrow.what === 'm' && arrow.up && isPages(arrow))
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
          return { pending, answered: pending, answeredAt: Infinity, body: undefined, at };
        const answer = lane.trace.at(answeredBy.fact);
        const answered: RequestRow = {
          ...pending,
          hue: answeredBy.hue,
          status: answer.kind === 'response-sent' ? answer.status : 0,
          octetsDown: answeredBy.to - answeredBy.from,
          duration: (answeredBy.t1 - at) as Micros,
        };
        return { pending, answered, answeredAt: answeredBy.t1, body: bodies.get(answeredBy), at };
      });
  });
}

function bodiesOf({ arrows }: LaneIndex): ReadonlyMap<IndexedArrow, Series> {
  const bodies = new Map<IndexedArrow, Series>();
  /** The newest answer of each connection. */
  const heads: IndexedArrow[] = [];
  for (const arrow of arrows) {
    const { what, up, conn, t1, from, to } = arrow;
    const head = heads[conn];
    if (what === 'm' && !up) heads[conn] = arrow;
    if (what !== 'b' || t1 === -1 || head === undefined) continue;
    const body = bodies.get(head) ?? new Series();
    bodies.set(head, body);
    body.add(t1, to - from);
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

function byTime<T extends { readonly at: Micros }>(
  lanes: readonly LaneIndex[],
  rows: (lane: LaneIndex) => readonly T[],
): readonly T[] {
  return lanes.flatMap(rows).toSorted((a, b) => a.at - b.at);
}
