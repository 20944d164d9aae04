/** A `fetch` of the console: its answer is decoded from the octets of the wire, the body as they come. */
import { type Bytes, fromUtf8, toHex, utf8 } from '../../base/index.ts';
import type { RequestOptions } from '../../network/index.ts';
import type { ClientDeed } from '../../scenario/index.ts';
import type { FactOf, Span } from '../../trace/index.ts';
import {
  fieldValue,
  isRedirect,
  RequestDecoder,
  type RequestHead,
  ResponseDecoder,
  type ResponseHead,
} from '../../wire/http1/index.ts';
import type { CallIndex } from './call-index.ts';
import type { Calls, News, Pending } from './calls.ts';

export interface Asked extends RequestHead, RequestOptions {
  readonly body: Bytes | undefined;
}

export interface Answer {
  readonly head: ResponseHead;
  /** The last request, that of the answer: not the script's own where a redirect came between. */
  readonly request: RequestHead;
  readonly isRedirected: boolean;
  /** The script wanted no redirect to be followed: it may not see what this one says. */
  readonly isOpaque: boolean;
  /** As a page's script gets it, without its content coding (RFC 9110 §8.4). */
  readonly body: ReadableStream<Bytes>;
}

/** What a fetch needs of the console. */
type Console = Pick<Calls, 'lane' | 'name' | 'begin' | 'end'>;

/** The answer to a request; undefined is a network error. */
export function fetchFrom(calls: Console, asked: Asked): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const call = new FetchCall(calls, asked, resolve);
    calls.begin(call, deedOf(call.name, asked));
  });
}

/** A text stays one that can be read in a link; anything else is octets, to which no page adds a type. */
function deedOf(call: string, { method, target, fields, body, ...options }: Asked): ClientDeed {
  const own = fields.map(([name, value]): [string, string] => [name, value]);
  const deed = { ...options, deed: 'fetch' as const, call, method, target, fields: own };
  if (body === undefined) return deed;
  const text = fromUtf8(body);
  const isText = own.some(([name]) => name.toLowerCase() === 'content-type') && sameOctets(utf8(text), body);
  return isText ? { ...deed, body: text } : { ...deed, octets: toHex(body) };
}

const sameOctets = (a: Bytes, b: Bytes): boolean =>
  a.length === b.length && a.every((octet, i) => octet === b[i]);

class FetchCall implements Pending {
  readonly lane: string;
  readonly name: string;
  isOver = false;
  readonly #calls: Console;
  readonly #asked: Asked;
  readonly #settle: (answer: Answer | undefined) => void;
  readonly #decoder = new ResponseDecoder();
  #body: ReadableStreamDefaultController<Bytes> | undefined;
  /** Of the connection's octets and of its facts, what was read. */
  #read = 0;
  #heard = 0;
  /** The script has its answer, and the whole of its body will come. */
  #isFinite = true;

  constructor(calls: Console, asked: Asked, settle: (answer: Answer | undefined) => void) {
    this.#calls = calls;
    this.#asked = asked;
    this.#settle = settle;
    this.lane = calls.lane(false);
    this.name = calls.name();
    this.#decoder.expect(asked.method);
  }

  /** A body without a length may have no end: the run does not go on for its sake. */
  get waits(): boolean {
    return this.#body === undefined || this.#isFinite;
  }

  news(index: CallIndex, until: number): News | undefined {
    const [first, second] = index.calls(this.name);
    if (first === undefined || first.at > until) return undefined;
    if (this.#body === undefined) {
      return {
        at: first.at,
        tell: () => (first.stage === 'failed' ? this.fail() : this.#answered(first, index)),
      };
    }
    const facts = index.connection(first.conn);
    for (let fact = facts[this.#heard]; fact !== undefined; fact = facts[this.#heard]) {
      if (second !== undefined && fact.index > second.index) break;
      if (fact.at > until) return undefined;
      const piece = fact;
      if (piece.kind === 'body-received' && piece.index > first.index)
        return { at: piece.at, tell: () => this.#more(piece, index) };
      this.#heard += 1;
    }
    if (second === undefined || second.at > until) return undefined;
    return { at: second.at, tell: () => (second.stage === 'failed' ? this.fail() : this.#end()) };
  }

  fail(): void {
    this.isOver = true;
    this.#calls.end(this);
    if (this.#body === undefined) this.#settle(undefined);
    else this.#body.error(new TypeError('network error'));
  }

  /** The head is here, and with it the whole body unless the fact says that it follows. */
  #answered({ conn, from, to, stage }: FactOf<'call'>, index: CallIndex): void {
    const isBegun = stage === 'head';
    this.#decoder.push(index.octets(conn, false, from, to));
    this.#read = to;
    // RFC 9112 §6.3 item 8: a whole answer may have ended with its connection.
    if (!isBegun) this.#decoder.end();
    const answer = this.#decoder.next();
    if (answer?.kind === 'failure') return this.fail();
    const head = (answer ?? this.#decoder.begun)?.head;
    if (head === undefined) return this.fail();
    const body = new ReadableStream<Bytes>({
      start: (controller) => void (this.#body = controller),
      cancel: () => this.#end(),
    });
    this.#isFinite = fieldValue(head.fields, 'Content-Length') !== undefined;
    if (answer !== undefined && answer.body.length > 0) this.#body?.enqueue(answer.body);
    if (!isBegun) this.#end();
    // An answer to HEAD says how its content would be packed, and has none.
    const isEmpty = !isBegun && answer?.body.length === 0;
    const request = headOf(index, index.request(this.name)) ?? this.#asked;
    const isRedirected = request.target !== this.#asked.target;
    const isOpaque = this.#asked.redirect === 'manual' && isRedirect(head.status);
    this.#settle({ head, request, isRedirected, isOpaque, body: isEmpty ? body : unpacked(head, body) });
  }

  #more({ conn, to }: Span, index: CallIndex): void {
    this.#heard += 1;
    this.#decoder.push(index.octets(conn, false, this.#read, to));
    this.#read = Math.max(this.#read, to);
    this.#decoder.next();
    for (const { octets } of this.#decoder.drain()) this.#body?.enqueue(octets.slice());
  }

  #end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#calls.end(this);
    try {
      this.#body?.close();
    } catch {
      // The script has cancelled it.
    }
  }
}

function unpacked(head: ResponseHead, body: ReadableStream<Bytes>): ReadableStream<Bytes> {
  const coding = fieldValue(head.fields, 'Content-Encoding') ?? '';
  return /^(x-)?gzip$/i.test(coding) ? body.pipeThrough(new DecompressionStream('gzip')) : body;
}

function headOf(index: CallIndex, sent: Span | undefined): RequestHead | undefined {
  if (sent === undefined) return undefined;
  const decoder = new RequestDecoder();
  decoder.push(index.octets(sent.conn, true, sent.from, sent.to));
  const request = decoder.next();
  return request?.kind === 'message' ? request.head : undefined;
}
