/** One connection of the web server while it speaks HTTP/1.1 (RFC 9112): requests in, answers out, in order. */
import { type Bytes, EMPTY, type Micros, micros } from '../base/index.ts';
import type { Endpoint, Task, World } from '../network/index.ts';
import {
  checkHost,
  checkTarget,
  encodeResponse,
  type Failure,
  type Field,
  fieldValues,
  hasToken,
  inOriginForm,
  type Message,
  RequestDecoder,
  type RequestHead,
} from '../wire/http1/index.ts';
import { answerTo, plain, unmet } from './answers.ts';
import type { Answer, OpenStream, StreamWriter, WireMessage } from './back-end.ts';
import { httpDate } from './http-date.ts';
import type { Middleware } from './middleware/index.ts';
import type { HttpMount, Outcome } from './mounts.ts';
import { REASONS } from './reasons.ts';
import { AnswerStream } from './stream.ts';

/** What Node's answers promise: how many seconds a kept connection may be idle (its `keepAliveTimeout`). */
const KEEP_ALIVE = 'timeout=5';
/** It closes the connection a second later than that (`keepAliveTimeoutBuffer`). */
const IDLE = micros(6_000_000);
/** How long it waits for the head of the first request, or of one that has begun (`headersTimeout`). */
const HEAD = micros(60_000_000);
/** And for a whole request (`requestTimeout`). */
const WHOLE = micros(300_000_000);

export interface HttpSessionOptions {
  readonly world: World;
  readonly end: Endpoint;
  readonly mount: HttpMount;
  /** Handlers take this long before they answer. */
  readonly thinking: () => Micros;
  /** Absent where nothing is switched on. */
  readonly middleware: () => Middleware | undefined;
  readonly keepAlive: () => boolean;
  /** A request asks to leave HTTP; true: it was taken over, and the octets behind it are not HTTP. */
  upgrade(message: Message<RequestHead>, received: number, session: HttpSession): boolean;
  /** A request may be one for a stream: what writes it. */
  stream(request: WireMessage): ((open: OpenStream) => void) | undefined;
  /** Index of the newest message-born fact. */
  readonly newestBirth: () => number;
}

/** A request that is being answered; the next one waits, so that answers keep their order (§9.3.2). */
interface Pending {
  readonly head: RequestHead;
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
  /** Ends the waiting for a request, or for the rest of one. */
  #patience: Task | undefined;
  /** No request has come yet. */
  #fresh = true;
  /** A request is on its way: its first octets came then. */
  #begun: Micros | undefined;
  /** Its asker was told to go on (RFC 9110 §10.1.1). */
  #invited = false;

  constructor(options: HttpSessionOptions) {
    this.#options = options;
    this.#wait();
  }

  push(octets: Uint8Array, cause: number): void {
    if (this.#over) return;
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
    this.#calm();
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
    if (!last) fields.push(['Keep-Alive', KEEP_ALIVE]);
    if (!bodiless) fields.push(['Content-Length', `${body.length}`]);
    const head = { status, reason: REASONS[status] ?? '', fields };
    this.write(encodeResponse(head, bodiless || method === 'HEAD' ? EMPTY : body), status, cause);
    if (!last) return;
    this.#over = true;
    end.end();
  }

  write(octets: Uint8Array, status: number, cause: number): void {
    this.#options.end.send('response-sent', octets, { status, cause });
  }

  #proceed(cause: number): void {
    if (this.#pending !== undefined || this.#over) return;
    const next = this.#decoder.next();
    if (next === undefined) {
      this.#invite(cause);
      this.#wait();
      return;
    }
    this.#calm();
    this.#fresh = false;
    this.#begun = undefined;
    this.#invited = false;
    if (next.kind === 'failure') this.#refuse(next, cause);
    else this.#request(next, cause);
  }

  /** RFC 9110 §10.1.1: a client that waits with the body until it may send it is told to, once. */
  #invite(cause: number): void {
    const { begun } = this.#decoder;
    if (begun === undefined || this.#invited || begun.head.version === 'HTTP/1.0') return;
    if (!hasToken(begun.head.fields, 'Expect', '100-continue')) return;
    this.#invited = true;
    this.write(encodeResponse({ status: 100, reason: 'Continue', fields: [] }), 100, cause);
  }

  #refuse({ from, to, status, code, message }: Failure, cause: number): void {
    const { world, end } = this.#options;
    const fields = { conn: end.conn, up: false, from, to, status, problem: code, cause };
    const failure = world.record('failure', fields);
    this.respond(plain(status, message), 'GET', failure, true);
  }

