/**
 * A Request whose body has already arrived: its body methods answer from octets at hand, in microtasks. MSW
 * clones every request, and a cloned body takes a browser up to hundreds of turns of the event loop.
 */
import { type Bytes, fromUtf8 } from '../base/index.ts';
import type { WireMessage } from './back-end.ts';

export class WireRequest extends Request {
  readonly #message: WireMessage;
  readonly #url: string;

  constructor(url: string, message: WireMessage) {
    // No body to the platform: GET may not have one there, and octets are answered from here.
    // Credentials are left out so that MSW reads no cookie jar of the page's.
    super(url, { method: message.method, headers: readable(message), credentials: 'omit' });
    this.#message = message;
    this.#url = url;
    // As on the wire: the platform would write `get` as GET, and make a signal of its own for each clone.
    Object.defineProperties(this, { method: { value: message.method }, signal: { value: message.signal } });
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(this.#message.body.slice().buffer);
  }

  override bytes(): Promise<Bytes> {
    return Promise.resolve(this.#message.body.slice());
  }

  override text(): Promise<string> {
    return Promise.resolve(fromUtf8(this.#message.body));
  }

  override json(): Promise<unknown> {
    // In a promise, so that bad JSON rejects as the platform's method does.
    return Promise.resolve().then((): unknown => JSON.parse(fromUtf8(this.#message.body)));
  }

  override clone(): WireRequest {
    return new WireRequest(this.#url, this.#message);
  }
}

/** Fetch §2.2.2: what browsers drop from a Request is dropped in Node too. */
const FORBIDDEN = new Set(
  (
    'accept-charset accept-encoding access-control-request-headers access-control-request-method connection ' +
    'content-length cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer ' +
    'transfer-encoding upgrade via'
  ).split(' '),
);

function readable({ fields }: WireMessage): [string, string][] {
  return fields
    .filter(([name]) => !FORBIDDEN.has(name.toLowerCase()) && !/^(proxy|sec)-/i.test(name))
    .map(([name, value]) => [name, value]);
}
