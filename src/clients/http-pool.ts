/**
 * The browser's HTTP/1.1 connections to one server: a request takes an idle one or opens another. A kept
 * connection that the server closed just before the request came is tried again once, on a new one, as browsers do.
 */
import { EMPTY } from '../base/index.ts';
import type { Connection, World } from '../network/index.ts';
import {
  encodeRequest,
  type Failure,
  hasToken,
  isInterim,
  type Message,
  type RequestHead,
  ResponseDecoder,
  type ResponseHead,
} from '../wire/http1/index.ts';

/** Chromium has at most six connections to one server; further requests wait for one of them. */
const MOST = 6;

export interface Fetch {
  readonly head: RequestHead;
  readonly body: Uint8Array | undefined;
  /** The fact that made the page ask. */
  readonly cause: number;
  /** Reads an answer with status 200 as it comes; what is settled in the end has no body then. */
  readonly reader?: BodyReader | undefined;
  /** Its abort gives the request up: nothing is read or settled any more. */
  readonly signal?: AbortSignal | undefined;
  /** Called once: with the answer, or with undefined for a network error. */
  settled(answer: Arrived | undefined, cause: number): void;
}

/** An answer of which the head is known: those octets. */
export interface Opened {
  readonly message: Pick<Message<ResponseHead>, 'head' | 'from' | 'to'>;
  readonly conn: number;
}

export interface BodyReader {
  /** It hears nothing of an answer that is whole as soon as its head is here: settled as any other. */
  readonly isPatient?: boolean;
  /** The head is here. */
  opened(answer: Opened, cause: number): void;
  /** Some of the body, in the octets' own memory. */
  piece(octets: Uint8Array, cause: number): void;
}

export interface Arrived {
  readonly message: Message<ResponseHead>;
  readonly conn: number;
}

class PooledConnection {
  readonly connection: Connection;
  readonly decoder = new ResponseDecoder();
  current: Fetch | undefined;
  /** Its first request is out. */
  asked = false;
  /** Answers it has brought so far. */
  answers = 0;
  /** Octets of the present answer have come. */
  heard = false;
  /** Its reader has got the head. */
  opened = false;
  /** The server sends no more. */
  ended = false;
  constructor(connection: Connection) {
    this.connection = connection;
  }
}

/** RFC 9112 §9.3; that of an HTTP/1.0 server lasts only where it says so. */
const persists = ({ fields, version }: ResponseHead): boolean =>
  !hasToken(fields, 'Connection', 'close') &&
  (version !== 'HTTP/1.0' || hasToken(fields, 'Connection', 'keep-alive'));

/** RFC 9110 §15.2: an interim answer says that the final one is to come; a page never hears of it. */
export function finalAnswer(decoder: ResponseDecoder): ReturnType<ResponseDecoder['next']> {
  let next = decoder.next();
  while (next?.kind === 'message' && isInterim(next.head.status)) next = decoder.next();
  return next;
}

export class HttpPool {
  readonly #world: World;
  readonly #node: number;
  readonly #dial: () => Connection;
  readonly #idle: PooledConnection[] = [];
  /** Connections that are not over, idle ones too. */
  readonly #open = new Set<PooledConnection>();
  /** Requests for which there is no connection yet. */
  readonly #waiting: Fetch[] = [];

  /** `node`: the number of the page's. */
  constructor(world: World, node: number, dial: () => Connection) {
    this.#world = world;
    this.#node = node;
    this.#dial = dial;
  }

  fetch(fetch: Fetch): void {
    fetch.signal?.addEventListener('abort', () => this.#giveUp(fetch));
    if (!this.#isFull && this.#waiting.length === 0) return this.#dispatch(fetch);
    this.#queue(fetch, () => this.#waiting.push(fetch));
    this.#next();
  }

  /** Every connection there may be is busy. */
  get #isFull(): boolean {
    return this.#idle.length === 0 && this.#open.size >= MOST;
  }

  #dispatch(fetch: Fetch): void {
    const idle = this.#idle.pop();
    if (idle === undefined) this.#connect(fetch);
    else this.#send(idle, fetch);
  }

  #connect(fetch: Fetch): void {
    const connection = this.#dial();
    const pooled = new PooledConnection(connection);
    this.#open.add(pooled);
    pooled.current = fetch;
    const { client } = connection;
    client.events = {
      early: () => {
        // RFC 8446 §8: early data can be replayed, so browsers put there only what may safely happen twice.
        if (fetch.head.method === 'GET' || fetch.head.method === 'HEAD') this.#send(pooled, fetch);
      },
      connected: () => {
        if (!pooled.asked) this.#send(pooled, fetch);
      },
      data: (octets, cause) => {
        // RFC 9112 §9.2: "MUST NOT consider that data to be a valid response; the client SHOULD close the connection"
        if (this.#forget(pooled)) return client.abort();
        pooled.heard = true;
        pooled.decoder.push(octets);
        this.#receive(pooled, cause);
      },
      ended: (cause) => {
        this.#forget(pooled);
        pooled.ended = true;
        pooled.decoder.end();
        this.#receive(pooled, cause);
        client.end();
        this.#lost(pooled, cause);
      },
      closed: (_reset, cause) => {
        this.#forget(pooled);
        this.#open.delete(pooled);
        this.#lost(pooled, cause);
        this.#next();
      },
    };
  }

