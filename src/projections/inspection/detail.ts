/** Everything that the inspector shows of one arrow. */
import { type Micros, micros } from '../../base/index.ts';
import { messageAddress } from '../../scenario/index.ts';
import { FIN, RST, SYN, type TlsMessage } from '../../trace/index.ts';
import { MSS, packetSize } from '../../wire/tcp/index.ts';
import type { Deflate } from '../../wire/websocket/deflate/index.ts';
import type { Acknowledgment, Transfer } from '../detail-model.ts';
import type { IndexedArrow, IndexedDot } from '../fold/indexed.ts';
import type { LaneIndex } from '../fold/lane-index.ts';
import { octetsOf } from '../fold/octets.ts';
import { hueAt, labelAt } from '../look.ts';
import { type Asked, SHOWN } from './asked.ts';
import { frameTextOf } from './frames.ts';
import { messageOf } from './messages.ts';
import { transmissionOf } from './transmission.ts';
import { answersFor, type Detail } from './views.ts';

const FOREVER = micros(Number.MAX_SAFE_INTEGER);

/**
 * The detail of an address; undefined when the lane has no such arrow, or not yet at the cursor. `deflate`: what
 * unpacks compressed messages; without it they stay as they travel.
 */
export function detailOf(
  lane: LaneIndex,
  address: string,
  cursor: Micros,
  deflate?: Deflate,
): Detail | undefined {
  const arrow = arrowOf(lane, address, cursor);
  if (arrow === undefined || arrow.t0 > cursor || (arrow.lost && arrow.lostAt > cursor && isUntold(arrow)))
    return undefined;
  const octets = octetsOf(lane, arrow);
  const message = messageOf(lane, arrow, octets, deflate);
  const asked = { lane, address, arrow, cursor, octets, message };
  return { ...transferOf(asked), ...answersFor(asked) };
}

function transferOf({ lane, arrow, cursor, octets }: Asked): Transfer {
  const carried = octets.length + arrow.own.extra;
  const segments = Math.max(1, Math.floor((carried + MSS - 1) / MSS));
  return {
    address: arrow.address,
    lane: lane.lane,
    conn: arrow.conn,
    at: arrow.t0,
    up: arrow.up,
    hue: hueAt(arrow, cursor),
    label: labelAt(arrow, cursor),
    form: arrow.what === 'f' ? 'frame' : arrow.what === 's' ? 'segment' : 'http',
    why: fateOf(arrow, cursor),
    ...(arrow.answers !== undefined && { answers: arrow.answers.address }),
    octets: octets.subarray(0, SHOWN),
    total: octets.length,
    payload: arrow.what === 'f' || arrow.what === 'b' ? frameTextOf(lane, arrow).payload : -1,
    offset: arrow.from,
    wire: packetSize(arrow.own.flags, 0) * segments + carried,
    segments,
  };
}

/** How what has an address was acknowledged, for the picture; undefined if it was not, whatever the cursor. */
export function acknowledgmentOf(lane: LaneIndex, address: string): Acknowledgment | undefined {
  const arrow = arrowOf(lane, address, FOREVER);
  return arrow && transmissionOf(lane, arrow).ack;
}

/** A first try that was lost is drawn for that alone: nobody knows of it before. */
const isUntold = ({ retransmission, own: { flags } }: IndexedArrow): boolean =>
  retransmission === '' && (flags & (SYN | FIN | RST)) === 0;

/** RFC 8446 has none of them. */
const ONLY_12: ReadonlySet<TlsMessage> = new Set<TlsMessage>([
  'ServerKeyExchange',
  'ClientKeyExchange',
  'ChangeCipherSpec',
]);

/** The key of the sentence that says what became of a segment, or why it was sent at all. */
function fateOf(arrow: IndexedArrow, cursor: Micros): string {
  const { what, lostAt, lostBy, lost, retransmission, own } = arrow;
  const { origin, flags, messages } = own;
  if (what !== 's') return lostAt >= 0 && lostAt <= cursor ? 'why.waited' : '';
  if (lost && lostAt <= cursor) return `why.${lostBy}`;
  if (retransmission === 'timeout') return (flags & SYN) === 0 ? 'why.timeout' : 'why.timeout-syn';
  if (retransmission === 'duplicate ACKs') return 'why.acks';
  if (origin === 'box' && (flags & RST) !== 0) return 'why.reset';
  if (flags !== 0) return '';
  if (messages.every((each) => each === 'NewSessionTicket')) return 'why.tickets';
  if (messages.includes('close_notify')) return 'why.close-notify';
  return messages.some((each) => ONLY_12.has(each)) ? 'why.flight-12' : 'why.flight';
}

/** What has an address, or carries it. */
function arrowOf(lane: LaneIndex, address: string, cursor: Micros): IndexedArrow | undefined {
  const found = lane.find(address);
  return found === undefined ? undefined : 'kind' in found ? carrierOf(lane, found, cursor) : found;
}

/** The transfer that carries a message: a dot is opened by its octets, as far as the cursor knows them. */
function carrierOf(lane: LaneIndex, dot: IndexedDot, cursor: Micros): IndexedArrow | undefined {
  if (dot.at > cursor) return undefined;
  if (dot.kind === 'shown') return lane.bringerOf(dot.fact);
  const taken = lane.sentBecauseOf(dot.fact);
  if (taken !== undefined) return taken;
  // A poll fetched it: known once a page has it.
  for (const page of lane.nodes.keys()) {
    const shown = lane.find(messageAddress({ lane: lane.lane, what: 'shown', id: dot.id, page }));
    if (shown !== undefined && 'kind' in shown) return carrierOf(lane, shown, cursor);
  }
  return undefined;
}
