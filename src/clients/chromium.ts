/**
 * What Chromium writes, field by field: measured lists of Chromium 156 on Linux over plain http to a host that is
 * not localhost (so without the fields of a trustworthy origin).
 */
import type { Field } from '../wire/http1/index.ts';

const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** Fetch §2.2.2: fields that a page's script may not set; what it says about them is passed over. */
const FORBIDDEN =
  /^(accept-charset|accept-encoding|access-control-request-(headers|method)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|(proxy|sec)-.*)$/i;

export interface RequestShape {
  readonly authority: string;
  /** Octets of the body; undefined for a request without one. */
  readonly bodyLength: number | undefined;
  /** Fields that the page's script sets; they replace Chromium's of the same name. */
  readonly own: readonly Field[];
  readonly method: string;
}

/** Fields of a request that `fetch` makes. */
export function fetchFields({ authority, bodyLength, own, method }: RequestShape): readonly Field[] {
  const rest = own.filter(([name]) => !FORBIDDEN.test(name));
  /** Takes a field of the script's out of the rest: this one has a place of its own. */
  const take = (wanted: string): string | undefined => {
    const at = rest.findIndex(([name]) => name.toLowerCase() === wanted);
    return at < 0 ? undefined : rest.splice(at, 1)[0]?.[1];
  };
  const [agent, type, accept, language] = ['user-agent', 'content-type', 'accept', 'accept-language'].map(
    take,
  );
  // Fetch §4.6: a POST or PUT without a body says so.
  const length = bodyLength ?? (method === 'POST' || method === 'PUT' ? 0 : undefined);
  const fields: Field[] = [
    ['Host', authority],
    ['Connection', 'keep-alive'],
  ];
  if (length !== undefined) fields.push(['Content-Length', `${length}`]);
  fields.push(['User-Agent', agent ?? USER_AGENT]);
  if (type !== undefined) fields.push(['Content-Type', type]);
  fields.push(['Accept', accept ?? '*/*'], ...rest);
  // Fetch §4.6: an origin goes with every method but GET and HEAD.
  if (method !== 'GET' && method !== 'HEAD') fields.push(['Origin', `http://${authority}`]);
  fields.push(['Referer', `http://${authority}/`], ['Accept-Encoding', 'gzip, deflate']);
  fields.push(['Accept-Language', language ?? 'en-US,en;q=0.9']);
  return fields;
}

/** What `upgradeFields` offers: the server may limit the window of the client's messages. RFC 7692 §7.1.2.2. */
export const DEFLATE_OFFER = { clientMaxWindowBits: true } as const;

export interface UpgradeShape {
  readonly authority: string;
  readonly key: string;
  readonly protocols: readonly string[];
  /** Leaves the key out, asks for another version, or comes from a page of somebody else. */
  readonly fault: 'no-key' | 'version-8' | 'foreign-origin' | undefined;
}

/** Fields of an opening handshake. */
export function upgradeFields({ authority, key, protocols, fault }: UpgradeShape): Field[] {
  const fields: Field[] = [
    ['Host', authority],
    ['Connection', 'Upgrade'],
    ['Pragma', 'no-cache'],
    ['Cache-Control', 'no-cache'],
    ['User-Agent', USER_AGENT],
    ['Upgrade', 'websocket'],
    ['Origin', fault === 'foreign-origin' ? 'http://elsewhere.example' : `http://${authority}`],
    ['Sec-WebSocket-Version', fault === 'version-8' ? '8' : '13'],
    ['Accept-Encoding', 'gzip, deflate'],
    ['Accept-Language', 'en-US,en;q=0.9'],
  ];
  if (fault !== 'no-key') fields.push(['Sec-WebSocket-Key', key]);
  // Chromium always makes this offer; a server that leaves it out of its answer declines.
  fields.push(['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits']);
  if (protocols.length > 0) fields.push(['Sec-WebSocket-Protocol', protocols.join(', ')]);
  return fields;
}
