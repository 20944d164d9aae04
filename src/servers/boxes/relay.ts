/**
 * One client's connection at a box: requests come in here, leave on a connection of the box's own, and the answers
 * come back, one at a time. What each kind of box does differently is `Manner`.
 */
import { type Bytes, concat, EMPTY, fromLatin1, utf8 } from '../../base/index.ts';
import type { Connection, Endpoint, World } from '../../network/index.ts';
import {
  encodeRequest,
  encodeResponse,
  type Field,
  hasToken,
  type Message,
  type RequestHead,
  RequestDecoder,
  ResponseDecoder,
  type ResponseHead,
} from '../../wire/http1/index.ts';
import { REASONS } from '../reasons.ts';
import { forwarded } from './hops.ts';
import type { SharedCache } from './shared-cache.ts';

/** What a box does with what it passes on. */
export interface Manner {
  /** A wish to leave HTTP goes on, and behind a 101 all octets do. */
  readonly upgrades: boolean;
  /** An answer goes on when all of it is there. */
  readonly buffers: boolean;
  /** Answers that it keeps; it looks for requests even in what is not HTTP any more. */
  readonly cache: SharedCache | undefined;
}

export interface RelayOptions {
  readonly world: World;
  readonly near: Endpoint;
  readonly manner: Manner;
  /** Opens the box's own connection to the server. */
  dial(): Connection;
}

export class Relay {
  readonly #options: RelayOptions;
  readonly #requests = new RequestDecoder();
  #answers = new ResponseDecoder();
  #far: Endpoint | undefined;
  /** Written to the server once its connection is open. */
  #unsent: Bytes | undefined;
  /** The request that waits for its answer. */
  #asked: RequestHead | undefined;
  /** The answer's head so far; undefined once it has gone on. */
  #head: Bytes | undefined;
  #isTunnel = false;

  constructor(options: RelayOptions) {
    const { near } = options;
    this.#options = options;
    near.events = {
      data: (octets, cause) => this.#fromClient(octets, cause),
      ended: () => {
        this.#far?.end();
        if (this.#asked === undefined) near.end();
      },
      closed: (reset) => {
        if (reset) this.#far?.abort();
        else this.#far?.end();
      },
    };
  }

  #fromClient(octets: Bytes, cause: number): void {
    this.#requests.push(octets);
    if (this.#isTunnel) this.#tunnelled(cause);
    else this.#proceed(cause);
  }

  /** Reads the next request; an answer that is still out holds it back (RFC 9112 §9.3.2). */
  #proceed(cause: number): void {
    if (this.#asked !== undefined || this.#isTunnel) return;
    const next = this.#requests.next();
    if (next === undefined) return;
    if (next.kind === 'failure') return this.#refuse(next.status, cause);
    this.#request(next, cause);
  }

  #request(message: Message<RequestHead>, cause: number): void {
    const { world, near, manner } = this.#options;
    const { head, body, from, to } = message;
    const text = `${head.method} ${head.target}`;
    const received = world.record('request-received', { conn: near.conn, up: true, from, to, text, cause });
    const kept = manner.cache?.find(head, world.now);
    if (kept !== undefined) {
      const fields: Field[] = [...forwarded(kept.answer.head.fields), ['Age', `${kept.age}`]];
      this.#back(encodeResponse({ ...kept.answer.head, fields }, kept.answer.body), 200, received);
      return this.#proceed(received);
    }
    this.#asked = head;
    const fields = forwarded(head.fields, manner.upgrades ? ['connection', 'upgrade'] : []);
    this.#answers.expect(head.method);
    this.#on(encodeRequest({ ...head, fields }, body), text, received);
  }

