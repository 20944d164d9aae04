/**
 * The browser's HTTP/1.1 connections to one server: a request takes an idle one or opens another. A kept
 * connection that the server closed just before the request came is tried again once, on a new one, as browsers do.
 */
import { EMPTY } from '../base/index.ts';
import { Connection, type Link, type Listener, type World } from '../network/index.ts';
import {
  encodeRequest,
  hasToken,
  type Message,
  type RequestHead,
  ResponseDecoder,
  type ResponseHead,
} from '../wire/http1/index.ts';

export interface Fetch {
  readonly head: RequestHead;
  readonly body: Uint8Array | undefined;
  /** The fact that made the page ask. */
  readonly cause: number;
  readonly client: number;
  /** Called once: with the answer, or with undefined for a network error. */
  settled(answer: Arrived | undefined, cause: number): void;
}

export interface Arrived {
  readonly message: Message<ResponseHead>;
  readonly conn: number;
}

class PooledConnection {
  readonly connection: Connection;
  readonly decoder = new ResponseDecoder();
  current: Fetch | undefined;
  /** Answers it has brought so far. */
  answers = 0;
  constructor(connection: Connection) {
    this.connection = connection;
  }
}

export class HttpPool {
  readonly #world: World;
  readonly #link: Link;
  readonly #host: Listener;
  readonly #idle: PooledConnection[] = [];

  constructor(world: World, link: Link, host: Listener) {
    this.#world = world;
    this.#link = link;
    this.#host = host;
  }

  fetch(fetch: Fetch): void {
    const idle = this.#idle.pop();
    if (idle === undefined) this.#open(fetch);
    else this.#send(idle, fetch);
  }

  #open(fetch: Fetch): void {
    const connection = new Connection(this.#world, this.#link, this.#host);
    const pooled = new PooledConnection(connection);
    pooled.current = fetch;
    const { client } = connection;
    client.events = {
      connected: () => this.#send(pooled, fetch),
      data: (octets, cause) => {
        pooled.decoder.push(octets);
        this.#receive(pooled, cause);
      },
      ended: (cause) => {
        this.#forget(pooled);
        pooled.decoder.end();
        this.#receive(pooled, cause);
        client.end();
        this.#lost(pooled, cause);
      },
      closed: (_reset, cause) => {
        this.#forget(pooled);
        this.#lost(pooled, cause);
      },
    };
  }

  #send(pooled: PooledConnection, fetch: Fetch): void {
    const { client } = pooled.connection;
    pooled.current = fetch;
    pooled.decoder.expect(fetch.head.method);
    const octets = encodeRequest(fetch.head, fetch.body ?? EMPTY);
    const from = this.#world.trace.stream(client.conn, true).length;
    const text = `${fetch.head.method} ${fetch.head.target}`;
    const to = from + octets.length;
    this.#world.record('request-sent', {
      conn: client.conn,
      up: true,
      from,
      to,
      value: fetch.client,
      text,
      cause: fetch.cause,
    });
    client.write(octets);
  }

  #receive(pooled: PooledConnection, cause: number): void {
    const { current, connection } = pooled;
    const next = current === undefined ? undefined : pooled.decoder.next();
    if (next === undefined || current === undefined) return;
    const { conn } = connection.client;
    if (next.kind === 'failure') {
      const { from, to, status, code } = next;
      this.#world.record('failure', { conn, up: true, from, to, value: status, text: code, cause });
      connection.client.abort();
      return;
    }
    const { from, to, head } = next;
    const received = this.#world.record('response-received', { conn, from, to, value: head.status, cause });
    pooled.current = undefined;
    pooled.answers += 1;
    if (hasToken(head.fields, 'Connection', 'close')) connection.client.end();
    else if (connection.client.writable) this.#idle.push(pooled);
    current.settled({ message: next, conn }, received);
  }

  #lost(pooled: PooledConnection, cause: number): void {
    const { current } = pooled;
    if (current === undefined) return;
    pooled.current = undefined;
    if (pooled.answers > 0) this.#open(current);
    else current.settled(undefined, cause);
  }

  #forget(pooled: PooledConnection): void {
    const at = this.#idle.indexOf(pooled);
    if (at >= 0) this.#idle.splice(at, 1);
  }
}
