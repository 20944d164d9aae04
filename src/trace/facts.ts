/**
 * The facts a run records. A fact holds only what is known at its own instant; a cause points backwards.
 * What a fact means (a ping, a latency, a wasted poll) is said by projections, never here.
 *
 * Every fact has the same flat shape. What its fields hold, by kind ("up" is towards the server):
 *
 * | kind              | conn up      | from..to        | value            | text                       | cause |
 * |-------------------|--------------|-----------------|------------------|----------------------------|-------|
 * | page-call         | if known     | –               | client's index   | the call as code           | –     |
 * | segment-sent      | yes          | stream octets   | control bits + 256 × octets of TLS | '', or why again: 'timeout' 'duplicate ACKs'; 'box': a box in the path sent it | – |
 * | segment-arrived   | yes          | same            | same             | –                          | segment-sent |
 * | segment-lost      | yes          | same            | same             | 'loss' 'cable' 'box'       | segment-sent |
 * | connected         | up = client  | –               | –                | –                          | segment-arrived |
 * | disconnected      | up = client  | –               | 0 FIN, 1 RST     | –                          | any   |
 * | request-sent      | up           | whole message   | client's index   | "GET /path"                | page-call, or the answer it follows: a redirect, a preflight |
 * | request-received  | up           | whole message   | –                | "GET /path"                | segment-arrived |
 * | response-sent     | down         | whole message   | status           | –                          | request-received |
 * | response-received | down         | whole message   | status           | –                          | segment-arrived |
 * | frame-sent        | yes          | whole frame     | first octet      | –                          | any   |
 * | frame-received    | yes          | whole frame     | first octet      | –                          | segment-arrived |
 * | failure           | up = client found it | offending octets | close code or status | stable code        | segment-arrived |
 * | socket-event      | up = client  | –               | close code       | open message error close   | any   |
 * | ready-state       | up = client  | –               | 0 to 3           | –                          | any   |
 * | handler-called    | if known     | –               | –                | "GET /messages", "message" | any   |
 * | handler-threw     | if known     | –               | –                | class of the error         | handler-called |
 * | message-born      | –            | –               | message id       | author LF text (cut)       | any   |
 * | message-shown     | if known     | –               | message id       | –                          | any   |
 * | knobs             | –            | –               | –                | the settings as JSON       | –     |
 * | call              | of its connection; up for a fetch: that is the head, and another one ends the body | answer, or the copy it renewed, for a fetch | status, 0 failed | the learner's name of the call | response-received |
 * | flight-sent       | yes          | –               | octets           | TLS messages: "ClientHello" | any |
 * | flight-received   | yes          | –               | octets           | same                       | segment-arrived |
 * | fault             | –, a tab's: up | –             | a tab's: client's index | cable-out cable-in crash restart asleep awake | – |
 * | body-sent         | down         | one chunk       | –                | what it is: an event's type, 'retry', 'comment', 'line', 'end' | any |
 * | body-received     | down         | its chunk's start to its last octet read | – | –    | segment-arrived |
 * | source-event      | up           | –               | –                | open error, or an event's type | any |
 * | queue             | up           | 0..requests of the client that wait for a connection | client's index | "GET /path" of the one that begins to wait, or no longer does | of its request |
 *
 * An answer that is written piece by piece: `response-sent` and `response-received` are its head, then come
 * `body-sent` and `body-received`. A ready-state whose text is 'EventSource' is one of 0 to 2.
 *
 * A handler that was called and caused nothing has not answered yet, and perhaps never will. The failure
 * `http/peer-gone`: it did, too late; nobody listens any more.
 */
import type { Micros } from '../base/index.ts';

/** The order is the file format's: append only. */
export const KINDS = [
  'page-call',
  'segment-sent',
  'segment-arrived',
  'segment-lost',
  'connected',
  'disconnected',
  'request-sent',
  'request-received',
  'response-sent',
  'response-received',
  'frame-sent',
  'frame-received',
  'failure',
  'socket-event',
  'ready-state',
  'handler-called',
  'handler-threw',
  'message-born',
  'message-shown',
  'knobs',
  'call',
  'flight-sent',
  'flight-received',
  'fault',
  'body-sent',
  'body-received',
  'source-event',
  'queue',
] as const;

export type Kind = (typeof KINDS)[number];

export interface Fact {
  /** Its place in the trace; the only id there is. */
  readonly index: number;
  readonly at: Micros;
  readonly kind: Kind;
  /** Connection number of the lane from 0, in order of opening; -1 when the fact belongs to none. */
  readonly conn: number;
  /** True: client to server, or at the client. */
  readonly up: boolean;
  /** Octets `[from, to)` of the stream of (conn, up). */
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly text: string;
  /** Index of an earlier fact, or -1. */
  readonly cause: number;
}

/** TCP control bits as they stand in the header (RFC 9293 §3.1): the value of a segment's facts. */
export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const PSH = 8;
export const ACK = 16;