  #request(message: Message<RequestHead>, cause: number): void {
    const { world, end, mount, thinking, middleware, keepAlive } = this.#options;
    const { body, from, to, headTo } = message;
    const { conn } = end;
    const wrong = checkHost(message.head) ?? checkTarget(message.head);
    if (wrong !== undefined) return this.#refuse({ ...wrong, kind: 'failure', from, to: headTo }, cause);
    const { method: asks, target: wanted } = message.head;
    const received = world.record('request-received', {
      conn,
      from,
      to,
      method: asks,
      target: wanted,
      cause,
    });
    const head = inOriginForm(message.head);
    if (this.#options.upgrade({ ...message, head }, received, this)) {
      this.#over = true;
      return;
    }
    // §9.3: HTTP/1.0 keeps a connection only where both ask for it, and here nobody does.
    const last = !keepAlive() || head.version === 'HTTP/1.0' || hasToken(head.fields, 'Connection', 'close');
    const early = unmet(head) ?? middleware()?.early(head);
    if (early !== undefined) {
      this.respond(early, head.method, received, last);
      return this.#proceed(received);
    }
    const called = world.record('handler-called', {
      conn,
      handler: 'request',
      method: asks,
      target: wanted,
      cause: received,
    });
    const abort = new AbortController();
    const pending = { head, received, called, last, abort };
    this.#pending = pending;
    const { fields } = head;
    const target = middleware()?.target(head.target) ?? head.target;
    // RFC 9110 §9.3.2: HEAD is GET without the content; as in Express, handlers of GET answer it.
    const method = head.method === 'HEAD' ? 'GET' : head.method;
    const request = { method, target, fields, body, signal: abort.signal };
    const thought = (then: () => void): void => {
      const time = thinking();
      if (time === 0) then();
      else world.after(time, then);
    };
    const stream = this.#options.stream(request);
    if (stream === undefined)
      return mount.answer(request, (outcome) => thought(() => this.#settle(outcome, pending)));
    return thought(() => {
      if (!abort.signal.aborted) stream((own) => this.#open(own, pending));
    });
  }

  /** The head of an answer that comes piece by piece. §6.1: HTTP/1.0 knows no chunks, its answers last until the close. */
  #open(own: readonly Field[], { head, received, called, last, abort }: Pending): StreamWriter {
    const { world, end, middleware, newestBirth } = this.#options;
    const chunked = head.version !== 'HTTP/1.0';
    const fields: Field[] = [...(middleware()?.fields(own, head) ?? own), ['Date', httpDate(world.now)]];
    fields.push(['Connection', last ? 'close' : 'keep-alive']);
    if (!last) fields.push(['Keep-Alive', KEEP_ALIVE]);
    if (chunked) fields.push(['Transfer-Encoding', 'chunked']);
    this.write(encodeResponse({ status: 200, reason: 'OK', fields }), 200, received);
    const ended = (): void => {
      this.#pending = undefined;
      abort.abort();
      if (last) this.#over = true;
      if (last) end.end();
      else this.#proceed(received);
    };
    const bodiless = head.method === 'HEAD';
    const stream = new AnswerStream({ end, chunked, bodiless, called, newestBirth, ended });
    if (bodiless) world.after(micros(0), () => stream.end());
    return stream;
  }

  #settle(outcome: Outcome, { head, received, called, last }: Pending): void {
    const { world, end, middleware } = this.#options;
    this.#pending = undefined;
    if (outcome.kind === 'threw') {
      world.record('handler-threw', { conn: end.conn, up: false, error: outcome.name, cause: called });
    }
    const answer = answerTo(outcome);
    if (this.#over) {
      const status = answer?.status ?? 0;
      const fields = { conn: end.conn, up: false, status, problem: 'http/peer-gone', cause: called };
      world.record('failure', fields);
    } else if (answer === undefined) {
      end.abort();
    } else {
      this.respond(middleware()?.dress(answer, head) ?? answer, head.method, received, last);
      this.#proceed(received);
    }
  }

  /** Between two requests the connection is idle; the first octets, a head and the whole of it have a time to come. */
  #wait(): void {
    const { world, end } = this.#options;
    this.#calm();
    if (this.#decoder.idle && !this.#fresh) {
      this.#patience = world.after(IDLE, () => {
        this.#over = true;
        end.notifies = false;
        end.end();
      });
      return;
    }
    if (!this.#decoder.idle) this.#begun ??= world.now;
    const patience = this.#decoder.begun === undefined ? HEAD : WHOLE;
    const since = this.#begun ?? world.now;
    this.#patience = world.after(micros(since + patience - world.now), () => this.#tooSlow());
  }

  #tooSlow(): void {
    const { world, end } = this.#options;
    const { position, begun } = this.#decoder;
    const to = world.trace.stream(end.conn, true).length;
    const message = 'The request did not come in time.';
    const failure = { kind: 'failure', code: 'http/too-slow', status: 408, message } as const;
    this.#refuse({ ...failure, from: begun?.from ?? position, to }, -1);
  }

  #calm(): void {
    if (this.#patience !== undefined) this.#patience.run = undefined;
    this.#patience = undefined;
  }
}
