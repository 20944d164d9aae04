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

/** Fields that a page's script could read: what browsers drop from a Request is dropped in Node too. */
const FORBIDDEN = new Set([
  'cookie',
  'host',
  'origin',
  'connection',
  'content-length',
  'referer',
  'keep-alive',
]);

function readable({ fields }: WireMessage): [string, string][] {
  return fields.filter(([name]) => !FORBIDDEN.has(name.toLowerCase())).map(([name, value]) => [name, value]);
}
