/** Answers of the run as scripts may see them. */
import { type Field, fieldValue, listOf, type RequestHead } from '../../wire/http1/index.ts';
import type { Answer } from './fetch-call.ts';

/** Fetch §2.2.3: statuses whose answers have no body. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);
/** A script can make no response above it, a network can: RFC 9110 §15 counts that as a 5xx. */
const LARGEST = 599;
/** Fetch §2.2.2: forbidden response-header names. */
const FORBIDDEN = /^set-cookie2?$/i;
/** Fetch §2.2.2: what another origin's page may read without being told so. */
const SAFELISTED = /^(cache-control|content-(language|length|type)|expires|last-modified|pragma)$/i;

/** For the way to the script. */
export const responseOf = (answer: Answer): Response =>
  new Response(mayHaveBody(answer) ? answer.body : null, headOf(answer));

/**
 * As the script gets it, with what a response loses on its way through a service worker: where it came from, octets
 * from 0x80 in its fields, that it has no body. `asked` is the address of the request, `base` that of the page.
 */
export function told(response: Response, asked: string, answer: Answer, base: URL): Response {
  const { request, isRedirected } = answer;
  const url = isRedirected ? new URL(`.${request.target}`, base).href : asked.replace(/#.*$/, '');
  const type = answer.isOpaque ? 'opaqueredirect' : isForeign(request) ? 'cors' : 'basic';
  const body = mayHaveBody(answer) ? response.body : null;
  return new Told(body, headOf(answer), { url, redirected: isRedirected, type, status: answer.head.status });
}

/** What only a network gives a response; the constructor has no way to say it. */
type Origin = Pick<Response, 'url' | 'redirected' | 'type' | 'status'>;

class Told extends Response {
  readonly #init: ResponseInit;
  readonly #origin: Origin;

  constructor(body: BodyInit | null, init: ResponseInit, origin: Origin) {
    super(body, init);
    this.#init = init;
    this.#origin = origin;
  }

  override get url(): string {
    return this.#origin.url;
  }

  override get redirected(): boolean {
    return this.#origin.redirected;
  }

  override get type(): ResponseType {
    return this.#origin.type;
  }

  /** Fetch §2.2.6: of an opaque one a script sees that it is there. */
  override get status(): number {
    return this.type === 'opaqueredirect' ? 0 : this.#origin.status;
  }

  override get ok(): boolean {
    return this.type !== 'opaqueredirect' && super.ok;
  }

  override clone(): Response {
    return new Told(super.clone().body, this.#init, this.#origin);
  }
}

const mayHaveBody = ({ head, request, isOpaque }: Answer): boolean =>
  request.method !== 'HEAD' && !isOpaque && !BODILESS.has(head.status);

function headOf(answer: Answer): ResponseInit {
  if (answer.isOpaque) return {};
  const { status, reason } = answer.head;
  const headers = new Headers(visible(answer).map(([name, value]): [string, string] => [name, value]));
  return { status: Math.min(status, LARGEST), statusText: reason, headers };
}

/** Fields that the script may read. */
function visible({ head: { fields }, request }: Answer): readonly Field[] {
  const allowed = fields.filter(([name]) => !FORBIDDEN.test(name));
  if (!isForeign(request)) return allowed;
  const exposed = listOf(fields, 'Access-Control-Expose-Headers').map((name) => name.toLowerCase());
  if (exposed.includes('*')) return allowed;
  return allowed.filter(([name]) => SAFELISTED.test(name) || exposed.includes(name.toLowerCase()));
}

/** Whether a page of another origin asked. */
function isForeign({ fields }: RequestHead): boolean {
  const origin = fieldValue(fields, 'Origin');
  return origin !== undefined && new URL(origin).host !== fieldValue(fields, 'Host');
}
