/**
 * What stands between HTTP and the back end's handlers, as middleware of Express does: CORS, a moved path, a session
 * cookie, entity tags, gzip. Each is switched by the operator while the server runs.
 */
import { assert, base64, EMPTY, type Random } from '../../base/index.ts';
import type { HostSettings } from '../../network/index.ts';
import type { Codings } from '../../wire/gzip/index.ts';
import { etagOf, type Field, fieldValue, namesTag, weakened } from '../../wire/http1/index.ts';
import { acceptsGzip, isCompressible } from './accept-encoding.ts';
import type { Answer, WireMessage } from '../back-end.ts';

type Asked = Pick<WireMessage, 'method' | 'target' | 'fields'>;

export interface MiddlewareOptions {
  /** Draws the values of cookies. */
  readonly random: Random;
  /** The one other site whose pages may read answers, where CORS is set up. */
  readonly friend: string;
  /** What moves. */
  readonly path: string;
  readonly codings: Codings;
}

/** How long a browser may remember what a preflight allowed, in seconds: the `maxAge` of the cors middleware. */
const MAX_AGE = 600;
/** Where it moves to. */
const MOVED_TO = '/v2';
/** CORS is set up for the whole server but this. */
const PRIVATE = /^\/private(?=[/?]|$)/;
/** Whether a target is a path, or below it. */
const isAt = (target: string, path: string): boolean =>
  target.startsWith(path) && ['', '/', '?'].includes(target.charAt(path.length));
/** RFC 9110 §15.4.5: what describes the content goes with the content. */
const OF_CONTENT = /^content-(type|length|encoding|language|range)$/i;

export class Middleware {
  #etag = false;
  /** Octets of a cookie's value; 0: no cookie. */
  #cookie = 0;
  #gzip = false;
  #moved = false;
  #foreign = false;
  readonly #options: MiddlewareOptions;

  constructor(options: MiddlewareOptions) {
    this.#options = options;
  }

  set({ etag, cookie, gzip, moved, foreign }: HostSettings): void {
    this.#etag = etag ?? this.#etag;
    this.#cookie = cookie ?? this.#cookie;
    this.#gzip = gzip ?? this.#gzip;
    this.#moved = moved ?? this.#moved;
    this.#foreign = foreign ?? this.#foreign;
  }

  /** Other sites whose pages are welcome, for sockets too: CORS does not protect those, the check of Origin does. */
  get friends(): readonly string[] {
    return this.#foreign ? [this.#options.friend] : [];
  }

