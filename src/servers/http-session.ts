/** One connection of the web server while it speaks HTTP/1.1 (RFC 9112): requests in, answers out, in order. */
import { EMPTY, type Micros, utf8 } from '../base/index.ts';
import type { Endpoint, Task, World } from '../network/index.ts';
import {
  encodeResponse,
  type Field,
  fieldValues,
  hasToken,
  type Message,
  RequestDecoder,
  type RequestHead,
} from '../wire/http1/index.ts';
import type { Answer } from './back-end.ts';
import { httpDate } from './http-date.ts';
import type { HttpMount, Outcome } from './mounts.ts';

/** Node closes a kept connection that was idle for this long (its `keepAliveTimeout`). */
const IDLE = 5_000_000 as Micros;

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  304: 'Not Modified',
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  426: 'Upgrade Required',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  501: 'Not Implemented',
};

export interface HttpSessionOptions {
  readonly world: World;
  readonly end: Endpoint;
  readonly mount: HttpMount;
  readonly keepAlive: () => boolean;
  /** A request asks to leave HTTP; true: it was taken over, and the octets behind it are not HTTP. */
  upgrade(message: Message<RequestHead>, received: number, session: HttpSession): boolean;
}

export class HttpSession {
  readonly #decoder = new RequestDecoder();
  readonly #options: HttpSessionOptions;
  /** A request is being answered; the next one waits, so that answers keep their order (§9.3.2). */
  #busy = false;
  #idle: Task | undefined;
  #upgraded = false;

  constructor(options: HttpSessionOptions) {
    this.#options = options;
    this.#armIdle();
  }

  push(octets: Uint8Array, cause: number): void {
    this.#disarmIdle();
    this.#decoder.push(octets);
    this.#proceed(cause);
  }

  /** Octets behind an upgrade. */
  take(): Uint8Array {
    return this.#decoder.take();
  }

  closed(): void {
    this.#disarmIdle();
  }

  /** Writes an answer: the status line, the back end's fields, then those a Node server adds. */
  respond(answer: Answer, method: string, cause: number, last: boolean): void {
    const { world, end } = this.#options;
    const { status, body } = answer;
    const bodiless = status === 204 || status === 304 || status < 200;
    const connection = [...fieldValues(answer.fields, 'Connection'), last ? 'close' : 'keep-alive'].join(
      ', ',
    );
    const fields: Field[] = answer.fields.filter(([name]) => name.toLowerCase() !== 'connection');
    fields.push(['Date', httpDate(world.now)], ['Connection', connection]);
    if (!last) fields.push(['Keep-Alive', `timeout=${IDLE / 1_000_000}`]);
    if (!bodiless) fields.push(['Content-Length', `${body.length}`]);
    this.write(
      encodeResponse(
        { status, reason: REASONS[status] ?? '', fields },
        bodiless || method === 'HEAD' ? EMPTY : body,
      ),
      status,
      cause,
    );
    if (last) end.end();
  }

  write(octets: Uint8Array, status: number, cause: number): void {
    const { world, end } = this.#options;
    if (!end.writable) return;
    const from = world.trace.stream(end.conn, false).length;
    world.record('response-sent', { conn: end.conn, from, to: from + octets.length, value: status, cause });
    end.write(octets);
  }

  #proceed(cause: number): void {
    const { world, end } = this.#options;
    if (this.#busy || this.#upgraded) return;
    const next = this.#decoder.next();
    if (next === undefined) return this.#armIdle();
    if (next.kind === 'failure') {
      const { from, to, status, code, message } = next;
      const failure = world.record('failure', { conn: end.conn, from, to, value: status, text: code, cause });
      this.respond(plain(status, message), 'GET', failure, true);
      return;
    }
    const { head } = next;
    const text = `${head.method} ${head.target}`;
    const received = world.record('request-received', {
      conn: end.conn,
      up: true,
      from: next.from,
      to: next.to,
      text,
      cause,
    });
    if (this.#options.upgrade(next, received, this)) {
      this.#upgraded = true;
      return;
    }
    this.#busy = true;
    const last = !this.#options.keepAlive() || hasToken(head.fields, 'Connection', 'close');
    const called = world.record('handler-called', { conn: end.conn, text, cause: received });
    this.#options.mount.answer({ ...head, body: next.body }, (outcome) =>
      this.#settle(outcome, head.method, received, called, last),
    );
  }

  #settle(outcome: Outcome, method: string, received: number, called: number, last: boolean): void {
    const { world, end } = this.#options;
    this.#busy = false;
    switch (outcome.kind) {
      case 'answer':
        this.respond(outcome.answer, method, received, last);
        break;
      case 'none':
        this.respond(plain(404, 'Nothing is here.'), method, received, last);
        break;
      case 'threw':
        world.record('handler-threw', { conn: end.conn, text: outcome.name, cause: called });
        this.respond(plain(500, 'The handler threw an error.'), method, received, last);
        break;
      case 'reset':
        end.abort();
        return;
    }
    if (!last) this.#proceed(received);
  }

  #armIdle(): void {
    this.#disarmIdle();
    if (!this.#busy) this.#idle = this.#options.world.after(IDLE, () => this.#options.end.end());
  }

  #disarmIdle(): void {
    if (this.#idle !== undefined) this.#idle.run = undefined;
    this.#idle = undefined;
  }
}

export const plain = (status: number, text: string, fields: readonly Field[] = []): Answer => ({
  status,
  fields: [...fields, ['Content-Type', 'text/plain']],
  body: utf8(text),
});
