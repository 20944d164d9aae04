/**
 * What Chromium writes, field by field: measured lists of Chromium 156 on Linux over plain http to a host that is
 * not localhost (so without the fields of a trustworthy origin).
 */
import type { Field } from '../wire/http1/index.ts';

const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

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
  const taken = new Set(own.map(([name]) => name.toLowerCase()));
  const type = own.find(([name]) => name.toLowerCase() === 'content-type');
  const rest = own.filter(([name]) => !['content-type', 'accept'].includes(name.toLowerCase()));
  const accept = own.find(([name]) => name.toLowerCase() === 'accept')?.[1] ?? '*/*';
  const fields: Field[] = [
    ['Host', authority],
    ['Connection', 'keep-alive'],
  ];
  if (bodyLength !== undefined) fields.push(['Content-Length', `${bodyLength}`]);
  fields.push(['User-Agent', USER_AGENT]);
  if (type !== undefined) fields.push(['Content-Type', type[1]]);
  fields.push(['Accept', accept], ...rest);
  // Fetch §4.6: an origin goes with every method but GET and HEAD.
  if (method !== 'GET' && method !== 'HEAD') fields.push(['Origin', `http://${authority}`]);
  if (!taken.has('referer')) fields.push(['Referer', `http://${authority}/`]);
  fields.push(['Accept-Encoding', 'gzip, deflate'], ['Accept-Language', 'en-US,en;q=0.9']);
  return fields;
}

/** Fields of an opening handshake; a mistake on purpose leaves the key out or asks for another version. */
export function upgradeFields(
  authority: string,
  key: string,
  mistake: 'none' | 'no-key' | 'version-8',
): Field[] {
  const fields: Field[] = [
    ['Host', authority],
    ['Connection', 'Upgrade'],
    ['Pragma', 'no-cache'],
    ['Cache-Control', 'no-cache'],
    ['User-Agent', USER_AGENT],
    ['Upgrade', 'websocket'],
    ['Origin', `http://${authority}`],
    ['Sec-WebSocket-Version', mistake === 'version-8' ? '8' : '13'],
    ['Accept-Encoding', 'gzip, deflate'],
    ['Accept-Language', 'en-US,en;q=0.9'],
  ];
  if (mistake !== 'no-key') fields.push(['Sec-WebSocket-Key', key]);
  // Chromium always offers this one; a server that leaves it out of its answer declines.
  fields.push(['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits']);
  return fields;
}
