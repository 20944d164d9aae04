/**
 * The facts that a run records, a descriptor each: the fields by their own words, where they lie, and which of them a
 * lesson may ask for. A fact holds only what is known at its own instant; a cause points backwards. What it means (a
 * ping, a latency, a wasted poll) is said by projections, never here; what only the page knows, the page records.
 *
 * Fields that many kinds have:
 *
 * - `conn`: number of the connection in its lane, from 0 in order of opening; -1 for none.
 * - `up`: true towards the node that accepted the connection, or at the one that opened it.
 * - `from`, `to`: octets `[from, to)` of the stream of (conn, up).
 * - `node`: number of the node at which it happens, where no connection says so; -1 for none.
 * - `cause`: index of an earlier fact; -1 for none.
 *
 * An answer that is written piece by piece: `response-sent` and `response-received` are its head, then come `body-sent`
 * and `body-received`. A handler that was called and caused nothing has not answered yet, and perhaps never will.
 */
import { asked, enumeration, type Field, fixed, flag, flags, list, named } from './fields.ts';
import { optional, ordinal, pairs, text, uint } from './fields.ts';
import { bits, column } from './slots.ts';
import { FLAGS } from './tcp.ts';
import { TLS_MESSAGES } from './tls.ts';

/** RFC 6455 §11.8. */
export const OPCODES = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 };

const conn = uint(column('conn'));
const up = flag(bits('bits', 0, 1));
const cause = uint(column('cause'));
const from = uint(column('from'));
const to = uint(column('to'));
const node = ordinal(bits('value', 0, 8));
const whole = column('value');
const words = column('text');
/** The number of a text, beside a node's. */
const beside = bits('value', 8, 24);
/** A node's number where `value` is taken. */
const nodeBeside = ordinal(column('to'));

const because = optional(cause);
const near = { conn, up: fixed(up, true) };
const octets = { conn, up: asked(up), from, to };
const upOctets = { conn, up: fixed(up, true), from, to };
const downOctets = { conn, up: fixed(up, false), from, to };

const segment = {
  ...octets,
  /** Control bits. */
  flags: asked(flags(bits('value', 0, 8), FLAGS)),
  /** Octets in it that are neither fixed headers nor the application's: TLS, and TCP's selective acknowledgements. */
  overhead: uint(bits('value', 8, 24)),
};

const frame = {
  ...octets,
  /** The first octet of the frame, RFC 6455 §5.2. `fin` is false for every fragment but the last. */
  fin: asked(flag(bits('value', 7, 1))),
  rsv: uint(bits('value', 4, 3)),
  opcode: asked(named(bits('value', 0, 4), OPCODES)),
  cause: because,
};

const request = {
  ...upOctets,
  method: asked(text(beside)),
  /** The request target, RFC 9112 §3.2. */
  target: asked(text(words)),
  cause: because,
};

const response = { ...downOctets, status: asked(uint(whole)), cause: because };

const flight = {
  conn,
  up: asked(up),
  /** All of them, record headers included. */
  octets: uint(whole),
  messages: asked(list(words, TLS_MESSAGES)),
  cause: because,
};

const message = {
  id: asked(uint(whole)),
  author: asked(text(column('from'))),
  /** Its beginning. */
  text: asked(text(words)),
};

