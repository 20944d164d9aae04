/** Answers that a box keeps for everybody behind it: RFC 9111 as far as a plain GET needs it. */
import type { Micros } from '../../base/index.ts';
import {
  ageField,
  directivesOf,
  fieldValue,
  type Message,
  type RequestHead,
  type ResponseHead,
} from '../../wire/http1/index.ts';

interface Stored {
  readonly answer: Message<ResponseHead>;
  /** When it was made, as far as its Age tells (§4.2.3). */
  readonly at: number;
  /** How long it is fresh, in µs. */
  readonly lifetime: number;
}

const SECOND = 1_000_000;

/** Requests of one method, host and target share an answer (§2). */
const keyOf = ({ method, target, fields }: RequestHead): string =>
  `${method} ${fieldValue(fields, 'Host') ?? ''}${target}`;

/** §4.2.1: seconds by s-maxage or max-age, in µs; -1 where the answer says nothing, or forbids it (§3). */
function lifetimeOf({ fields }: ResponseHead): number {
  const directives = directivesOf(fields);
  if (['no-store', 'no-cache', 'private'].some((name) => directives.has(name))) return -1;
  const seconds = directives.get('s-maxage') ?? directives.get('max-age') ?? '';
  return /^\d+$/.test(seconds) ? Number(seconds) * SECOND : -1;
}

export class SharedCache {
  readonly #stored = new Map<string, Stored>();

  /** A fresh answer, and its age in whole seconds (§5.1). */
  find(head: RequestHead, now: Micros): { answer: Message<ResponseHead>; age: number } | undefined {
    const found = this.#stored.get(keyOf(head));
    if (found === undefined || now - found.at >= found.lifetime) return undefined;
    return { answer: found.answer, age: Math.floor((now - found.at) / SECOND) };
  }

  /** Keeps a 200 to GET that says for how long it is fresh, unless the request had credentials (§3.5). */
  keep(head: RequestHead, answer: Message<ResponseHead>, now: Micros): void {
    const lifetime = lifetimeOf(answer.head);
    const isPlain = head.method === 'GET' && answer.head.status === 200;
    if (!isPlain || lifetime <= 0 || fieldValue(head.fields, 'Authorization') !== undefined) return;
    const at = now - ageField(answer.head.fields) * SECOND;
    this.#stored.set(keyOf(head), { answer, at, lifetime });
  }
}
