/** Heads of HTTP/1.1 as lists of fields for HTTP/2, RFC 9113 §8.3, and the frames around them, §4.1. */
import { type Field, listOf, type RequestHead, type ResponseHead } from '../http1/index.ts';

/** RFC 9113 §8.2.2: fields about one connection have no place in HTTP/2; Connection names further ones. */
const OF_CONNECTION = ['connection', 'proxy-connection', 'keep-alive', 'transfer-encoding', 'upgrade'];

/** The pseudo-header fields in Chromium's order, then the others. Not for CONNECT, whose list is another (§8.5). */
export function requestFields(head: RequestHead, scheme: 'http' | 'https'): Field[] {
  const authority = head.fields.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? '';
  return [
    [':method', head.method],
    [':authority', authority],
    [':scheme', scheme],
    [':path', head.target],
    ...regular(head.fields)
      .filter(([name]) => name !== 'host')
      .flatMap(crumbs),
  ];
}

export function responseFields(head: ResponseHead): Field[] {
  return [[':status', `${head.status}`], ...regular(head.fields)];
}

/** RFC 9113 §8.2: names are lower-case. */
function regular(fields: readonly Field[]): Field[] {
  const dropped = new Set([
    ...OF_CONNECTION,
    ...listOf(fields, 'Connection').map((name) => name.toLowerCase()),
  ]);
  return fields
    .map(([name, value]): Field => [name.toLowerCase(), value])
    .filter(([name, value]) => !dropped.has(name) && (name !== 'te' || value.toLowerCase() === 'trailers'));
}

/** §8.2.3: a cookie's pairs one by one, so that one that changes costs no others. */
function crumbs([name, value]: Field): Field[] {
  return name === 'cookie' ? value.split(/; ?/).map((crumb): Field => [name, crumb]) : [[name, value]];
}

/** RFC 9113 §4.1: "All frames begin with a fixed 9-octet header". */
export const FRAME_HEADER = 9;
/** §6.5.2: the initial SETTINGS_MAX_FRAME_SIZE; a longer block goes on in CONTINUATION. */
const MOST_IN_FRAME = 16_384;

/** What that many octets take in HEADERS or DATA, the headers of the frames included. */
export function framed(octets: number): number {
  return octets + FRAME_HEADER * Math.max(1, Math.ceil(octets / MOST_IN_FRAME));
}