/** The order is that of the kinds' codes in memory; a file has them by name. */
export const FACTS = {
  /** The page's code calls something; `code` is the call. */
  'page-call': {
    conn: optional(conn),
    up: fixed(up, true),
    node,
    code: asked(text(words)),
    /**
     * The call asks whether there is news, and does so now because the page starts, its interval is over, the last
     * answer has come, or the last question was lost.
     */
    poll: asked(optional(enumeration(bits('bits', 1, 3), ['', 'start', 'interval', 'answer', 'lost']))),
    cause: because,
  },
  'segment-sent': {
    ...segment,
    /** Why its octets are sent again. */
    retransmission: optional(enumeration(bits('bits', 1, 2), ['', 'timeout', 'duplicate ACKs'])),
    /** A box in the path resets both ends. */
    origin: optional(enumeration(bits('bits', 3, 1), ['end', 'box'])),
    cause: because,
  },
  'segment-arrived': { ...segment, cause },
  'segment-lost': {
    ...segment,
    by: enumeration(bits('bits', 1, 2), ['loss', 'cable', 'box']),
    cause,
  },
  /** The end that opened it (`up`) or the one that accepted it has a connection. */
  connected: { conn, up: asked(up), cause: because },
  disconnected: {
    conn,
    up: asked(up),
    by: asked(enumeration(bits('bits', 1, 1), ['FIN', 'RST'])),
    cause: because,
  },
  /** Its cause is the page's call, or the answer that it follows: a redirect, a preflight. */
  'request-sent': request,
  'request-received': request,
  'response-sent': response,
  'response-received': response,
  'frame-sent': frame,
  'frame-received': frame,
  /** An end has found something wrong: those octets, if there are any. */
  failure: {
    conn,
    /** The end that opened the connection has found it. */
    up: asked(up),
    from: optional(from),
    to: optional(to),
    /** A stable code: 'ws/accept'. 'http/peer-gone': a handler has answered too late, nobody listens any more. */
    problem: asked(text(words)),
    /** The status of the answer, sent or received; 0 for none. */
    status: asked(optional(uint(bits('value', 0, 16)))),
    /** The close code that the socket ends with; 0 where there is no socket. */
    closeCode: asked(optional(uint(bits('value', 16, 16)))),
    cause: because,
  },
  /** An event of the page's WebSocket; `code` is that of a close event. */
  'socket-event': {
    ...near,
    event: asked(enumeration(bits('bits', 1, 2), ['open', 'message', 'error', 'close'])),
    code: asked(optional(uint(whole))),
    cause: because,
  },
  /** readyState: 0 to 3 of a WebSocket, 0 to 2 of an EventSource. */
  'ready-state': {
    ...near,
    state: asked(uint(whole, 3)),
    of: enumeration(bits('bits', 1, 1), ['WebSocket', 'EventSource']),
    cause: because,
  },
  /** The server's code is called, for a request or for an event of a socket; `code` is that of a close. */
  'handler-called': {
    conn,
    handler: asked(enumeration(bits('bits', 1, 2), ['request', 'connection', 'message', 'close'])),
    method: asked(optional(text(column('from')))),
    target: asked(optional(text(words))),
    code: optional(uint(whole)),
    cause: because,
  },
  /** Code of the page (`up`) or of the server throws: the class of the error. */
  'handler-threw': {
    conn: optional(conn),
    up,
    node: optional(node),
    error: asked(text(words)),
    cause: because,
  },
  /** The server has a message. */
  'message-born': { ...message, node: nodeBeside, cause: because },
  /** The page shows it. */
  'message-shown': {
    conn: optional(conn),
    up: fixed(up, true),
    ...message,
    node: nodeBeside,
    cause: because,
  },
  /** The page has read an answer, and has found so many messages in it: new ones, where its own code has asked for news. */
  'answer-read': { conn, up: fixed(up, true), news: asked(uint(whole)), cause: because },
  /** The settings that are turned, by name. */
  knobs: { settings: pairs(words), cause: because },
  /** What came of a call in the learner's console, whose name `call` is: octets and status of a fetch's answer. */
  call: {
    conn: optional(conn),
    up: fixed(up, false),
    from: optional(from),
    to: optional(to),
    call: asked(text(words)),
    /** `head`: the body follows, and `answer` or `failed` ends it. */
    stage: enumeration(bits('bits', 1, 2), ['socket', 'head', 'answer', 'failed']),
    status: asked(optional(uint(whole))),
    cause: because,
  },
  'flight-sent': flight,
  'flight-received': flight,
  /** Without a node it befalls the path. */
  fault: {
    fault: asked(
      enumeration(bits('bits', 1, 3), ['cable-out', 'cable-in', 'crash', 'restart', 'asleep', 'awake']),
    ),
    node: optional(node),
    cause: because,
  },
  /** One piece of a body; a box passes on `more` of it, and does not know what it is. */
  'body-sent': {
    ...downOctets,
    part: asked(enumeration(bits('bits', 1, 3), ['event', 'retry', 'comment', 'line', 'end', 'more'])),
    /** The type of an event (WHATWG HTML §9.2.6). */
    type: asked(optional(text(words))),
    cause: because,
  },
  /** From its chunk's start to its last octet read. */
  'body-received': { ...downOctets, cause: because },
  /** An event of the page's EventSource. */
  'source-event': { ...near, type: asked(text(words)), cause: because },
  /** A request begins to wait for a connection, or no longer does; so many of its page's wait now. */
  queue: {
    up: fixed(up, true),
    node,
    waiting: uint(bits('value', 8, 24)),
    method: asked(text(column('from'))),
    target: asked(text(words)),
    cause: because,
  },
  /** The application has written to what it keeps, or has read there: so many rows of that table. */
  store: {
    node,
    does: asked(enumeration(bits('bits', 1, 2), ['insert', 'read'])),
    count: asked(uint(bits('value', 8, 24))),
    table: asked(text(words)),
    /** The id of the first of those rows; 0 for none. */
    first: asked(uint(column('from'))),
    cause: because,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Field>>>>;
