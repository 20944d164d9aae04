/** What the chunks of an answer say that is written piece by piece. */
import { type Bytes, concat, fromUtf8, latin1, utf8 } from '../../base/index.ts';
import { ResponseDecoder } from '../../wire/http1/index.ts';
import type { FactOf } from '../../trace/index.ts';
import { type Own, PLAIN } from './own.ts';

/** The data of one chunk, or of octets without a chunk's first line: an HTTP/1.0 client gets those. */
export function decodeChunk(octets: Uint8Array): Bytes {
  const decoder = new ResponseDecoder();
  decoder.push(CHUNKED);
  decoder.push(octets);
  return decoder.next()?.kind === 'failure'
    ? octets.slice()
    : concat(decoder.drain().map((piece) => piece.octets));
}

const CHUNKED = latin1('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');

/** A chunk of a body that is written piece by piece; the fact says what the server calls it. */
export function ownOfChunk(
  octets: Uint8Array,
  { part, type }: Pick<FactOf<'body-sent'>, 'part' | 'type'>,
): Own {
  const own = { ...PLAIN, what: 'b' } as const;
  const chunk = decodeChunk(octets);
  if (part === 'end') return { ...own, hue: 'http', label: { code: 'end' } };
  if (part === 'line') return { ...own, hue: 'text', label: { code: 'line' }, payload: chunk.length };
  // Enough for a label, as servers write events; the inspector reads them by the standard's rules.
  const lines = fromUtf8(chunk).split('\n');
  const valuesOf = (field: string): string[] =>
    lines.flatMap((line) => (line.startsWith(`${field}: `) ? [line.slice(field.length + 2)] : []));
  const data = valuesOf('data');
  if (data.length === 0) return { ...own, hue: 'control', label: { code: type || part } };
  // A proxy passes pieces on, and does not say what they are.
  const name = part === 'more' || type === 'message' ? 'event' : type || part;
  const code = [name, ...valuesOf('id').map((id) => `#${id}`)].join(' ');
  return { ...own, hue: 'text', label: { code }, payload: utf8(data.join('\n')).length };
}
