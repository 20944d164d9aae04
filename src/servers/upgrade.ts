/** How a server answers an opening handshake, RFC 6455 §4.2.2: its checks, its policy, or a fault on purpose. */
import type { Agreed } from '../network/index.ts';
import { type Field, fieldValue, type RequestHead } from '../wire/http1/index.ts';
import { acceptFor, checkUpgradeRequest } from '../wire/websocket/index.ts';
import type { Deflate, DeflateParams } from '../wire/websocket/deflate/index.ts';
import type { Answer } from './back-end.ts';
import { plain } from './answers.ts';

/** What a server does instead of what it should. */
export const SERVER_FAULTS = [
  'unauthorized',
  'redirect',
  'plain-200',
  'wrong-accept',
  'other-protocol',
  'other-extension',
] as const;
export type ServerFault = (typeof SERVER_FAULTS)[number];

/** What a server that compresses messages brings along and asks for. */
export interface Compression {
  readonly deflate: Deflate;
  readonly preferences: Partial<DeflateParams>;
}

export interface UpgradePolicy {
  /** Whose pages may open sockets, this server's own first: `https://chat.example`. */
  readonly origins: readonly [own: string, ...others: string[]];
  /** Whether the target is one where sockets open. */
  readonly opens: (target: string) => boolean;
  readonly fault: ServerFault | undefined;
  /** A server without it declines every extension. */
  readonly compression: Compression | undefined;
}

/** The fields of the 101 and what they agree on, or another answer. */
export type Upgrade =
  | { readonly ok: true; readonly fields: readonly Field[]; readonly agreed: Agreed | undefined }
  | { readonly ok: false; readonly answer: Answer };

export function answerUpgrade(head: RequestHead, policy: UpgradePolicy): Upgrade {
  const { origins, opens, fault, compression } = policy;
  const check = checkUpgradeRequest(head);
  if (!check.ok) return refused(check.status, check.message, check.fields);
  if (!opens(head.target)) return refused(404, 'No socket opens here.');
  // §4.2.2 item 4: "If the server does not wish to accept this connection, it MUST return an appropriate HTTP error
  // code (e.g., 403 Forbidden)". Only browsers name an origin; a client that names none is no page of another site.
  const origin = fieldValue(head.fields, 'Origin');
  if (origin !== undefined && !origins.includes(origin))
    return refused(403, `Pages of ${origin} may not open sockets here.`);
  if (fault === 'unauthorized')
    return refused(401, 'Who are you?', [['WWW-Authenticate', 'Bearer realm="chat"']]);
  if (fault === 'redirect')
    return refused(302, 'The chat is elsewhere.', [['Location', `${origins[0]}/elsewhere`]]);
  if (fault === 'plain-200') return refused(200, 'A page, and no socket.');
  const key = fault === 'wrong-accept' ? 'dGhpcyBpcyBub3QgaXQhIQ==' : check.key;
  // Order and letters as the ws package writes them.
  const fields: Field[] = [
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Accept', acceptFor(key)],
  ];
  // ws takes the first subprotocol that it is offered, unless it is told which one.
  const protocol = fault === 'other-protocol' ? 'bingo' : check.protocols[0];
  if (protocol !== undefined) fields.push(['Sec-WebSocket-Protocol', protocol]);
  if (fault === 'other-extension') {
    fields.push(['Sec-WebSocket-Extensions', 'x-fold']);
    return { ok: true, fields, agreed: undefined };
  }
  const accepted = compression?.deflate.answerOffer(check.extensions, compression.preferences);
  if (compression === undefined || accepted === undefined) return { ok: true, fields, agreed: undefined };
  fields.push(['Sec-WebSocket-Extensions', accepted.element]);
  return { ok: true, fields, agreed: { deflate: compression.deflate, params: accepted.params } };
}

const refused = (status: number, text: string, fields: readonly Field[] = []): Upgrade => ({
  ok: false,
  answer: plain(status, text, fields),
});
