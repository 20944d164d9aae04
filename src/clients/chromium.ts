/**
 * What Chromium writes, field by field: lists of Chromium 156 on Linux, captured over plain http to a host that is not
 * localhost, and over https, where the origin is trustworthy and more fields come along.
 */
import { fromLatin1, utf8 } from '../base/index.ts';
import { ELSEWHERE, type RequestOptions } from '../network/index.ts';
import { type Field, trimOws } from '../wire/http1/index.ts';

const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const BRANDS: Field = ['sec-ch-ua', '"Not:A-Brand";v="8", "Chromium";v="156"'];
const MOBILE: Field = ['sec-ch-ua-mobile', '?0'];
const PLATFORM: Field = ['sec-ch-ua-platform', '"Linux"'];
const MODE: Field = ['Sec-Fetch-Mode', 'cors'];
const LANGUAGE: Field = ['Accept-Language', 'en-US,en;q=0.9'];
/** What goes along when the page wants nothing from a cache. */
const NO_CACHE: readonly Field[] = [
  ['Pragma', 'no-cache'],
  ['Cache-Control', 'no-cache'],
];

/** Fetch §2.2.2: fields that a page's script may not set; what it says about them is passed over. */
const FORBIDDEN =
  /^(accept-charset|accept-encoding|access-control-request-(headers|method)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|(proxy|sec)-.*)$/i;

/** Fetch §2.2.2: some servers take the method from these, and no page may send those. */
const OVERRIDE = /^x-(http-method|http-method-override|method-override)$/i;
/** Fetch §2.2.1: what a script may not ask for at all. */
export const FORBIDDEN_METHOD = /^(connect|trace|track)$/i;

const isForbidden = ([name, value]: Field): boolean =>
  FORBIDDEN.test(name) ||
  (OVERRIDE.test(name) && value.split(',').some((method) => FORBIDDEN_METHOD.test(trimOws(method))));

/** Fields that a script asks about its own copy with: the browser's cache keeps out of it. */
export const CONDITIONAL = /^if-(match|none-match|modified-since|unmodified-since|range)$/i;

/** The fields of a script that travel: one line for each name, in the letters that came first (Fetch §2.2.2, "combine"). */
export function allowed(own: readonly Field[]): Field[] {
  const fields = new Map<string, Field>();
  for (const [name, given] of own) {
    if (isForbidden([name, given])) continue;
    const value = trimOws(given); // "normalize"
    const known = fields.get(name.toLowerCase());
    fields.set(name.toLowerCase(), known === undefined ? [name, value] : [known[0], `${known[1]}, ${value}`]);
  }
  return [...fields.values()];
}

/** The origin of the page, and the server that it asks. */
export interface Party {
  /** Name and port of the server. */
  readonly authority: string;
  /** Over TLS: the fields of a trustworthy origin go along. */
  readonly secure: boolean;
  /** The page's own origin: `http://chat.example`. */
  readonly origin: string;
  /** The value of Cookie; undefined: the jar has none for this request. */
  readonly cookie?: string | undefined;
}

export interface RequestShape extends Party {
  readonly method: string;
  /** Octets of the body; undefined for a request without one. */
  readonly bodyLength: number | undefined;
  /** Fields that the page's script sets; they replace Chromium's of the same name. */
  readonly own: readonly Field[];
  /** What the cache asks with: If-None-Match, If-Modified-Since. They come last. */
  readonly validators?: readonly Field[];
  /** How the script wants the cache to take part. */
  readonly cache?: RequestOptions['cache'];
}

const schemeOf = (secure: boolean): string => (secure ? 'https' : 'http');
/** The server's origin: `http://chat.example`. */
export const originOf = ({ authority, secure }: Pick<Party, 'authority' | 'secure'>): string =>
  `${schemeOf(secure)}://${authority}`;
const isForeign = (party: Party): boolean => party.origin !== originOf(party);
const when = (condition: boolean, ...fields: Field[]): readonly Field[] => (condition ? fields : []);

/** The end of every list. Referer: "strict-origin-when-cross-origin", of a page that lies at its origin's root. */
function ending({ secure, origin, cookie }: Party, language: Field = LANGUAGE): readonly Field[] {
  const fields: Field[] = [['Referer', `${origin}/`], encodings(secure), language];
  if (cookie !== undefined) fields.push(['Cookie', cookie]);
  return fields;
}

/** brotli and zstd are for https: boxes on plain http are known to damage them. */
const encodings = (secure: boolean): Field => [
  'Accept-Encoding',
  `gzip, deflate${secure ? ', br, zstd' : ''}`,
];

/** Fetch metadata goes to trustworthy origins only. */
function metadata(party: Party): readonly Field[] {
  const site: Field = ['Sec-Fetch-Site', isForeign(party) ? 'cross-site' : 'same-origin'];
  return when(party.secure, site, MODE, ['Sec-Fetch-Dest', 'empty']);
}

