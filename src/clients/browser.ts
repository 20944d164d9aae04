/** A browser with one page: its HTTP connections and its sockets. */
import type { Link, Listener, World } from '../network/index.ts';
import type { Field } from '../wire/http1/index.ts';
import type { Deflate } from '../wire/websocket/deflate/index.ts';
import { eventSourceFields, fetchFields, originOf, type Party } from './chromium.ts';
import { type Arrived, type Fetch, HttpPool } from './http-pool.ts';
import { PageTimers } from './page-timers.ts';
import { LabWebSocket, type SocketContext } from './web-socket.ts';

export interface BrowserOptions {
  readonly world: World;
  readonly link: Link;
  readonly host: Listener;
  readonly authority: string;
  /** Index of the client in its lane. */
  readonly client: number;
  /** The path is TLS: the page's schemes are https and wss. */
  readonly secure?: boolean;
  readonly deflate?: Deflate | undefined;
}

export interface Ask extends Pick<Fetch, 'reader' | 'signal'> {
  readonly method: string;
  readonly target: string;
  readonly fields: readonly Field[];
  readonly body: Uint8Array | undefined;
  readonly cause: number;
  /** An `EventSource` asks; this is what it had last. */
  readonly lastEventId?: string;
}

export class Browser {
  readonly world: World;
  /** Those of the page's script. */
  readonly timers: PageTimers;
  readonly #options: BrowserOptions;
  readonly #pool: HttpPool;

  constructor(options: BrowserOptions) {
    this.world = options.world;
    this.timers = new PageTimers(options.world, options.client);
    this.#options = options;
    this.#pool = new HttpPool(options.world, options.link, options.host);
  }

  /** Who asks whom, for the lists of fields. */
  get party(): Party {
    const { authority, secure = false } = this.#options;
    return { authority, secure, origin: originOf({ authority, secure }) };
  }

  /** Records a call of the page's code and returns the fact. */
  call(code: string, conn = -1): number {
    return this.world.record('page-call', { conn, up: true, value: this.#options.client, text: code });
  }

  /** The page has put a message on the screen. */
  shown(id: number, conn: number, cause: number): void {
    this.world.record('message-shown', { conn, up: true, value: id, cause });
  }

  fetch(ask: Ask, settled: (answer: Arrived | undefined, cause: number) => void): void {
    const { method, target, body, cause, reader, signal, lastEventId } = ask;
    const { client } = this.#options;
    const fields =
      lastEventId === undefined
        ? fetchFields({ ...this.party, method, bodyLength: body?.length, own: ask.fields })
        : eventSourceFields(this.party, lastEventId);
    this.#pool.fetch({ head: { method, target, fields }, body, cause, client, reader, signal, settled });
  }

  openSocket(target: string, wish: Pick<SocketContext, 'protocols' | 'fault'> = {}): LabWebSocket {
    const { protocols = [] } = wish;
    const list = protocols.length === 0 ? '' : `, [${protocols.map((each) => `'${each}'`).join(', ')}]`;
    const cause = this.call(`new WebSocket('${target}'${list})`);
    return new LabWebSocket(target, { ...this.#options, ...wish, ...this.party, cause });
  }

  /** Runs a call of the page's code; what it throws is a fact of the page, not an end of the run. */
  attempt(cause: number, call: () => void): void {
    try {
      call();
    } catch (error) {
      this.world.record('handler-threw', {
        up: true,
        text: error instanceof Error ? error.name : typeof error,
        cause,
      });
    }
  }
}
