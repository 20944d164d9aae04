import { fieldValues, listOf, trimOws } from './fields.ts';
import { problem } from './message.ts';
import type { Field, Problem, RequestHead, ResponseHead } from './message.ts';

/** How the end of a message is found (RFC 9112 §6.3). `'switched'`: what follows is not HTTP any more. */
export type Framing =
  | { readonly kind: 'empty' | 'chunked' | 'until-close' | 'switched' }
  | { readonly kind: 'length'; readonly length: number };

/** The framing that the fields ask for; undefined when they say nothing. */
function fromFields(fields: readonly Field[], version: string | undefined): Framing | Problem | undefined {
  const codings = listOf(fields, 'Transfer-Encoding').map((coding) => coding.toLowerCase());
  const hasCodings = fieldValues(fields, 'Transfer-Encoding').length > 0;
  const lengths = fieldValues(fields, 'Content-Length').flatMap((value) => value.split(',').map(trimOws));
  // RFC 9112 §6.3 item 3: both together "might indicate an attempt to perform request smuggling"
  if (hasCodings && lengths.length > 0) {
    return problem('length-and-chunked', 400, 'The head has both Content-Length and Transfer-Encoding.');
  }
  if (hasCodings) {
    // RFC 9112 §6.1: in an HTTP/1.0 message the framing is faulty
    if (version !== undefined && version < 'HTTP/1.1') {
      return problem('chunked-in-1.0', 400, 'HTTP/1.0 has no Transfer-Encoding.');
    }
    return fromCodings(codings);
  }
  return lengths.length > 0 ? fromLengths(lengths) : undefined;
}

function fromCodings(codings: readonly string[]): Framing | Problem {
  // RFC 9112 §6.1: chunked once and last; other codings we do not know, and say so
  if (codings.length === 0 || codings.indexOf('chunked') < codings.lastIndexOf('chunked')) {
    return problem('bad-transfer-encoding', 400, 'Transfer-Encoding names no coding, or chunked twice.');
  }
  if (codings.length === 1 && codings[0] === 'chunked') return { kind: 'chunked' };
  return problem('transfer-coding', 501, 'The only transfer coding this side knows is chunked.');
}

function fromLengths(lengths: readonly string[]): Framing | Problem {
  const [first = ''] = lengths;
  // RFC 9110 §8.6: Content-Length = 1*DIGIT
  const length = /^[0-9]+$/.test(first) ? Number(first) : NaN;
  if (!Number.isSafeInteger(length))
    return problem('bad-length', 400, 'Content-Length is not a number of bytes.');
  // RFC 9112 §6.3 item 5: a list of one and the same number is tolerated, anything else is not
  if (lengths.some((each) => each !== first)) {
    return problem('lengths-differ', 400, 'The head has Content-Lengths that differ.');
  }
  return { kind: 'length', length };
}

/** RFC 9112 §6.3 item 7: a request with neither field has no body. */
export function requestFraming(head: RequestHead): Framing | Problem {
  // RFC 9112 §6.3 item 4: without chunked at the end, nobody can say where the body ends: "MUST respond with 400"
  const last = listOf(head.fields, 'Transfer-Encoding').at(-1);
  if (last !== undefined && last.toLowerCase() !== 'chunked') {
    return problem('chunked-not-last', 400, 'The last transfer coding of a request is not chunked.');
  }
  return fromFields(head.fields, head.version) ?? { kind: 'empty' };
}

/** RFC 9110 §15.2: a final answer to the same request follows. A 101 is the last one that HTTP has. */
export const isInterim = (status: number): boolean => status >= 100 && status < 200 && status !== 101;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Fetch §2.2.3: a user agent goes on to what Location names. */
export const isRedirect = (status: number): boolean => REDIRECTS.has(status);

/** RFC 9112 §6.3 for the response to a request of that method. */
export function responseFraming(head: ResponseHead, method: string): Framing | Problem {
  const { status, fields } = head;
  // RFC 9110 §15.2.2: behind a 101 the new protocol begins; RFC 9112 §6.3 item 2: behind a 2xx to CONNECT,
  // the tunnel
  if (status === 101 || (method === 'CONNECT' && status >= 200 && status < 300)) return { kind: 'switched' };
  // RFC 9112 §6.3 item 1: "regardless of the header fields"
  if (method === 'HEAD' || isInterim(status) || status === 204 || status === 304) return { kind: 'empty' };
  return fromFields(fields, head.version) ?? { kind: 'until-close' }; // item 8
}
