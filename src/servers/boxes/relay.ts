/**
 * One client's connection at a box: requests come in here, leave on a connection of the box's own, and the answers
 * come back, one at a time. What each kind of box does differently is its `BoxPolicy`.
 */
import { type Bytes, concat, EMPTY, fromLatin1, utf8 } from '../../base/index.ts';
import type { Connection, Endpoint, World } from '../../network/index.ts';
import {
  encodeRequest,
  encodeResponse,
  type Field,
  hasToken,
  isInterim,
  type Message,
  type RequestHead,
  RequestDecoder,
  type ResponseHead,
} from '../../wire/http1/index.ts';
import { REASONS } from '../reasons.ts';
import { AnswerReader } from './answer-reader.ts';
import { forwarded } from './hops.ts';
import type { SharedCache } from './shared-cache.ts';

/** What a box does with what it passes on. */
export interface BoxPolicy {
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
  readonly policy: BoxPolicy;
  /** Opens the box's own connection to the server. */
  dial(): Connection;
}

/** What a request asks for. */
type Asked = Pick<RequestHead, 'method' | 'target'>;

/** Fields of one connection that are forwarded nevertheless where the box lets a client leave HTTP. */
const UPGRADING = ['connection', 'upgrade'];

const lengthOf = (body: Uint8Array): Field => ['Content-Length', `${body.length}`];

/** A head as the box writes it. RFC 9110 §2.5: the version is the sender's own. */
const ownHead = ({ status, reason, fields }: ResponseHead, kept: readonly string[]) => ({
  status,
  reason,
  fields: forwarded(fields, kept),
});

