/** The opening handshake that an arrow belongs to, field by field (RFC 6455 §1.3, §4). */
import { toHex } from '../../base/index.ts';
import {
  type Field,
  fieldValue,
  listOf,
  type RequestHead,
  type ResponseHead,
} from '../../wire/http1/index.ts';
import { acceptSteps, checkUpgradeResponse, GUID, parseExtensions } from '../../wire/websocket/index.ts';
import type { HandshakeLine, HandshakeView } from '../detail-model.ts';
import { decodeRequest, decodeResponse, octetsOf } from '../fold/octets.ts';
import type { Asked } from './asked.ts';

const REQUEST_KEYS = [
  'host',
  'upgrade',
  'connection',
  'origin',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-protocol',
  'sec-websocket-extensions',
];
/** Statuses with a sentence of their own. */
const SAID = new Set([101, 200, 302, 400, 401, 403, 404, 426]);
const RESPONSE_KEYS = [
  'upgrade',
  'connection',
  'sec-websocket-accept',
  'sec-websocket-version',
  'sec-websocket-protocol',
  'sec-websocket-extensions',
];

export function handshakeOf({ lane, arrow, cursor }: Asked): HandshakeView | undefined {
  // A frame's connection began with a handshake too: it is the first request of that connection.
  const request = lane.transferAt(arrow.conn, true, 0);
  if (request?.hue !== 'upgrade' || request.t0 > cursor) return undefined;
  const asked = decodeRequest(octetsOf(lane, request))?.head;
  if (asked === undefined) return undefined;
  const { answeredBy } = request;
  const answer =
    answeredBy !== undefined && answeredBy.t0 <= cursor
      ? decodeResponse(octetsOf(lane, answeredBy), 'GET')?.head
      : undefined;
  // The client judges what has arrived: an answer on its way is no verdict yet.
  const judged =
    answer !== undefined && answeredBy !== undefined && answeredBy.t1 >= 0 && answeredBy.t1 <= cursor;
  const key = fieldValue(asked.fields, 'Sec-WebSocket-Key');
  const steps = key === undefined ? undefined : acceptSteps(key);
  return {
    request: requestLines(asked),
    response: answer === undefined ? [] : responseLines(answer),
    ...(steps !== undefined && {
      accept: { key: steps.key, guid: GUID, sha1: toHex(steps.sha1), accept: steps.accept },
    }),
    ...verdictOf(asked, judged ? answer : undefined),
  };
}

function verdictOf(
  asked: RequestHead,
  answer: ResponseHead | undefined,
): Pick<HandshakeView, 'verdict' | 'why'> {
  if (answer === undefined) return { verdict: 'pending' };
  const key = fieldValue(asked.fields, 'Sec-WebSocket-Key') ?? '';
  const offered = parseExtensions(fieldValue(asked.fields, 'Sec-WebSocket-Extensions') ?? '') ?? [];
  const check = checkUpgradeResponse(
    answer,
    key,
    listOf(asked.fields, 'Sec-WebSocket-Protocol'),
    offered.map(({ name }) => name),
  );
  return check.ok ? { verdict: 'open' } : { verdict: 'refused', why: check.code.replace('ws/', 'hs.why.') };
}

function requestLines({ method, target, fields }: RequestHead): HandshakeLine[] {
  return [startLine(`${method} ${target} HTTP/1.1`, 'hs.request-line'), ...fieldLines(fields, REQUEST_KEYS)];
}

function responseLines({ status, reason, fields }: ResponseHead): HandshakeLine[] {
  return [
    startLine(`HTTP/1.1 ${status} ${reason}`, SAID.has(status) ? `hs.${status}` : 'hs.refused'),
    ...fieldLines(fields, RESPONSE_KEYS),
  ];
}

const startLine = (text: string, note: string): HandshakeLine => ({
  text,
  name: '',
  value: text,
  key: true,
  note,
});

function fieldLines(fields: readonly Field[], keys: readonly string[]): HandshakeLine[] {
  return fields.map(([name, value]) => {
    const key = keys.includes(name.toLowerCase());
    return { text: `${name}: ${value}`, name, value, key, note: key ? `hs.${name.toLowerCase()}` : '' };
  });
}
