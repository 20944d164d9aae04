/** One connection of the web server while it speaks HTTP/1.1 (RFC 9112): requests in, answers out, in order. */
import { type Bytes, EMPTY, micros, utf8 } from '../base/index.ts';
import type { Endpoint, Task, World } from '../network/index.ts';
import {
  checkHost,
  encodeResponse,
  type Failure,
  type Field,
  fieldValues,
  hasToken,
  type Message,
  RequestDecoder,
  type RequestHead,
} from '../wire/http1/index.ts';
import type { Answer, OpenStream, StreamWriter, WireMessage } from './back-end.ts';
import { httpDate } from './http-date.ts';
import type { HttpMount, Outcome } from './mounts.ts';
import { REASONS } from './reasons.ts';
import { AnswerStream } from './stream.ts';

/** Node closes a kept connection that was idle for this long (its `keepAliveTimeout`). */
const IDLE = micros(5_000_000);

export interface HttpSessionOptions {
  readonly world: World;
  readonly end: Endpoint;
  readonly mount: HttpMount;
  readonly keepAlive: () => boolean;
  /** A request asks to leave HTTP; true: it was taken over, and the octets behind it are not HTTP. */
  upgrade(message: Message<RequestHead>, received: number, session: HttpSession): boolean;
  /** A request may be one for a stream; true: it is answered by what was opened. */
  stream(request: WireMessage, open: OpenStream): boolean;
  /** Index of the newest message-born fact. */
  readonly newestBirth: () => number;
}

/** A request that is being answered; the next one waits, so that answers keep their order (§9.3.2). */
interface Pending {
  readonly method: string;
  readonly received: number;
  readonly called: number;
  /** The connection ends behind this answer. */
  readonly last: boolean;
  readonly abort: AbortController;
}

export class HttpSession {
  readonly #decoder = new RequestDecoder();
  readonly #options: HttpSessionOptions;
  #pending: Pending | undefined;
  /** No request is read any more: the last answer is out, HTTP was left, or the peer is gone. */
  #over = false;
  #idle: Task | undefined;

  constructor(options: HttpSessionOptions) {
    this.#options = options;
    this.#armIdle();
  }

  push(octets: Uint8Array, cause: number): void {
    if (this.#over) return;
    this.#disarmIdle();
    this.#decoder.push(octets);
    this.#proceed(cause);
  }

  /** Octets behind an upgrade. */
  take(): Bytes {
    return this.#decoder.take();
  }

  /** The peer sends no more, or is gone altogether. Node gives up what it was doing for it. */
  closed(): void {
    this.#over = true;
    this.#disarmIdle();
    if (this.#pending === undefined || this.#pending.abort.signal.aborted) return;
    this.#options.world.wake();
    this.#pending.abort.abort();
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
    const head = { status, reason: REASONS[status] ?? '', fields };
    this.write(encodeResponse(head, bodiless || method === 'HEAD' ? EMPTY : body), status, cause);
    if (!last) return;
    this.#over = true;
    end.end();
  }

  write(octets: Uint8Array, status: number, cause: number): void {
    const { world, end } = this.#options;
    const from = world.trace.stream(end.conn, false).length;
    const to = from + octets.length;
    world.record('response-sent', { conn: end.conn, from, to, value: status, cause });
    end.write(octets);
  }

  #proceed(cause: number): void {
    if (this.#pending !== undefined || this.#over) return;
    const next = this.#decoder.next();
    if (next === undefined) this.#armIdle();
    else if (next.kind === 'failure') this.#refuse(next, cause);
    else this.#request(next, cause);
  }

  #refuse({ from, to, status, code, message }: Failure, cause: number): void {
    const { world, end } = this.#options;
    const failure = world.record('failure', { conn: end.conn, from, to, value: status, text: code, cause });
    this.respond(plain(status, message), 'GET', failure, true);
  }

  #request(message: Message<RequestHead>, cause: number): void {
    const { world, end, mount, keepAlive } = this.#options;
    const { head, body, from, to, headTo } = message;
    const { conn } = end;
    const wrong = checkHost(head);
    if (wrong !== undefined) return this.#refuse({ ...wrong, kind: 'failure', from, to: headTo }, cause);
    const text = `${head.method} ${head.target}`;
    const received = world.record('request-received', { conn, up: true, from, to, text, cause });
    if (this.#options.upgrade(message, received, this)) {
      this.#over = true;
      return;
    }
    // §9.3: HTTP/1.0 keeps a connection only where both ask for it, and here nobody does.
    const last = !keepAlive() || head.version === 'HTTP/1.0' || hasToken(head.fields, 'Connection', 'close');
    const called = world.record('handler-called', { conn, text, cause: received });
    const abort = new AbortController();
    const pending = { method: head.method, received, called, last, abort };
    this.#pending = pending;
    const { method, target, fields } = head;
    const request = { method, target, fields, body, signal: abort.signal };
    const chunked = head.version !== 'HTTP/1.0';
    if (this.#options.stream(request, (own) => this.#open(own, pending, chunked))) return;
    mount.answer(request, (outcome) => this.#settle(outcome, pending));
  }

  /** The head of an answer that comes piece by piece. §6.1: HTTP/1.0 knows no chunks, its answers last until the close. */
  #open(own: readonly Field[], { received, called, last, abort }: Pending, chunked: boolean): StreamWriter {
    const { world, end, newestBirth } = this.#options;
    const fields: Field[] = [...own, ['Date', httpDate(world.now)]];
    fields.push(['Connection', last ? 'close' : 'keep-alive']);
    if (!last) fields.push(['Keep-Alive', `timeout=${IDLE / 1_000_000}`]);
    if (chunked) fields.push(['Transfer-Encoding', 'chunked']);
    this.write(encodeResponse({ status: 200, reason: 'OK', fields }), 200, received);
    const ended = (): void => {
      this.#pending = undefined;
      abort.abort();
      if (last) this.#over = true;
      if (last) end.end();
      else this.#proceed(received);
    };
    return new AnswerStream({ world, end, chunked, called, newestBirth, ended });
  }

  #settle(outcome: Outcome, { method, received, called, last }: Pending): void {
    const { world, end } = this.#options;
    this.#pending = undefined;
    if (outcome.kind === 'threw') {
      world.record('handler-threw', { conn: end.conn, text: outcome.name, cause: called });
    }
    const answer = answerTo(outcome);
    if (this.#over) {
      const value = answer?.status ?? 0;
      world.record('failure', { conn: end.conn, value, text: 'http/peer-gone', cause: called });
    } else if (answer === undefined) {
      end.abort();
    } else {
      this.respond(answer, method, received, last);
      this.#proceed(received);
    }
  }

  #armIdle(): void {
    this.#disarmIdle();
    this.#idle = this.#options.world.after(IDLE, () => {
      this.#over = true;
      this.#options.end.end();
    });
  }

  #disarmIdle(): void {
    if (this.#idle !== undefined) this.#idle.run = undefined;
    this.#idle = undefined;
  }
}

/** What goes out for an outcome; undefined: RST. */
function answerTo(outcome: Outcome): Answer | undefined {
  switch (outcome.kind) {
    case 'answer':
      return outcome.answer;
    case 'none':
      return plain(404, 'Nothing is here.');
    case 'threw':
      return plain(500, 'The handler threw an error.');
    case 'reset':
      return undefined;
  }
}

export const plain = (status: number, text: string, fields: readonly Field[] = []): Answer => ({
  status,
  fields: [...fields, ['Content-Type', 'text/plain']],
  body: utf8(text),
});
