/** The same transfer as others see it: the page's own code, and the browser's network panel. */
import { fromUtf8, type Micros } from '../../base/index.ts';
import { fieldValue, isInterim, type RequestHead } from '../../wire/http1/index.ts';
import { type Close, decodeClose, NO_STATUS, OPCODE, RSV1 } from '../../wire/websocket/index.ts';
import { decodeChunk } from '../fold/chunks.ts';
import type { IndexedArrow } from '../fold/indexed.ts';
import type { LaneIndex } from '../fold/lane-index.ts';
import { isOfPoll } from '../fold/news.ts';
import { decodeFrame, decodeRequest, decodeResponse, octetsOf, unpackedSize } from '../fold/octets.ts';
import type { Asked } from './asked.ts';
import { eventIn } from './events.ts';
import type { WholeMessage } from './messages.ts';

const PREVIEW = 200;
const quoted = (octets: Uint8Array): string => JSON.stringify(fromUtf8(octets.subarray(0, PREVIEW)));

const rsvOf = (arrow: IndexedArrow): number => (arrow.own.packed ? RSV1 : 0);

/** What a page sends or gets with a frame that ends a message; undefined for one that cannot be read, or not yet. */
function messageIn(
  arrow: IndexedArrow,
  frame: DataFrame,
  whole: WholeMessage | undefined,
): { readonly isText: boolean; readonly data: Uint8Array } | undefined {
  if (whole !== undefined) return whole;
  if (frame.opcode === OPCODE.continuation || arrow.own.packed) return undefined;
  return { isText: frame.opcode === OPCODE.text, data: frame.payload };
}

type DataFrame = { readonly opcode: number; readonly payload: Uint8Array };

/** Lines of JavaScript that call, or are called by, this transfer. Control frames, ACKs and headers stay unseen. */
export function codeOf({ lane, arrow, octets, message: whole, cursor }: Asked): readonly string[] {
  if (arrow.what === 's') return [];
  if (arrow.what === 'm') return arrow.up ? requestCode(octets, arrow) : responseCode(lane, octets, arrow);
  if (arrow.what === 'b') return chunkCode(lane, arrow, octets);
  const frame = decodeFrame(octets, arrow.up, rsvOf(arrow));
  if (frame === undefined) return [];
  if (frame.opcode === OPCODE.close) {
    const close = decodeClose(frame.payload);
    if ('kind' in close) return [];
    return arrow.up ? closeCode(lane, arrow, close) : closedCode(lane, arrow, close, cursor);
  }
  if (frame.opcode === OPCODE.ping || frame.opcode === OPCODE.pong || !frame.fin) return [];
  const message = messageIn(arrow, frame, whole);
  if (message === undefined) return [];
  const data = message.isText ? quoted(message.data) : `ArrayBuffer(${message.data.length})`;
  return arrow.up
    ? [`socket.send(${data})`]
    : ['socket.onmessage = (event) => {', `  event.data   // ${data}`, '}'];
}

/** A Close frame that the page asked for: an answer, a failure and a page that goes away are the browser's own. */
function closeCode({ trace }: LaneIndex, arrow: IndexedArrow, { code, reason }: Close): string[] {
  const cause = trace.causeAt(arrow.fact);
  const call = cause < 0 ? undefined : trace.at(cause);
  if (call?.kind !== 'page-call' || !call.code.startsWith('socket.close(') || code === 1001) return [];
  const args = code === NO_STATUS ? [] : reason === '' ? [`${code}`] : [`${code}`, JSON.stringify(reason)];
  return [`socket.close(${args.join(', ')})`];
}

/** A Close frame that the page has heard of: one that is gone, or has failed the connection before, never does. */
function closedCode(
  { trace }: LaneIndex,
  arrow: IndexedArrow,
  { code, reason }: Close,
  cursor: Micros,
): string[] {
  for (let i = arrow.fact + 1; i < trace.length && trace.timeAt(i) <= cursor; i++) {
    if (trace.connAt(i) !== arrow.conn) continue;
    const fact = trace.at(i);
    if (fact.kind !== 'socket-event' || fact.event !== 'close') continue;
    if (fact.code !== code) return [];
    return [
      'socket.onclose = (event) => {',
      `  event.code     // ${code}`,
      `  event.reason   // ${JSON.stringify(reason)}`,
      '}',
    ];
  }
  return [];
}

function chunkCode({ trace }: LaneIndex, { fact }: IndexedArrow, octets: Uint8Array): string[] {
  const sent = trace.at(fact);
  const data = decodeChunk(octets);
  if (sent.kind === 'body-sent' && sent.part === 'line')
    return [`const { value } = await reader.read()   // ${quoted(data)}`];
  const event = eventIn(data);
  if (event === undefined) return [];
  const value = JSON.stringify(event.data.slice(0, PREVIEW));
  return [`source.addEventListener('${event.type}', (event) => {`, `  event.data   // ${value}`, '})'];
}

/** The browser's own question (Fetch §4.8). */
const isPreflight = ({ fields }: RequestHead): boolean =>
  fieldValue(fields, 'Access-Control-Request-Method') !== undefined;

