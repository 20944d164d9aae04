/** Answers that a box keeps for everybody behind it: RFC 9111 as far as a plain GET needs it. */
import type { Micros } from '../../base/index.ts';
import {
  fieldValue,
  listOf,
  type Message,
  type RequestHead,
  type ResponseHead,
} from '../../wire/http1/index.ts';

interface Stored {
  readonly answer: Message<ResponseHead>;
  readonly at: Micros;
  /** How long it is fresh. */
  readonly lifetime: number;
}

/** Requests of one method, host and target share an answer (§2). */
const keyOf = ({ method, target, fields }: RequestHead): string =>
  `${method} ${fieldValue(fields, 'Host') ?? ''}${target}`;

/** §4.2.1: seconds by s-maxage or max-age, in µs; -1 where the answer says nothing, or forbids it (§3). */
function lifetimeOf({ fields }: ResponseHead): number {
  const directives = listOf(fields, 'Cache-Control').map((each) => each.toLowerCase());
  if (directives.some((each) => /^(no-store|no-cache|private)\b/.test(each))) return -1;
  for (const name of ['s-maxage', 'max-age']) {
    const found = directives.find((each) => each.startsWith(`${name}=`));
    if (found !== undefined) return Number(/^\d+$/.exec(found.slice(name.length + 1))?.[0] ?? -1) * 1_000_000;
  }
  return -1;
}

export class SharedCache {
  readonly #stored = new Map<string, Stored>();

  /** A fresh answer, and its age in whole seconds (§5.1). */
  find(head: RequestHead, now: Micros): { answer: Message<ResponseHead>; age: number } | undefined {
    const found = this.#stored.get(keyOf(head));
    if (found === undefined || now - found.at >= found.lifetime) return undefined;
    return { answer: found.answer, age: Math.floor((now - found.at) / 1_000_000) };
  }

  /** Keeps a 200 to GET that says for how long it is fresh; what carries credentials is somebody's own (§3.5). */
  keep(head: RequestHead, answer: Message<ResponseHead>, now: Micros): void {
    const lifetime = lifetimeOf(answer.head);
    const isPlain = head.method === 'GET' && answer.head.status === 200;
    if (!isPlain || lifetime <= 0 || fieldValue(head.fields, 'Authorization') !== undefined) return;
    this.#stored.set(keyOf(head), { answer, at: now, lifetime });
  }
}