/** Fields of a request that `fetch` makes. */
export function fetchFields(shape: RequestShape): readonly Field[] {
  const { authority, secure, origin, bodyLength, own, method, validators = [], cache } = shape;
  const rest = allowed(own);
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
  // Fetch §4.6: an origin goes with every method but GET and HEAD, and to every other origin.
  const hasOrigin = isForeign(shape) || (method !== 'GET' && method !== 'HEAD');
  return [
    ['Host', authority],
    ['Connection', 'keep-alive'],
    ...when(length !== undefined, ['Content-Length', `${length}`]),
    ...cacheFields(cache, rest, take),
    ...when(secure, PLATFORM),
    ['User-Agent', agent ?? USER_AGENT],
    ...when(secure, BRANDS),
    ...when(type !== undefined, ['Content-Type', type ?? '']),
    ...when(secure, MOBILE),
    ['Accept', accept ?? '*/*'],
    ...rest,
    ...when(hasOrigin, ['Origin', origin]),
    ...metadata(shape),
    ...ending(shape, language === undefined ? LANGUAGE : ['Accept-Language', language]),
    ...validators,
  ];
}

/** Fetch §4.6: what a way with the cache adds for other caches, unless the script says it itself. */
function cacheFields(
  mode: RequestOptions['cache'],
  rest: readonly Field[],
  take: (wanted: string) => string | undefined,
): readonly Field[] {
  if (mode === 'no-store' || mode === 'reload')
    return NO_CACHE.map(([name, value]) => [name, take(name.toLowerCase()) ?? value]);
  if (mode === 'no-cache') return [['Cache-Control', take('cache-control') ?? 'max-age=0']];
  return when(
    rest.some(([name]) => CONDITIONAL.test(name)),
    ['Cache-Control', 'max-age=0'],
  );
}

/** Fields with which an `EventSource` asks; `lastEventId` is what it had before its connection was lost. */
export function eventSourceFields(party: Party, lastEventId = ''): readonly Field[] {
  const { authority, secure, origin } = party;
  return [
    ['Host', authority],
    ['Connection', 'keep-alive'],
    ...NO_CACHE,
    ...when(secure, PLATFORM),
    ['User-Agent', USER_AGENT],
    ['Accept', 'text/event-stream'],
    ...when(secure, BRANDS, MOBILE),
    // HTML §9.2.3: "encoded as UTF-8".
    ...when(lastEventId !== '', ['Last-Event-ID', fromLatin1(utf8(lastEventId))]),
    ...when(isForeign(party), ['Origin', origin]),
    ...metadata(party),
    ...ending(party),
  ];
}

/** Fields of a preflight, Fetch §4.8: may this origin send that method with those fields? */
export function preflightFields(party: Party, method: string, names: readonly string[]): readonly Field[] {
  const { authority, secure, origin } = party;
  return [
    ['Host', authority],
    ['Connection', 'keep-alive'],
    ['Accept', '*/*'],
    ['Access-Control-Request-Method', method],
    ...when(names.length > 0, ['Access-Control-Request-Headers', names.join(',')]),
    ['Origin', origin],
    ['User-Agent', USER_AGENT],
    // Over plain http too, as captured: a preflight does not come from the page.
    MODE,
    ...when(secure, ['Sec-Fetch-Site', 'cross-site'], ['Sec-Fetch-Dest', 'empty']),
    ...ending({ ...party, cookie: undefined }),
  ];
}

/** What `upgradeFields` offers: the server may limit the window of the client's messages. RFC 7692 §7.1.2.2. */
export const DEFLATE_OFFER = { clientMaxWindowBits: true } as const;

export interface UpgradeShape extends Party {
  readonly key: string;
  readonly protocols: readonly string[];
  /** Leaves the key out, asks for another version, or comes from a page of another origin. */
  readonly fault: 'no-key' | 'version-8' | 'foreign-origin' | undefined;
}

/** Fields of an opening handshake. */
export function upgradeFields(shape: UpgradeShape): Field[] {
  const { authority, secure, cookie, key, protocols, fault } = shape;
  const origin = fault === 'foreign-origin' ? `${schemeOf(secure)}://${ELSEWHERE}` : shape.origin;
  const fields: Field[] = [
    ['Host', authority],
    ['Connection', 'Upgrade'],
    ...NO_CACHE,
    ['User-Agent', USER_AGENT],
    ['Upgrade', 'websocket'],
    ['Origin', origin],
    ['Sec-WebSocket-Version', fault === 'version-8' ? '8' : '13'],
    encodings(secure),
    LANGUAGE,
  ];
  if (cookie !== undefined) fields.push(['Cookie', cookie]);
  if (fault !== 'no-key') fields.push(['Sec-WebSocket-Key', key]);
  // Chromium always makes this offer; a server that leaves it out of its answer declines.
  fields.push(['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits']);
  if (protocols.length > 0) fields.push(['Sec-WebSocket-Protocol', protocols.join(', ')]);
  return fields;
}
