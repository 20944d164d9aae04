/** A browser with one page: its HTTP connections and its sockets. */
import { type Dial, ELSEWHERE, type PageSettings, type World } from '../network/index.ts';
import type { FactOf } from '../trace/index.ts';
import type { Codings } from '../wire/gzip/index.ts';
import type { Deflate } from '../wire/websocket/deflate/index.ts';
import { type Ask, type Settled, targetOf } from './ask.ts';
import { fetchFields, originOf, type Party } from './chromium.ts';
import { nameOf } from './dom.ts';
import type { Fetcher } from './fetch/index.ts';
import { HandshakeQueue } from './handshake-queue.ts';
import { HttpPool } from './http-pool.ts';
import { PageTimers } from './page-timers.ts';
import { LabWebSocket, type SocketContext } from './web-socket.ts';

export interface BrowserOptions {
  readonly world: World;
  /** Opens a TCP connection to the server, or to what stands before it. */
  readonly dial: Dial;
  readonly authority: string;
  /** Whose it is. */
  readonly name: string;
  /** The path is TLS: the page's schemes are https and wss. */
  readonly secure?: boolean;
  readonly deflate?: Deflate | undefined;
  readonly parts?: BrowserParts;
}

/**
 * Code that a browser needs for servers with more of HTTP than a plain answer, fetched for their lanes. To a plain
 * server it makes no difference.
 */
export interface BrowserParts extends Codings {
  Fetcher?: typeof Fetcher;
}

/** Why a page asks for news now; '' for a call that does not. */
export type Poll = FactOf<'page-call'>['poll'];

/** A message as a page shows it. */
export interface Shown {
  readonly id: number;
  /** Its author. */
  readonly from: string;
  readonly text: string;
}

export class Browser {
  readonly world: World;
  /** Those of the page's script. */
  readonly timers: PageTimers;
  /** The number of its node. */
  readonly node: number;
  readonly #options: BrowserOptions;
  readonly #pool: HttpPool;
  readonly #handshakes = new HandshakeQueue();
  #made: Fetcher | undefined;
  #foreign = false;

  constructor(options: BrowserOptions) {
    this.world = options.world;
    this.node = options.world.join(options.name, 'page');
    this.timers = new PageTimers(options.world, this.node);
    this.#options = options;
    this.#pool = new HttpPool(options.world, this.node, () => options.dial(this.node));
  }

  /** The page's origin and the server, for the lists of fields. */
  get party(): Party {
    const { authority, secure = false } = this.#options;
    const origin = originOf({ authority: this.#foreign ? ELSEWHERE : authority, secure });
    return { authority, secure, origin };
  }

  /** Records a call of the page's code and returns the fact; `poll`: why it asks for news now, if it does. */
  call(code: string, conn = -1, poll: Poll = ''): number {
    return this.world.record('page-call', { conn, node: this.node, code, poll });
  }

  /** The page has read an answer; `news` is how many messages it has found there. */
  answerRead(news: number, conn: number, cause: number): void {
    this.world.record('answer-read', { conn, news, cause });
  }

  /** The page has put a message on the screen. */
  shown({ id, from, text }: Shown, conn: number, cause: number): void {
    this.world.record('message-shown', {
      node: this.node,
      conn,
      id,
      author: from,
      text: text.slice(0, 80),
      cause,
    });
  }

  fetch(asked: Ask, settled: Settled): void {
    const ask = { ...asked, target: targetOf(this.#url(asked.target)) };
    if (this.#fetcher !== undefined) return this.#fetcher.fetch(ask, settled);
    const { method, target, fields: own, body, cause, ...how } = ask;
    const fields = fetchFields({ ...this.party, method, bodyLength: body?.length, own });
    this.#pool.fetch({ head: { method, target, fields }, body, cause, settled, ...how });
  }

  get #fetcher(): Fetcher | undefined {
    const { world, parts = {} } = this.#options;
    const party = (): Party => this.party;
    const pool = this.#pool;
    if (parts.Fetcher !== undefined) this.#made ??= new parts.Fetcher({ world, pool, codings: parts, party });
    return this.#made;
  }

  /** The page belongs to another origin than the server from now on, or does no more. */
  set({ foreign }: PageSettings): void {
    this.#foreign = foreign ?? this.#foreign;
  }

  /** Records the page's call of the constructor and returns the fact. */
  callSocket(target: string, protocols: readonly string[] = []): number {
    const list = protocols.length === 0 ? '' : `, [${protocols.map((each) => `'${each}'`).join(', ')}]`;
    return this.call(`new WebSocket('${target}'${list})`);
  }

  /** @throws DOMException as the constructor does. */
  openSocket(
    target: string,
    wish: Pick<SocketContext, 'protocols' | 'fault'> = {},
    cause = this.callSocket(target, wish.protocols),
  ): LabWebSocket {
    const url = this.#url(target);
    // WHATWG WebSockets §3.1: also an empty one.
    if (url.href.includes('#'))
      throw new DOMException(`The address of a socket has no fragment; ${target} has.`, 'SyntaxError');
    const path = targetOf(url);
    let settled: () => void = () => undefined;
    return new LabWebSocket(path, {
      ...this.#options,
      ...wish,
      ...this.party,
      dial: () => this.#options.dial(this.node, (open) => (settled = this.#handshakes.take(open))),
      settled: () => settled(),
      cookie: this.#fetcher?.cookieFor(path),
      answered: (answer, received) => this.#fetcher?.keepCookies(path, answer, received),
      cause,
    });
  }

  /** What a script writes is an address before it travels (WHATWG URL): `/a/../b` is `/b`. */
  #url(target: string): URL {
    // One text: two slashes in front of a target name no other host.
    return new URL(`${originOf(this.party)}${target}`);
  }

  /** Runs a call of the page's code; what it throws is a fact of the page, not an end of the run. */
  attempt(cause: number, call: () => void): void {
    try {
      call();
    } catch (error) {
      this.threw(nameOf(error), cause);
    }
  }

  /** Records what a call of the page's code threw and returns the fact. */
  threw(error: string, cause: number): number {
    return this.world.record('handler-threw', { up: true, node: this.node, error, cause });
  }
}
