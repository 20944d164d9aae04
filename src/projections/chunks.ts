/** What the chunks of an answer say that is written piece by piece. */
import { type Bytes, concat, latin1, utf8 } from '../base/index.ts';
import { ResponseDecoder } from '../wire/http1/index.ts';
import { EventStreamDecoder, type StreamEvent } from '../wire/sse/index.ts';
import { type Meaning, plain } from './octets.ts';

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

/** A chunk of a body that is written piece by piece; `what` the server calls it. */
export function meaningOfChunk(octets: Uint8Array, what: string): Meaning {
  const chunk = decodeChunk(octets);
  if (what === 'end') return { ...plain, hue: 'http', label: { code: 'end' } };
  if (what === 'line') return { ...plain, hue: 'text', label: { code: 'line' }, payload: chunk.length };
  const event = eventIn(chunk);
  if (event === undefined) return { ...plain, hue: 'control', label: { code: what } };
  const { type, lastEventId, data } = event;
  const name = type === 'message' ? 'event' : type;
  const code = lastEventId === '' ? name : `${name} #${lastEventId}`;
  return { ...plain, hue: 'text', label: { code }, payload: utf8(data).length };
}

/** The first event in a piece of an event stream. */
export function eventIn(chunk: Uint8Array): StreamEvent | undefined {
  const decoder = new EventStreamDecoder();
  decoder.push(chunk);
  let found = decoder.next();
  while (found?.kind === 'retry') found = decoder.next();
  return found;
}