  #send(pooled: PooledConnection, fetch: Fetch): void {
    const { client } = pooled.connection;
    pooled.current = fetch;
    pooled.asked = true;
    pooled.heard = false;
    pooled.opened = false;
    pooled.decoder.expect(fetch.head.method);
    const octets = encodeRequest(fetch.head, fetch.body ?? EMPTY);
    const { method, target } = fetch.head;
    client.send('request-sent', octets, { method, target, cause: fetch.cause });
  }

  #receive(pooled: PooledConnection, cause: number): void {
    const { current, connection, decoder } = pooled;
    if (current === undefined) return;
    const next = finalAnswer(decoder);
    this.#read(pooled, current, next, cause);
    // The reader may have given it up.
    if (next === undefined || pooled.current !== current) return;
    const { conn } = connection.client;
    pooled.current = undefined;
    if (next.kind === 'failure' || next.head.status === 101) {
      // Fetch §4.7: nobody asked to leave HTTP.
      const unasked = { status: 101, code: 'http/unasked-upgrade' };
      const { from, to } = next;
      const { status, code } = next.kind === 'failure' ? next : unasked;
      const failure = { conn, up: true, from, to, status, problem: code, cause };
      const found = this.#world.record('failure', failure);
      connection.client.abort();
      current.settled(undefined, found);
      return;
    }
    const { head } = next;
    const received = pooled.opened ? cause : this.#arrived({ message: next, conn }, cause);
    pooled.answers += 1;
    if (!persists(head)) connection.client.end();
    // §9.2 again: octets after the answer belong to no request.
    else if (!decoder.idle) connection.client.abort();
    else if (connection.client.writable && !pooled.ended) this.#idle.push(pooled);
    // Requests that wait come before those that the page makes when it hears of this answer.
    this.#next();
    current.settled({ message: pooled.opened ? { ...next, body: EMPTY } : next, conn }, received);
  }

  #arrived({ message, conn }: Opened, cause: number): number {
    const { from, to, head } = message;
    return this.#world.record('response-received', { conn, from, to, status: head.status, cause });
  }

  /** Hands the reader what has come: the head once, then pieces of the body. */
  #read(
    pooled: PooledConnection,
    fetch: Fetch,
    next: Message<ResponseHead> | Failure | undefined,
    cause: number,
  ): void {
    const { decoder, connection } = pooled;
    const { conn } = connection.client;
    const begun = next?.kind === 'message' ? next : decoder.begun;
    if (fetch.reader === undefined || begun?.head.status !== 200) return;
    if (fetch.reader.isPatient === true && next !== undefined && !pooled.opened) return;
    if (!pooled.opened) {
      pooled.opened = true;
      const { head, from, headTo: to } = begun;
      const message = { head, from, to };
      fetch.reader.opened({ message, conn }, this.#arrived({ message, conn }, cause));
    }
    for (const { octets, from, to } of decoder.drain()) {
      if (pooled.current !== fetch) return;
      fetch.reader.piece(octets, this.#world.record('body-received', { conn, from, to, cause }));
    }
  }

  /** HTTP/1.1 has no other way to stop an answer than to end its connection. */
  #giveUp(fetch: Fetch): void {
    const at = this.#waiting.indexOf(fetch);
    if (at >= 0) this.#queue(fetch, () => this.#waiting.splice(at, 1));
    for (const pooled of this.#open) {
      if (pooled.current !== fetch) continue;
      pooled.current = undefined;
      pooled.connection.client.end();
    }
  }

  /** The connection ended before the answer did. Only where no octet of it had come can asking again be right. */
  #lost(pooled: PooledConnection, cause: number): void {
    const { current, answers, heard } = pooled;
    if (current === undefined) return;
    pooled.current = undefined;
    if (answers > 0 && !heard) this.#connect(current);
    else current.settled(undefined, cause);
  }

  /** The request that has waited longest gets a connection, unless all are busy. */
  #next(): void {
    const [fetch] = this.#waiting;
    if (fetch === undefined || this.#isFull) return;
    this.#queue(fetch, () => this.#waiting.shift());
    this.#dispatch(fetch);
  }

  /** A request begins to wait for a connection, or no longer does. */
  #queue({ head, cause }: Fetch, change: () => void): void {
    change();
    const { method, target } = head;
    this.#world.record('queue', { node: this.#node, waiting: this.#waiting.length, method, target, cause });
  }

  /** True: it was idle. */
  #forget(pooled: PooledConnection): boolean {
    const at = this.#idle.indexOf(pooled);
    return at >= 0 && this.#idle.splice(at, 1).length > 0;
  }
}