  /** Sends a request on, over the connection that is open or a new one. */
  #on(octets: Bytes, text: string, cause: number): void {
    const { world } = this.#options;
    this.#head = EMPTY;
    if (this.#far === undefined || !this.#far.writable) {
      this.#unsent = octets;
      this.#far = this.#connect(text, cause);
      return;
    }
    const { conn } = this.#far;
    const from = world.trace.stream(conn, true).length;
    const to = from + octets.length;
    world.record('request-sent', { conn, up: true, from, to, text, cause });
    this.#far.write(octets);
  }

  #connect(text: string, cause: number): Endpoint {
    const { client } = this.#options.dial();
    client.events = {
      connected: () => {
        const octets = this.#unsent;
        this.#unsent = undefined;
        if (octets !== undefined) this.#on(octets, text, cause);
      },
      data: (octets, because) => this.#fromServer(octets, because),
      ended: (because) => {
        // Behind the answer, where the next request is out on another connection, it is nobody's affair.
        if (this.#far === client) this.#ended(because);
        client.end();
        if (this.#far === client) this.#lost(because);
      },
      closed: (_reset, because) => {
        if (this.#far !== client) return;
        this.#far = undefined;
        this.#lost(because);
      },
    };
    return client;
  }

  /** No more comes from the server: an answer that lasts until then ends (RFC 9112 §6.3), for the client too. */
  #ended(cause: number): void {
    const asked = this.#asked;
    this.#answers.end();
    this.#readAnswer(cause);
    const { manner, near } = this.#options;
    if (asked !== undefined && this.#asked === undefined && !manner.buffers) near.end();
  }

  /** The server's connection is over: a tunnel ends with it, an answer that is missing is a 502 (RFC 9110 §15.6.3). */
  #lost(cause: number): void {
    const { near } = this.#options;
    if (this.#isTunnel) near.end();
    else if (this.#asked === undefined) return;
    else if (this.#head !== undefined) this.#refuse(502, cause);
    else near.abort();
    this.#asked = undefined;
  }

  #fromServer(octets: Bytes, cause: number): void {
    const { near, manner } = this.#options;
    if (this.#isTunnel) return void near.write(octets);
    if (!manner.buffers) this.#pass(octets, cause);
    this.#answers.push(octets);
    this.#readAnswer(cause);
  }

  /** What comes goes on as it comes, behind a head without the fields of the hop before. */
  #pass(octets: Bytes, cause: number): void {
    if (this.#head === undefined) return this.#more(octets, cause);
    this.#head = concat([this.#head, octets]);
    const text = fromLatin1(this.#head);
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) return;
    const body = this.#head.subarray(end + 4);
    const [start = '', ...lines] = text.slice(0, end).split('\r\n');
    const fields = lines.map((line): Field => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    });
    const status = Number(start.split(' ')[1] ?? 0);
    const kept = status === 101 ? ['connection', 'upgrade'] : ['transfer-encoding'];
    const head = { status, reason: start.split(' ').slice(2).join(' '), fields: forwarded(fields, kept) };
    this.#head = undefined;
    this.#back(concat([encodeResponse(head), body]), status, cause);
  }

  #readAnswer(cause: number): void {
    const answer = this.#answers.next();
    const asked = this.#asked;
    if (answer === undefined || asked === undefined) return;
    const { manner, world, near } = this.#options;
    if (answer.kind === 'failure') {
      this.#asked = undefined;
      // Behind a head that has gone on there is no place for another.
      return this.#head === undefined ? near.abort() : this.#refuse(answer.status, cause);
    }
    const { head } = answer;
    if (manner.buffers) this.#whole(answer, asked.method, cause);
    if (head.status === 101) {
      this.#isTunnel = true;
      this.#asked = undefined;
      const behind = this.#answers.take();
      if (manner.buffers && behind.length > 0) near.write(behind);
      return this.#tunnelled(cause);
    }
    if (head.status < 200) return;
    manner.cache?.keep(asked, answer, world.now);
    this.#asked = undefined;
    if (hasToken(head.fields, 'Connection', 'close')) this.#far?.end();
    this.#proceed(cause);
  }

  /** An answer that was held until it was whole goes on, in one piece. */
  #whole({ head, body }: Message<ResponseHead>, method: string, cause: number): void {
    const { status } = head;
    const kept = status === 101 ? ['connection', 'upgrade'] : [];
    const fields = forwarded(head.fields, kept).filter(([name]) => name.toLowerCase() !== 'content-length');
    if (status >= 200 && status !== 204 && status !== 304) fields.push(['Content-Length', `${body.length}`]);
    this.#head = undefined;
    // RFC 9110 §2.5: the version is the sender's own.
    const { reason } = head;
    this.#back(encodeResponse({ status, reason, fields }, method === 'HEAD' ? EMPTY : body), status, cause);
  }

  /** Behind a 101. A cache that has not understood it still reads requests, where the octets look like one. */
  #tunnelled(cause: number): void {
    const octets = this.#requests.take();
    const { cache } = this.#options.manner;
    if (cache === undefined || !/^[A-Z]{3,7} \//.test(fromLatin1(octets.subarray(0, 16)))) {
      this.#far?.write(octets);
      return;
    }
    this.#isTunnel = false;
    this.#answers = new ResponseDecoder();
    this.#requests.push(octets);
    this.#proceed(cause);
  }

  #refuse(status: number, cause: number): void {
    const reason = REASONS[status] ?? '';
    const body = utf8(reason);
    const fields: Field[] = [
      ['Content-Type', 'text/plain'],
      ['Content-Length', `${body.length}`],
      ['Connection', 'close'],
      ['Via', '1.1 box'],
    ];
    this.#asked = undefined;
    this.#back(encodeResponse({ status, reason, fields }, body), status, cause);
    this.#options.near.end();
    this.#far?.abort();
  }

  /** Another piece of an answer whose head has gone on; of a stream it is a chunk, as a rule. */
  #more(octets: Uint8Array, cause: number): void {
    const { world, near } = this.#options;
    const from = world.trace.stream(near.conn, false).length;
    world.record('body-sent', { conn: near.conn, from, to: from + octets.length, text: 'more', cause });
    near.write(octets);
  }

  /** An answer, or its first piece, goes to the client. */
  #back(octets: Bytes, status: number, cause: number): void {
    const { world, near } = this.#options;
    const from = world.trace.stream(near.conn, false).length;
    world.record('response-sent', { conn: near.conn, from, to: from + octets.length, value: status, cause });
    near.write(octets);
  }
}
