/** What a learner types into the console of a page: calls of its `fetch` and of sockets, each under its own name. */
import { type Bytes, utf8 } from '../base/index.ts';
import type { PageConsole, PageRequest } from '../network/index.ts';
import type { Field } from '../wire/http1/index.ts';
import type { Settled } from './ask.ts';
import { FORBIDDEN_METHOD } from './chromium.ts';
import type { Browser } from './browser.ts';
import type { Arrived, BodyReader, Opened } from './http-pool.ts';
import type { LabWebSocket } from './web-socket.ts';

const NORMALIZED = /^(delete|get|head|options|post|put)$/i;
/** Fetch §5.4: what it may not ask for with a body. */
const BODILESS = /^(GET|HEAD)$/;
const TEXT_BODY: Field = ['Content-Type', 'text/plain;charset=UTF-8'];

export class BrowserConsole implements PageConsole {
  readonly #browser: Browser;
  readonly #messagesIn: (answer: Arrived) => number | undefined;
  readonly #sockets = new Map<string, LabWebSocket>();

  /** `messagesIn`: how many messages the application finds in an answer; undefined for one that is about something else. */
  constructor(browser: Browser, messagesIn: (answer: Arrived) => number | undefined) {
    this.#browser = browser;
    this.#messagesIn = messagesIn;
  }

  fetch(call: string, { method: asked, target, fields: own, body: given, ...options }: PageRequest): void {
    // Fetch §2.2.1: of a few methods the letters do not matter.
    const method = NORMALIZED.test(asked) ? asked.toUpperCase() : asked;
    const said = Object.entries({ ...(method !== 'GET' && { method }), ...options });
    const init = said.map(([key, value]) => `${key}: '${value}'`).join(', ');
    const code = init === '' ? `fetch('${target}')` : `fetch('${target}', { ${init} })`;
    const isText = typeof given === 'string';
    const body = isText ? utf8(given) : given;
    // Fetch §5.2: a text body has a type unless the script gives it another.
    const isTyped = !isText || own.some(([name]) => name.toLowerCase() === 'content-type');
    const fields = isTyped ? own : [...own, TEXT_BODY];
    const called = this.#browser.call(code);
    const reader = this.#reader(call);
    const ask = { ...options, method, target, fields, body, cause: called, reader };
    const settled: Settled = (answer, cause) => {
      if (answer === undefined)
        return void this.#browser.world.record('call', { call, stage: 'failed', cause });
      const read = this.#answered(call, 'answer', answer, cause);
      const messages = this.#messagesIn(answer);
      if (messages !== undefined) this.#browser.answerRead(messages, answer.conn, read);
    };
    // Fetch §5.4: TypeError.
    if (FORBIDDEN_METHOD.test(method) || (body !== undefined && BODILESS.test(method)))
      settled(undefined, this.#browser.threw('TypeError', called));
    else this.#browser.fetch(ask, settled);
  }

  /** A fetch settles with the head of its answer; one that is whole at once needs no second fact. */
  #reader(call: string): BodyReader {
    return {
      isPatient: true,
      opened: (answer, cause) => void this.#answered(call, 'head', answer, cause),
      piece: () => undefined,
    };
  }

  /** Returns the fact. */
  #answered(call: string, stage: 'head' | 'answer', { message, conn }: Opened, cause: number): number {
    const { from, to, head } = message;
    return this.#browser.world.record('call', { call, stage, conn, from, to, status: head.status, cause });
  }

  openSocket(call: string, target: string, protocols: readonly string[]): void {
    const cause = this.#browser.callSocket(target, protocols);
    this.#browser.attempt(cause, () => {
      const socket = this.#browser.openSocket(target, { protocols }, cause);
      this.#sockets.set(call, socket);
      this.#browser.world.record('call', { conn: socket.conn, call, stage: 'socket' });
    });
  }

  send(call: string, data: string | Bytes): void {
    const socket = this.#sockets.get(call);
    // The learner's own object refuses to send while connecting; what comes early has nowhere to go.
    if (socket === undefined || socket.readyState === 0) return;
    const what = typeof data === 'string' ? 'text' : 'octets';
    socket.because = this.#browser.call(`socket.send(${what})`, socket.conn);
    socket.send(data);
  }

  close(call: string, code: number | undefined, reason: string): void {
    const socket = this.#sockets.get(call);
    if (socket === undefined) return;
    socket.because = this.#browser.call(`socket.close(${code ?? ''})`, socket.conn);
    this.#browser.attempt(socket.because, () => socket.close(code, reason));
  }
}
