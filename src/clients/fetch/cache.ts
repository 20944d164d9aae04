/** The browser's HTTP cache: private, one variant for each address (RFC 9111). */
import {
  ageField,
  directivesOf,
  type Field,
  fieldValue,
  listOf,
  parseDate,
  sameTag,
} from '../../wire/http1/index.ts';
import type { RequestOptions } from '../../network/index.ts';
import type { Arrived } from '../http-pool.ts';

export interface CacheRequest {
  readonly method: string;
  readonly target: string;
  /** Fields as they travel, as far as an answer may vary with them. */
  readonly fields: readonly Field[];
}

/** A stored answer. */
export interface Copy {
  readonly answer: Arrived;
  /** The request's values of the fields that the answer varies with (§4.1). */
  readonly varied: readonly Field[];
  /** Seconds since 1970: when the request left and when the answer was here. */
  readonly asked: number;
  readonly received: number;
}

/** What the cache says to a request. */
export type Found =
  /** Nothing, or nothing that may be used. */
  | { readonly kind: 'none' }
  /** It is used as it is. */
  | { readonly kind: 'fresh'; readonly copy: Copy }
  /** It may be used when the server says that it still holds: these fields ask. */
  | { readonly kind: 'stale'; readonly copy: Copy; readonly validators: readonly Field[] };

export const NONE: Found = { kind: 'none' };

export class HttpCache {
  readonly #copies = new Map<string, Copy>();

  /** `mode` is what the script said of it (Fetch §5.4), undefined the usual. */
  find({ method, target, fields }: CacheRequest, now: number, mode?: RequestOptions['cache']): Found {
    const copy = this.#copies.get(target);
    if (method !== 'GET' || copy === undefined || mode === 'no-store' || mode === 'reload') return NONE;
    // §4.1: an answer to a request that differs in those fields is another answer.
    if (copy.varied.some(([name, value]) => (fieldValue(fields, name) ?? '') !== value)) return NONE;
    const { head } = copy.answer.message;
    if (mode === 'force-cache' || mode === 'only-if-cached') return { kind: 'fresh', copy };
    if (mode !== 'no-cache' && lifetimeOf(head.fields) > ageOf(copy, now)) return { kind: 'fresh', copy };
    const etag = fieldValue(head.fields, 'ETag');
    const modified = fieldValue(head.fields, 'Last-Modified');
    // §4.3.1; without either nothing can be asked.
    const validators: Field[] = [];
    if (etag !== undefined) validators.push(['If-None-Match', etag]);
    if (modified !== undefined) validators.push(['If-Modified-Since', modified]);
    return validators.length === 0 ? NONE : { kind: 'stale', copy, validators };
  }

  /** Keeps an answer if it may; whatever was kept for the address is out of date in any case. */
  store(request: CacheRequest, answer: Arrived, asked: number, received: number): void {
    const { method, target, fields } = request;
    const { status, fields: said } = answer.message.head;
    // §4.4: what changes the state at an address makes its copy invalid, unless it failed.
    const changes = !/^(GET|HEAD|OPTIONS|TRACE)$/.test(method) && status >= 200 && status < 400;
    if (method !== 'GET' && !changes) return;
    this.#copies.delete(target);
    const names = listOf(said, 'Vary');
    // §3: only what we understand, may keep, and could use again.
    if (method !== 'GET' || status !== 200 || names.includes('*')) return;
    if (directivesOf(said).has('no-store') || directivesOf(fields).has('no-store')) return;
    if (lifetimeOf(said) <= 0 && !said.some(([name]) => /^(etag|last-modified)$/i.test(name))) return;
    const varied = names.map((name): Field => [name, fieldValue(fields, name) ?? '']);
    this.#copies.set(target, { answer, varied, asked, received });
  }

  /**
   * §3.2, §4.3.4: a 304 says that the copy still holds, and what of its head is new. Returns the copy as an answer. A
   * 304 that is about something else changes nothing.
   */
  renew(request: CacheRequest, copy: Copy, news: readonly Field[], asked: number, received: number): Arrived {
    const { message } = copy.answer;
    if (!identifies(news, message.head.fields)) return copy.answer;
    const named = new Set(news.map(([name]) => name.toLowerCase()).filter((name) => !KEPT.has(name)));
    const kept = message.head.fields.filter(([name]) => !named.has(name.toLowerCase()));
    const added = news.filter(([name]) => named.has(name.toLowerCase()));
    const head = { ...message.head, fields: [...kept, ...added] };
    const answer = { ...copy.answer, message: { ...message, head } };
    this.store(request, answer, asked, received);
    return answer;
  }
}

/** §4.3.4: whether the validator of a 304 is that of the stored answer; one without a validator is about that anyway. */
function identifies(news: readonly Field[], stored: readonly Field[]): boolean {
  const [tag, storedTag] = [news, stored].map((fields) => fieldValue(fields, 'ETag'));
  if (tag !== undefined) return storedTag !== undefined && sameTag(tag, storedTag);
  const modified = fieldValue(news, 'Last-Modified');
  return modified === undefined || modified === fieldValue(stored, 'Last-Modified');
}

/** §3.2: what describes the stored octets themselves stays, as do fields of one connection. */
const KEPT = new Set(
  'connection content-encoding content-length content-range content-type keep-alive transfer-encoding'.split(
    ' ',
  ),
);

/**
 * §4.2.1: seconds that an answer is fresh. Where it does not say, 0: a browser may guess from Last-Modified (§4.2.2);
 * ours asks instead, so that nothing in a lesson hangs on a guess.
 */
function lifetimeOf(fields: readonly Field[]): number {
  const directives = directivesOf(fields);
  // §5.2.2.4: it is kept, and never used without asking the server.
  if (directives.has('no-cache')) return 0;
  const most = directives.get('max-age');
  // §4.2.1: a value that is no number of seconds makes the answer stale.
  if (most !== undefined) return /^\d+$/.test(most) ? Number(most) : 0;
  const expires = fieldValue(fields, 'Expires');
  const date = parseDate(fieldValue(fields, 'Date') ?? '');
  return expires === undefined || date === undefined ? 0 : (parseDate(expires) ?? 0) - date;
}

/** §4.2.3: how old a copy is, in seconds. */
function ageOf({ answer, asked, received }: Copy, now: number): number {
  const { fields } = answer.message.head;
  const date = parseDate(fieldValue(fields, 'Date') ?? '') ?? received;
  const apparent = Math.max(0, received - date);
  return Math.max(apparent, ageField(fields) + received - asked) + now - received;
}
