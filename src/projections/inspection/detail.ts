/** Everything that the inspector shows of one arrow. */
import { fromUtf8, type Micros, micros } from '../../base/index.ts';
import { FIN, RST, SYN, type TlsMessage, toldBy, type Trace } from '../../trace/index.ts';
import { MSS, packetSize } from '../../wire/tcp/index.ts';
import { describeChunks, describeHttp } from '../../wire/http1/index.ts';
import { describeFrame, xorRows } from '../../wire/websocket/index.ts';
import type { Deflate } from '../../wire/websocket/deflate/index.ts';
import { messageAddress } from '../../scenario/index.ts';
import { handshakeOf } from './handshake.ts';
import { messageOf, wordsOf } from './messages.ts';
import type { IndexedArrow, IndexedDot } from '../fold/indexed.ts';
import type { LaneIndex } from '../fold/lane-index.ts';
import { transmissionOf } from './transmission.ts';
import { whyOf } from './why.ts';
import { codeOf, devtoolsOf } from './lenses.ts';
import type { Acknowledgment, Detail, PartView, TimingRow } from '../detail-model.ts';
import { hueAt, labelAt } from '../look.ts';
import type { Hue } from '../model.ts';
import { octetsOf } from '../fold/octets.ts';

/** Octets that are shown at most, and that the unmasking table walks through. */
const SHOWN = 4096;
const XOR_SHOWN = 256;
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
  const shown = octets.subarray(0, SHOWN);
  const message = messageOf(lane, arrow, octets, deflate);
  const unpacked = arrow.meaning?.packed === true ? message : undefined;
  const handshake = handshakeOf(lane, arrow, cursor);
  const delivery = whyOf(lane, address, cursor);
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
    octets: shown,
    total: octets.length,
    offset: arrow.from,
    parts: arrow.what === 's' ? [] : partsOf(arrow, octets, hueAt(arrow, cursor)),
    xor: arrow.what === 'f' ? xorRows(octets, XOR_SHOWN) : [],
    ...(unpacked !== undefined && {
      unpacked: { octets: unpacked.data.length, packed: unpacked.packed, text: wordsOf(unpacked, SHOWN) },
    }),
    ...(handshake !== undefined && { handshake }),
    ...(delivery !== undefined && { delivery }),
    timing: timingOf(lane, arrow, cursor),
    wire: packetSize(arrow.own.flags, 0) * segments + carried,
    segments,
    code: codeOf(lane, arrow, octets, message, cursor),
    devtools: devtoolsOf(lane, arrow, octets, message, cursor),
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

function partsOf(arrow: IndexedArrow, octets: Uint8Array, own: Hue): PartView[] {
  if (arrow.what === 'f') {
    return describeFrame(octets, arrow.meaning?.packed).map(
      ({ name, fromBit, toBit, value, meaning, note, rfc }) => {
        const text = meaning === '' ? value : meaning;
        return { name, fromBit, toBit, value: text.slice(0, SHOWN), note, rfc, hue: hueOf(note, own) };
      },
    );
  }
  return (arrow.what === 'b' ? describeChunks(octets) : describeHttp(octets)).map(
    ({ name, from, to, value, note, rfc }) => {
      const text = note === 'http.body' ? fromUtf8(octets.subarray(from, Math.min(to, from + SHOWN))) : value;
      return { name, fromBit: from * 8, toBit: to * 8, value: text, note, rfc, hue: hueOf(note, own) };
    },
  );
}

/** Neighbouring parts differ in hue, and one kind of part has one hue in every frame. */
function hueOf(note: string, own: Hue): Hue {
  const kind = note.split('.')[1] ?? '';
  if (kind === 'fin' || kind === 'opcode') return own;
  if (kind.startsWith('rsv')) return 'tcp';
  if (kind === 'mask' || kind === 'masking-key') return 'upgrade';
  if (kind.startsWith('length')) return 'http';
  if (kind === 'close-code') return 'close';
  if (kind === 'status') return own;
  if (kind === 'payload' || kind === 'body' || kind === 'close-reason')
    return own === 'text' ? 'binary' : own;
  if (kind === 'field-value') return 'text';
  return kind === 'field-name' ? 'http' : 'tcp';
}

/**
 * What the application did between a request and its answer. Nothing where it was called for somebody else meanwhile:
 * nobody says for whom it did what.
 */
function doneMeanwhile(trace: Trace, { what, up, fact }: IndexedArrow): readonly TimingRow[] {
  const request = what === 'm' && !up ? trace.causeAt(fact) : -1;
  if (request < 0) return [];
  const rows: TimingRow[] = [];
  let calls = 0;
  for (let i = request + 1; i < fact; i += 1) {
    if (trace.kindAt(i) === 'handler-called') calls += 1;
    const done = trace.at(i);
    const words = toldBy(done);
    if (words !== undefined) rows.push({ key: words.told, at: done.at, n: words.count });
  }
  return calls > 1 ? [] : rows;
}

function timingOf(lane: LaneIndex, arrow: IndexedArrow, cursor: Micros): TimingRow[] {
  const rows: TimingRow[] = [];
  const { flights, ack } = transmissionOf(lane, arrow);
  const cause = lane.trace.causeAt(arrow.fact);
  const born = cause < 0 ? undefined : lane.dotOf(cause);
  if (born?.kind === 'born') rows.push({ key: 'born', at: born.at });
  if (cause >= 0 && lane.trace.kindAt(cause) === 'page-call' && lane.trace.timeAt(cause) < arrow.t0)
    rows.push({ key: 'called', at: lane.trace.timeAt(cause) });
  if (arrow.answers !== undefined && arrow.answers.t1 >= 0)
    rows.push({ key: 'called', at: arrow.answers.t1 as Micros });
  rows.push(...doneMeanwhile(lane.trace, arrow), { key: 'sent', at: arrow.t0 }, ...flights);
  if (arrow.t1 >= 0) rows.push({ key: 'arrived', at: arrow.t1 as Micros });
  if (arrow.answeredBy !== undefined && arrow.answeredBy.t1 >= 0)
    rows.push({ key: 'answered', at: arrow.answeredBy.t1 as Micros });
  if (ack !== undefined && ack.t0 > arrow.t1) rows.push({ key: 'acknowledging', at: ack.t0 });
  if (ack !== undefined) rows.push({ key: 'acknowledged', at: ack.t1 });
  return rows.filter(({ at }) => at <= cursor).toSorted((a, b) => a.at - b.at);
}
