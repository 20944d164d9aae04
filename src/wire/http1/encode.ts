import { assert, concat, EMPTY, latin1 } from '../../base/index.ts';
import type { Bytes } from '../../base/index.ts';
import type { Field, RequestHead, ResponseHead } from './message.ts';

/** Refuses what would smuggle a line into a head; bytes that are wrong on purpose are written as bytes. */
function line(text: string): string {
  assert(!/[\r\n\0]/.test(text), 'A line of a head holds no CR, LF or NUL.');
  return `${text}\r\n`;
}

function fieldLines(fields: readonly Field[]): string {
  return fields.map(([name, value]) => line(`${name}: ${value}`)).join('');
}

/**
 * The bytes of a request, RFC 9112 §3: exactly the fields given, in their order and case; Content-Length and
 * Host are the caller's to give, and so is a body in chunks (`encodeChunk`).
 *
 * @throws Error on CR, LF or NUL in the head, RangeError on a character beyond U+00FF.
 */
export function encodeRequest(head: RequestHead, body: Uint8Array = EMPTY): Bytes {
  const start = line(`${head.method} ${head.target} ${head.version ?? 'HTTP/1.1'}`);
  return concat([latin1(`${start}${fieldLines(head.fields)}\r\n`), body]);
}

/** The bytes of a response, RFC 9112 §4; as `encodeRequest`. */
export function encodeResponse(head: ResponseHead, body: Uint8Array = EMPTY): Bytes {
  const start = line(`${head.version ?? 'HTTP/1.1'} ${`${head.status}`.padStart(3, '0')} ${head.reason}`);
  return concat([latin1(`${start}${fieldLines(head.fields)}\r\n`), body]);
}

/**
 * One chunk, RFC 9112 §7.1: size in hex, CRLF, data, CRLF.
 *
 * @throws Error on no data: a chunk of size 0 would end the body.
 */
export function encodeChunk(data: Uint8Array): Bytes {
  assert(data.length > 0, 'An empty chunk would end the body: leave it out, or end with encodeLastChunk().');
  return concat([latin1(`${data.length.toString(16)}\r\n`), data, latin1('\r\n')]);
}

/** The end of a body in chunks: `0`, the trailers, a blank line. */
export function encodeLastChunk(trailers: readonly Field[] = []): Bytes {
  return latin1(`0\r\n${fieldLines(trailers)}\r\n`);
}
