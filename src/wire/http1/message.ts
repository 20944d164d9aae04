import type { Bytes } from '../../base/index.ts';

/**
 * A field line as it was sent: name in its own case, value without the white space around it; Latin-1 text.
 */
export type Field = readonly [name: string, value: string];

/**
 * The head of a request. `target` is what stands in the request line, mostly origin-form: `/poll?since=0`.
 */
export type RequestHead = {
  readonly method: string;
  readonly target: string;
  readonly fields: readonly Field[];
  /** The version in the start line when it is not HTTP/1.1: `'HTTP/1.0'`. */
  readonly version?: string;
};

/** The head of a response; `reason` may be empty (the space before it stays). */
export type ResponseHead = {
  readonly status: number;
  readonly reason: string;
  readonly fields: readonly Field[];
  /** As in `RequestHead`. */
  readonly version?: string;
};

/**
 * A whole message. Offsets count the bytes of this direction of the connection from its start, `from`
 * inclusive, `to` exclusive: the head with its blank line is `[from, headTo)`, the body as sent (chunks and
 * all) `[headTo, to)`.
 */
export type Message<Head = RequestHead | ResponseHead> = {
  readonly kind: 'message';
  readonly head: Head;
  /** The content, taken out of its chunks. */
  readonly body: Bytes;
  /** Fields behind the last chunk (RFC 9112 §7.1.2). */
  readonly trailers: readonly Field[];
  readonly from: number;
  readonly headTo: number;
  readonly to: number;
};

/**
 * Bytes that are no HTTP/1.1 message, or one we refuse. The connection cannot be used for HTTP any more:
 * where the next message would begin is unknown.
 */
export type Failure = {
  readonly kind: 'failure';
  /** Stable: `'http/bare-lf'`. */
  readonly code: string;
  /** What a server answers, or, for a bad response, what a proxy would tell its client: 502. */
  readonly status: number;
  /** The offending bytes, as offsets in the stream. */
  readonly from: number;
  readonly to: number;
  readonly message: string;
};

/** What is wrong with a line or a head, before its place in the stream is known. */
export type Problem = {
  readonly kind: 'problem';
  readonly code: string;
  readonly status: number;
  readonly message: string;
  /** The offending bytes, counted from the start of the line; without it, the whole line. */
  readonly span?: readonly [from: number, to: number];
};

export function problem(
  code: string,
  status: number,
  message: string,
  span?: readonly [from: number, to: number],
): Problem {
  const found = { kind: 'problem', code: `http/${code}`, status, message } as const;
  return span === undefined ? found : { ...found, span };
}
