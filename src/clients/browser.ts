/** A browser with one page: its HTTP connections, its sockets, and the calls that a learner types. */
import { utf8 } from '../base/index.ts';
import type { Link, Listener, PageRequest, World } from '../network/index.ts';
import type { Field } from '../wire/http1/index.ts';
import { fetchFields } from './chromium.ts';
import { type Arrived, HttpPool } from './http-pool.ts';
import { LabWebSocket, type Mistake } from './web-socket.ts';

const NORMALIZED = /^(delete|get|head|options|post|put)$/i;
const TEXT_BODY: Field = ['Content-Type', 'text/plain;charset=UTF-8'];

export interface BrowserOptions {
  readonly world: World;
  readonly link: Link;
  readonly host: Listener;
  readonly authority: string;
  /** Index of the client in its lane. */
  readonly client: number;
}

export interface Ask {
  readonly method: string;
  readonly target: string;
  readonly fields: readonly Field[];
  readonly body: Uint8Array | undefined;
  readonly cause: number;
}

export class Browser {
  readonly world: World;
  readonly #options: BrowserOptions;
  readonly #pool: HttpPool;
  /** Sockets that the learner opened, by the name of the call. */
  readonly #sockets = new Map<string, LabWebSocket>();

  constructor(options: BrowserOptions) {
    this.world = options.world;
    this.#options = options;
    this.#pool = new HttpPool(options.world, options.link, options.host);
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
    const { method, target, body, cause } = ask;
    const { authority, client } = this.#options;
    const fields = fetchFields({ authority, method, bodyLength: body?.length, own: ask.fields });
    this.#pool.fetch({ head: { method, target, fields }, body, cause, client, settled });
  }

  openSocket(target: string, mistake: Mistake): LabWebSocket {
    const { world, link, host, authority, client } = this.#options;
    const cause = this.call(`new WebSocket('${target}')`);
    return new LabWebSocket(target, { world, link, host, authority, client, cause, mistake });
  }

  learnersFetch(call: string, { method: asked, target, fields: own, body: text }: PageRequest): void {
    // Fetch §2.2.1: of a few methods the letters do not matter.
    const method = NORMALIZED.test(asked) ? asked.toUpperCase() : asked;
    const code = method === 'GET' ? `fetch('${target}')` : `fetch('${target}', { method: '${method}' })`;
    const body = text === undefined ? undefined : utf8(text);
    // Fetch §5.2: a text body has a type unless the script gives it another.
    const isTyped = body === undefined || own.some(([name]) => name.toLowerCase() === 'content-type');
    const fields = isTyped ? own : [...own, TEXT_BODY];
    const ask = { method, target, fields, body, cause: this.call(code) };
    this.fetch(ask, (answer, cause) => {
      const fact = { up: false, text: call, cause };
      if (answer === undefined) this.world.record('call', fact);
      else {
        const { from, to, head } = answer.message;
        this.world.record('call', { ...fact, conn: answer.conn, from, to, value: head.status });
      }
    });
  }

  learnersSocket(call: string, target: string): void {
    const socket = this.openSocket(target, 'none');
    this.#sockets.set(call, socket);
    this.world.record('call', { conn: socket.conn, text: call });
  }

  sendOnSocket(call: string, text: string): void {
    const socket = this.#sockets.get(call);
    // The learner's own object refuses to send while connecting; here an early text has nowhere to go.
    if (socket === undefined || socket.readyState === 0) return;
    socket.because = this.call('socket.send(text)', socket.conn);
    socket.send(text);
  }

  closeSocket(call: string, code: number | undefined, reason: string): void {
    const socket = this.#sockets.get(call);
    if (socket === undefined) return;
    socket.because = this.call(`socket.close(${code ?? ''})`, socket.conn);
    this.attempt(socket.because, () => socket.close(code, reason));
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