  /** What needs no handler: a preflight, or a path that has moved. */
  early(asked: Asked): Answer | undefined {
    const { method, target, fields } = asked;
    const isPreflight =
      method === 'OPTIONS' && fieldValue(fields, 'Access-Control-Request-Method') !== undefined;
    if (this.#sharesWith(target) && isPreflight) return this.#preflight(asked);
    if (!this.#moved || !isAt(target, this.#options.path)) return undefined;
    // 307: the method stays and the body goes along (RFC 9110 §15.4.8); a 302 would make a GET of a POST.
    return this.dress({ status: 307, fields: [['Location', `${MOVED_TO}${target}`]], body: EMPTY }, asked);
  }

  /** The path as handlers know it. */
  target(target: string): string {
    const isMoved = this.#moved && isAt(target, `${MOVED_TO}${this.#options.path}`);
    return isMoved ? target.slice(MOVED_TO.length) : target;
  }

  /** What goes with every answer, also one that comes piece by piece: CORS and a cookie. */
  fields(own: readonly Field[], asked: Asked): readonly Field[] {
    return [...this.#cors(asked.target), ...own, ...this.cookieFor(asked.fields)];
  }

  /** An answer on its way out. */
  dress(answer: Answer, asked: Asked): Answer {
    const fields = this.fields(answer.fields, asked);
    return this.#revised(this.#packed(this.#tagged({ ...answer, fields }, asked), asked.fields), asked);
  }

  /** A session's cookie for a client that sends none; the server alone knows what its value stands for. */
  cookieFor(fields: readonly Field[]): readonly Field[] {
    const brought = fieldValue(fields, 'Cookie') ?? '';
    if (this.#cookie === 0 || /(^|;) *sid=/.test(brought)) return [];
    const letters = base64(this.#options.random.bytes(this.#cookie)).slice(0, this.#cookie);
    const value = letters.replaceAll('+', '-').replaceAll('/', '_');
    return [['Set-Cookie', `sid=${value}; Path=/; HttpOnly; SameSite=Lax`]];
  }

  #sharesWith(target: string): boolean {
    return this.#foreign && !PRIVATE.test(target);
  }

  /** Fetch §3.2: as the package cors with one `origin`, which it names to everybody. */
  #cors(target: string): readonly Field[] {
    if (!this.#sharesWith(target)) return [];
    return [
      ['Access-Control-Allow-Origin', this.#options.friend],
      ['Vary', 'Origin'],
    ];
  }

  #preflight({ target, fields }: Asked): Answer {
    const names = fieldValue(fields, 'Access-Control-Request-Headers');
    const shared = this.#cors(target);
    const answer: Field[] =
      names === undefined ? [...shared] : vary(shared, 'Access-Control-Request-Headers');
    answer.push(['Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE']);
    if (names !== undefined) answer.push(['Access-Control-Allow-Headers', names]);
    answer.push(['Access-Control-Max-Age', `${MAX_AGE}`]);
    return { status: 204, fields: answer, body: EMPTY };
  }

  /**
   * RFC 9110 §8.8.3. Without Cache-Control, as Express: a browser that has no date to guess from asks each time
   * whether its copy still holds.
   */
  #tagged(answer: Answer, { method }: Asked): Answer {
    if (!this.#etag || answer.status !== 200 || (method !== 'GET' && method !== 'HEAD')) return answer;
    return { ...answer, fields: [...answer.fields, ['ETag', etagOf(answer.body)]] };
  }

  /** RFC 9110 §13.1.2: a client that has this very answer is told so, and gets no content. */
  #revised(answer: Answer, { method, fields }: Asked): Answer {
    const known = fieldValue(fields, 'If-None-Match');
    const tag = fieldValue(answer.fields, 'ETag');
    if (answer.status !== 200 || (method !== 'GET' && method !== 'HEAD')) return answer;
    if (known === undefined || tag === undefined || !namesTag(known, tag)) return answer;
    return { status: 304, fields: answer.fields.filter(([name]) => !OF_CONTENT.test(name)), body: EMPTY };
  }

  /**
   * RFC 9110 §8.4: as Express's `compression`, but from the first octet on instead of 1,024, so that everybody sees
   * that what is small grows. Other octets need another strong tag; like nginx we make it a weak one (§8.8.1).
   */
  #packed(answer: Answer, asked: readonly Field[]): Answer {
    const { gzip } = this.#options.codings;
    const { fields, body } = answer;
    const isPlain = fieldValue(fields, 'Content-Encoding') === undefined;
    if (!this.#gzip || !isPlain) return answer;
    assert(gzip !== undefined, 'A server packs, and nobody has fetched gzip.');
    if (!isCompressible(fieldValue(fields, 'Content-Type') ?? '')) return answer;
    const varied = vary(fields, 'Accept-Encoding');
    if (body.length === 0 || !acceptsGzip(fieldValue(asked, 'Accept-Encoding')))
      return { ...answer, fields: varied };
    const packed = varied.map(([name, value]): Field => [name, name === 'ETag' ? weakened(value) : value]);
    return { ...answer, fields: [...packed, ['Content-Encoding', 'gzip']], body: gzip.gzip(body) };
  }
}

/** Names another field that the answer depends on (RFC 9110 §12.5.5). */
function vary(fields: readonly Field[], name: string): Field[] {
  const known = fieldValue(fields, 'Vary');
  if (known === undefined) return [...fields, ['Vary', name]];
  return fields.map(([each, value]): Field => [each, each === 'Vary' ? `${value}, ${name}` : value]);
}