function requestCode(octets: Uint8Array, arrow: IndexedArrow): string[] {
  const request = decodeRequest(octets);
  if (request === undefined) return [];
  const { method, target } = request.head;
  if (isPreflight(request.head)) return [];
  if (arrow.hue === 'upgrade') return [`const socket = new WebSocket('${target}')`];
  if (fieldValue(request.head.fields, 'Accept') === 'text/event-stream')
    return [`const source = new EventSource('${target}')`];
  const body = request.body.length === 0 ? [] : [`  body: ${quoted(request.body)},`];
  if (method === 'GET') return [`await fetch('${target}')`];
  return [`await fetch('${target}', {`, `  method: '${method}',`, ...body, '})'];
}

/** Does this answer open a socket? A 101 by itself does not: the first event that its page hears tells. */
function opens({ trace }: LaneIndex, { fact, conn, hue }: IndexedArrow): boolean {
  for (let i = fact + 1; i < trace.length; i++) {
    if (trace.connAt(i) !== conn) continue;
    const heard = trace.at(i);
    if (heard.kind === 'socket-event') return heard.event === 'open';
  }
  return hue === 'upgrade';
}

function responseCode(lane: LaneIndex, octets: Uint8Array, arrow: IndexedArrow): string[] {
  if (arrow.answers?.hue === 'upgrade')
    return opens(lane, arrow)
      ? ['socket.onopen = () => { /* readyState is 1 */ }']
      : ['socket.onclose = (event) => {', '  event.code   // 1006', '}'];
  const asked = arrow.answers && decodeRequest(octetsOf(lane, arrow.answers))?.head;
  const answer = decodeResponse(octets, asked?.method ?? 'GET');
  if (answer === undefined || (asked !== undefined && isPreflight(asked))) return [];
  const { status, fields } = answer.head;
  // What the browser follows, and what tells it to wait, a page never sees.
  if (isInterim(status) || (status >= 300 && status < 400 && fieldValue(fields, 'Location') !== undefined))
    return [];
  const unpacked = unpackedSize(answer);
  // The page gets the browser's copy for a 304, unless it asked about a copy of its own; the poll does not.
  if (status === 304 && arrow.answers !== undefined && isOfPoll(lane.trace, arrow.answers.fact))
    return ['response.status         // 200', "await response.text()   // the browser's copy"];
  return [
    `response.status         // ${status}`,
    `await response.text()   // ${unpacked === undefined ? quoted(answer.body) : `${unpacked} B`}`,
  ];
}

type Rows = readonly { readonly column: string; readonly value: string }[];

/** The length of a binary message as Chromium's panel writes it; that of a text is its `length`, in UTF-16 units. */
function sized(octets: number): string {
  if (octets < 1000) return `${octets} B`;
  const kilo = octets / 1000;
  if (kilo < 1000) return `${kilo.toFixed(kilo < 100 ? 1 : 0)} kB`;
  return `${(kilo / 1000).toFixed(1)} MB`;
}

/** What a network panel lists: whole requests and whole messages, no segments, no control frames. */
export function devtoolsOf({ lane, arrow, octets, message: whole, cursor }: Asked): Rows {
  if (arrow.what === 's') return [];
  if (arrow.what === 'm') return requestRow(lane, arrow.up ? arrow : arrow.answers, cursor);
  if (arrow.what === 'b') return eventRow(octets);
  const frame = decodeFrame(octets, arrow.up, rsvOf(arrow));
  if (frame === undefined || frame.opcode >= OPCODE.close || !frame.fin) return [];
  const message = messageIn(arrow, frame, whole);
  if (message === undefined) return [];
  const { isText, data } = message;
  const shown = isText ? fromUtf8(data.subarray(0, PREVIEW)) : 'Binary Message';
  return [
    { column: 'Data', value: `${arrow.up ? '↑' : '↓'} ${shown}` },
    { column: 'Length', value: isText ? `${fromUtf8(data).length}` : sized(data.length) },
  ];
}

/** A row of the tab EventStream. */
function eventRow(octets: Uint8Array): Rows {
  const event = eventIn(decodeChunk(octets));
  if (event === undefined) return [];
  return [
    { column: 'Id', value: event.lastEventId },
    { column: 'Type', value: event.type },
    { column: 'Data', value: event.data.slice(0, PREVIEW) },
  ];
}

function requestRow(lane: LaneIndex, request: IndexedArrow | undefined, cursor: Micros): Rows {
  if (request === undefined) return [];
  const { conn, from, to, answeredBy, hue } = request;
  const asked = decodeRequest(lane.trace.stream(conn, true).slice(from, to))?.head;
  if (asked === undefined) return [];
  const isEventSource = fieldValue(asked.fields, 'Accept') === 'text/event-stream';
  const known =
    answeredBy !== undefined && answeredBy.t1 >= 0 && answeredBy.t1 <= cursor ? answeredBy : undefined;
  const answer =
    known === undefined
      ? undefined
      : decodeResponse(lane.trace.stream(conn, false).slice(known.from, known.to), asked.method)?.head;
  return [
    { column: 'Name', value: asked.target.split('/').at(-1) ?? asked.target },
    { column: 'Status', value: answer === undefined ? '(pending)' : `${answer.status}` },
    { column: 'Type', value: hue === 'upgrade' ? 'websocket' : isEventSource ? 'eventsource' : 'fetch' },
    { column: 'Host', value: fieldValue(asked.fields, 'Host') ?? '' },
  ];
}
