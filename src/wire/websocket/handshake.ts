import { fieldValue, fieldValues, hasToken, isToken, listOf } from '../http1/index.ts';
import type { Field, RequestHead, ResponseHead } from '../http1/index.ts';
import { acceptFor } from './accept.ts';
import { parseExtensions } from './extensions.ts';
import type { Extension } from './extensions.ts';

/** What a server learns from a good upgrade request; Origin and target are its own to judge. */
export type UpgradeOffer = {
  readonly ok: true;
  readonly key: string;
  /** Subprotocols in the client's order of preference. */
  readonly protocols: readonly string[];
  readonly extensions: readonly Extension[];
};

/** How a server refuses: status, a stable code, a sentence, and the fields that belong to that status. */
export type UpgradeRefusal = {
  readonly ok: false;
  readonly status: 400 | 405 | 426;
  readonly code: string;
  readonly message: string;
  readonly fields?: readonly Field[];
};

/**
 * RFC 9110 §15.5.22: "The server MUST send an Upgrade header field in a 426 response"; §7.8: Connection names
 * it.
 */
const UPGRADE: readonly Field[] = [
  ['Connection', 'Upgrade'],
  ['Upgrade', 'websocket'],
];

function refuse(
  status: UpgradeRefusal['status'],
  code: string,
  message: string,
  fields?: readonly Field[],
): UpgradeRefusal {
  const refusal = { ok: false, status, code: `ws/${code}`, message } as const;
  return fields === undefined ? refusal : { ...refusal, fields };
}

/** The server's check of an opening handshake, RFC 6455 §4.2.1 and §4.2.2. */
export function checkUpgradeRequest(head: RequestHead): UpgradeOffer | UpgradeRefusal {
  const { fields } = head;
  // §4.2.1 item 1: "An HTTP/1.1 or higher GET request"
  if (head.method !== 'GET') {
    return refuse(405, 'method', 'A WebSocket is opened with GET.', [['Allow', 'GET']]);
  }
  if (head.version !== undefined && head.version < 'HTTP/1.1') {
    return refuse(400, 'http-version', 'A WebSocket is opened over HTTP/1.1.');
  }
  // item 2: "A |Host| header field"
  if (fieldValues(fields, 'Host').length !== 1) return refuse(400, 'host', 'The request names not one host.');
  // item 3: "An |Upgrade| header field containing the value 'websocket', treated as an ASCII case-insensitive
  // value"
  if (!hasToken(fields, 'Upgrade', 'websocket')) {
    return refuse(426, 'upgrade', 'The request does not ask for an upgrade to websocket.', UPGRADE);
  }
  // item 4: "A |Connection| header field that includes the token 'Upgrade'"
  if (!hasToken(fields, 'Connection', 'Upgrade')) {
    return refuse(400, 'connection', 'Connection does not name Upgrade.');
  }
  // item 6, and §4.2.2 item 4: another version is answered with 426 and the versions this side knows
  if (fieldValue(fields, 'Sec-WebSocket-Version') !== '13') {
    const versions: readonly Field[] = [...UPGRADE, ['Sec-WebSocket-Version', '13']];
    return refuse(426, 'version', 'This side speaks version 13.', versions);
  }
  return checkKeyAndLists(fields);
}

/**
 * §4.2.1 item 5: base64 of a "value that, when decoded, is 16 bytes in length". The last letter has four bits more than
 * those bytes; they may be anything, as in the key that §4.1 item 7 prints.
 */
const KEY = /^[0-9A-Za-z+/]{22}==$/;

/** None without the field; undefined when it is there and malformed. */
function extensionsOf(fields: readonly Field[]): readonly Extension[] | undefined {
  const value = fieldValue(fields, 'Sec-WebSocket-Extensions');
  return value === undefined ? [] : parseExtensions(value);
}

function checkKeyAndLists(fields: readonly Field[]): UpgradeOffer | UpgradeRefusal {
  const key = fieldValue(fields, 'Sec-WebSocket-Key') ?? '';
  if (!KEY.test(key)) {
    return refuse(400, 'key', 'Sec-WebSocket-Key is not 16 bytes in base64.');
  }
  const protocols = listOf(fields, 'Sec-WebSocket-Protocol');
  const isEmpty = protocols.length === 0 && fieldValues(fields, 'Sec-WebSocket-Protocol').length > 0;
  // §4.1 item 10: at least one, tokens, "and MUST all be unique strings"
  if (isEmpty || !protocols.every(isToken) || new Set(protocols).size < protocols.length) {
    return refuse(400, 'protocols', 'Sec-WebSocket-Protocol is not a list of different tokens.');
  }
  const extensions = extensionsOf(fields);
  // §9.1: the side that receives a value that does not conform to the ABNF fails the connection
  if (extensions === undefined) return refuse(400, 'extensions', 'Sec-WebSocket-Extensions is malformed.');
  return { ok: true, key, protocols, extensions };
}

/** What a client learns from a good answer. */
export type UpgradeAccepted = {
  readonly ok: true;
  /** The subprotocol; undefined where none was offered. */
  readonly protocol: string | undefined;
  readonly extensions: readonly Extension[];
};

export type UpgradeFailure = { readonly ok: false; readonly code: string; readonly message: string };

/**
 * The client's check of the answer to `key`, RFC 6455 §4.1 (its second list). Extensions are offered by name.
 */
export function checkUpgradeResponse(
  head: ResponseHead,
  key: string,
  offeredProtocols: readonly string[] = [],
  offeredExtensions: readonly string[] = [],
): UpgradeAccepted | UpgradeFailure {
  const { fields } = head;
  const failed = (code: string, message: string): UpgradeFailure => ({
    ok: false,
    code: `ws/${code}`,
    message,
  });
  // item 1: another status is HTTP's to handle (401, 3xx); a browser fails the connection
  if (head.status !== 101) return failed('status', `The answer is ${head.status}, not 101.`);
  // item 2: the value is "websocket" in any case
  if (fieldValue(fields, 'Upgrade')?.toLowerCase() !== 'websocket')
    return failed('upgrade', 'Upgrade is not websocket.');
  // item 3
  if (!hasToken(fields, 'Connection', 'Upgrade'))
    return failed('connection', 'Connection does not name Upgrade.');
  // item 4
  if (fieldValue(fields, 'Sec-WebSocket-Accept') !== acceptFor(key)) {
    return failed('accept', 'Sec-WebSocket-Accept does not answer the key.');
  }
  // item 5: an extension "that was not present in the client's handshake"
  const extensions = extensionsOf(fields);
  if (extensions === undefined) return failed('extensions', 'Sec-WebSocket-Extensions is malformed.');
  const stranger = extensions.find((extension) => !offeredExtensions.includes(extension.name));
  if (stranger) return failed('extension', `The server uses ${stranger.name}, which was not offered.`);
  // item 6: a subprotocol "that was not present in the client's handshake"
  const protocol = fieldValue(fields, 'Sec-WebSocket-Protocol');
  if (protocol !== undefined && !offeredProtocols.includes(protocol)) {
    return failed('protocol', `The server speaks ${protocol}, which was not offered.`);
  }
  // WHATWG WebSockets §3.1, and ws: stricter than the RFC, a client that has offered subprotocols requires one
  if (protocol === undefined && offeredProtocols.length > 0)
    return failed('no-protocol', `Subprotocols were offered, and the server chose none.`);
  return { ok: true, protocol, extensions };
}