export class Relay {
  readonly #options: RelayOptions;
  readonly #requests = new RequestDecoder();
  #answers = new AnswerReader();
  #far: Endpoint | undefined;
  /** Written to the server once its connection is open. */
  #unsent: Bytes | undefined;
  /** The request that waits for its answer. */
  #asked: RequestHead | undefined;
  /** The head of the answer has gone on: there is no place for another. */
  #isBegun = false;
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
    const { world, near, policy } = this.#options;
    const { head, body, from, to } = message;
    const { method, target } = head;
    const received = world.record('request-received', { conn: near.conn, from, to, method, target, cause });
    const kept = policy.cache?.find(head, world.now);
    if (kept !== undefined) {
      const own = kept.answer.head.fields.filter(([name]) => name.toLowerCase() !== 'age');
      const fields: Field[] = [...forwarded(own), ['Age', `${kept.age}`]];
      this.#back(encodeResponse({ ...kept.answer.head, fields }, kept.answer.body), 200, received);
      return this.#proceed(received);
    }
    this.#asked = head;
    // RFC 9110 §7.8: a wish of HTTP/1.0 to leave HTTP is none.
    const upgrades = policy.upgrades && head.version !== 'HTTP/1.0';
    const fields = forwarded(head.fields, upgrades ? UPGRADING : []);
    this.#on(encodeRequest({ ...head, fields }, body), head, received);
  }

  /** Sends a request on, over the connection that is open or a new one. */
  #on(octets: Bytes, { method, target }: Asked, cause: number): void {
    this.#isBegun = false;
    if (this.#far === undefined || !this.#far.writable) {
      this.#unsent = octets;
      this.#far = this.#connect({ method, target }, cause);
      return;
    }
    this.#answers.decoder.expect(this.#asked?.method ?? 'GET');
    this.#far.send('request-sent', octets, { method, target, cause });
  }

  #connect(asked: Asked, cause: number): Endpoint {
    const { client } = this.#options.dial();
    this.#answers = new AnswerReader();
    client.events = {
      connected: () => {
        const octets = this.#unsent;
        this.#unsent = undefined;
        if (octets !== undefined) this.#on(octets, asked, cause);
      },
      data: (octets, because) => this.#fromServer(octets, because),
      ended: (because) => {
        // Once the next request is out on another connection, the end of this one changes nothing.
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
    this.#answers.decoder.end();
    this.#readAnswer(cause);
    const { policy, near } = this.#options;
    if (asked !== undefined && this.#asked === undefined && !policy.buffers) near.end();
  }

  /** The server's connection is over: a tunnel ends with it, an answer that is missing is a 502 (RFC 9110 §15.6.3). */
  #lost(cause: number): void {
    const { near } = this.#options;
    if (this.#isTunnel) near.end();
    else if (this.#asked === undefined) return;
    else if (!this.#isBegun) this.#refuse(502, cause);
    else near.abort();
    this.#asked = undefined;
  }

  #fromServer(octets: Bytes, cause: number): void {
    if (this.#isTunnel) return this.#options.near.write(octets);
    this.#answers.push(octets);
    this.#readAnswer(cause);
  }

  #readAnswer(cause: number): void {
    while (this.#asked !== undefined) {
      const answer = this.#answers.decoder.next();
      if (answer?.kind === 'failure') return this.#spoiled(answer.status, cause);
      if (this.#options.policy.buffers) this.#hold(answer, this.#asked.method, cause);
      else this.#pass(answer, cause);
      if (answer === undefined) return;
      if (answer.head.status === 101) return this.#openTunnel(cause);
      if (isInterim(answer.head.status)) this.#isBegun = false;
      else this.#answered(answer, this.#asked, cause);
    }
  }

  /** An answer that cannot be read: where its head has gone on, the client hears of it by the end of its connection. */
  #spoiled(status: number, cause: number): void {
    if (!this.#isBegun) return this.#refuse(status, cause);
    this.#asked = undefined;
    this.#options.near.abort();
  }

  /** What comes goes on as it comes, behind a head that is the box's own: without the fields of the hop before. */
  #pass(answer: Message<ResponseHead> | undefined, cause: number): void {
    const begun = answer ?? this.#answers.decoder.begun;
    if (begun === undefined) return;
    const { head, headTo } = begun;
    const octets = this.#answers.take(answer?.to ?? Infinity);
    if (this.#isBegun) {
      if (octets.length > 0) this.#more(octets, cause);
      return;
    }
    this.#isBegun = true;
    const kept = head.status === 101 ? UPGRADING : ['transfer-encoding'];
    const body = octets.subarray(headTo - begun.from);
    this.#back(concat([encodeResponse(ownHead(head, kept)), body]), head.status, cause);
  }

  /** An answer goes on in one piece when all of it is there. */
  #hold(answer: Message<ResponseHead> | undefined, method: string, cause: number): void {
    if (answer === undefined) return;
    const { head, body } = answer;
    const { status } = head;
    this.#answers.take(answer.to);
    const { reason, fields: own } = ownHead(head, status === 101 ? UPGRADING : []);
    const isBodiless =
      method === 'HEAD' || status === 101 || isInterim(status) || status === 204 || status === 304;
    const fields = isBodiless
      ? own
      : [...own.filter(([name]) => name.toLowerCase() !== 'content-length'), lengthOf(body)];
    this.#isBegun = true;
    this.#back(encodeResponse({ status, reason, fields }, isBodiless ? EMPTY : body), status, cause);
  }

  #openTunnel(cause: number): void {
    this.#isTunnel = true;
    this.#asked = undefined;
    const behind = this.#answers.decoder.take();
    if (behind.length > 0) this.#options.near.write(behind);
    this.#tunnelled(cause);
  }

  #answered(answer: Message<ResponseHead>, asked: RequestHead, cause: number): void {
    const { policy, world } = this.#options;
    policy.cache?.keep(asked, answer, world.now);
    this.#asked = undefined;
    if (hasToken(answer.head.fields, 'Connection', 'close')) this.#far?.end();
    this.#proceed(cause);
  }

  /** Behind a 101. A cache that has not understood it still reads requests, where the octets look like one. */
  #tunnelled(cause: number): void {
    const octets = this.#requests.take();
    const { cache } = this.#options.policy;
    if (cache === undefined || !/^[A-Z]{3,7} \//.test(fromLatin1(octets.subarray(0, 16)))) {
      this.#far?.write(octets);
      return;
    }
    this.#isTunnel = false;
    this.#answers = new AnswerReader();
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
    this.#options.near.send('body-sent', octets, { part: 'more', cause });
  }

  /** An answer, or its first piece, goes to the client. */
  #back(octets: Bytes, status: number, cause: number): void {
    this.#options.near.send('response-sent', octets, { status, cause });
  }
}
