/**
 * What a browser does around a request (Fetch §4): its cache, its cookies, CORS, redirects, content codings. The
 * connections are the pool's. Whatever goes wrong is a failure fact with a code, and to the page a network error.
 */
import { concat, micros } from '../../base/index.ts';
import { type RequestOptions, secondsOf, type World } from '../../network/index.ts';
import type { Codings } from '../../wire/gzip/index.ts';
import { fieldValues, isRedirect, listOf } from '../../wire/http1/index.ts';
import { type CacheRequest, type Copy, HttpCache, NONE } from './cache.ts';
import {
  allowed,
  CONDITIONAL,
  eventSourceFields,
  fetchFields,
  originOf,
  type Party,
  preflightFields,
} from '../chromium.ts';
import { type Ask, type Settled, targetOf } from '../ask.ts';
import { CookieJar, type CookieScene } from './cookies.ts';
import {
  type Asker,
  corsProblem,
  needsPreflight,
  PreflightCache,
  preflightProblem,
  unsafeNames,
} from './cors.ts';
import type { Arrived, BodyReader, HttpPool, Opened } from '../http-pool.ts';
import { followed, MOST_REDIRECTS, type Wanted } from './redirects.ts';

export interface FetcherOptions {
  readonly world: World;
  readonly pool: HttpPool;
  readonly codings: Codings;
  /** The page's origin and the server, without a cookie. */
  readonly party: () => Party;
}

/** One request of the page, with all that it leads to. */
interface Job extends Wanted, RequestOptions, Pick<Ask, 'reader' | 'signal' | 'lastEventId'> {
  readonly redirects: number;
  readonly settled: Settled;
}

export class Fetcher {
  readonly #options: FetcherOptions;
  readonly #jar = new CookieJar();
  /** Pages of another origin share no copies with this one's. */
  readonly #caches = new Map<string, HttpCache>();
  readonly #preflights = new PreflightCache();

  constructor(options: FetcherOptions) {
    this.#options = options;
  }

  fetch({ target, fields, cause, ...ask }: Ask, settled: Settled): void {
    // One text: two slashes in front of a target name no other host.
    const url = new URL(`${originOf(this.#options.party())}${target}`);
    this.#go({ ...ask, url, fields: allowed(fields), redirects: 0, settled }, cause);
  }

  /** The value of Cookie for a request of the page to that path. */
  cookieFor(target: string): string | undefined {
    return this.#jar.header(this.#scene(target));
  }

  /** Keeps the cookies that an answer sets; one that is refused is a fact. */
  keepCookies(target: string, answer: Opened, cause: number): void {
    for (const each of fieldValues(answer.message.head.fields, 'Set-Cookie')) {
      const problem = this.#jar.store(each, this.#scene(target));
      if (problem !== undefined) this.#fail(problem, answer, cause);
    }
  }

  get #now(): number {
    return secondsOf(this.#options.world.now);
  }

  get #isForeign(): boolean {
    const party = this.#options.party();
    return party.origin !== originOf(party);
  }

  /** Fetch §2.2.5: whether cookies take part; "same-origin" is what pages get unless they say more. */
  #isCredentialed({ credentials }: Job): boolean {
    return credentials === 'include' || (credentials === undefined && !this.#isForeign);
  }

  #asker(job: Job): Asker {
    return { origin: this.#options.party().origin, isCredentialed: this.#isCredentialed(job) };
  }

  #corsProblem(job: Job, { message }: Opened): string | undefined {
    return this.#isForeign ? corsProblem(message.head, this.#asker(job)) : undefined;
  }

  #scene(target: string): CookieScene {
    const { authority, secure } = this.#options.party();
    const host = authority.replace(/:\d*$/, '');
    return { host, target, secure, crossSite: this.#isForeign, now: this.#now };
  }

  get #cache(): HttpCache {
    const { origin } = this.#options.party();
    const cache = this.#caches.get(origin) ?? new HttpCache();
    this.#caches.set(origin, cache);
    return cache;
  }

  /** Asks for leave first where that is needed. */
  #go(job: Job, cause: number): void {
    const { method, fields } = job;
    if (!this.#isForeign || !needsPreflight(method, fields)) return this.#ask(job, cause);
    const party = this.#options.party();
    const asker = this.#asker(job);
    const target = targetOf(job.url);
    const names = unsafeNames(fields);
    if (this.#preflights.allows(asker, target, method, names, this.#now)) return this.#ask(job, cause);
    const head = { method: 'OPTIONS', target, fields: preflightFields(party, method, names) };
    const settled: Settled = (answer, received) => {
      if (answer === undefined) return job.settled(undefined, received);
      const said = answer.message.head;
      const problem = preflightProblem(said, asker, method, names);
      if (problem !== undefined) return this.#refuse(job, problem, answer, received);
      this.#preflights.remember(said, asker, target, this.#now);
      this.#ask(job, received);
    };
    this.#options.pool.fetch({ head, body: undefined, cause, settled });
  }

  #ask(job: Job, cause: number): void {
    const { world, pool } = this.#options;
    const { method, body, fields: own, signal, cache } = job;
    if (job.reader !== undefined && job.reader.isPatient !== true)
      return this.#follow(job, job.reader, cause);
    const target = targetOf(job.url);
    const cookie = this.#isCredentialed(job) ? this.cookieFor(target) : undefined;
    const shape = { ...this.#options.party(), cookie, method, bodyLength: body?.length, own, cache };
    const request = { method, target, fields: fetchFields(shape) };
    const found = bypasses(job) ? NONE : this.#cache.find(request, this.#now, cache);
    if (found.kind === 'fresh') {
      // As every answer, it comes in a task of its own.
      world.after(micros(0), () => signal?.aborted === true || job.settled(found.copy.answer, cause));
      return;
    }
    if (cache === 'only-if-cached') {
      world.after(micros(0), () => job.settled(undefined, cause));
      return;
    }
    const asked = this.#now;
    const copy = found.kind === 'stale' ? found.copy : undefined;
    const validators = found.kind === 'stale' ? found.validators : [];
    const head = { method, target, fields: fetchFields({ ...shape, validators }) };
    const pieces: Uint8Array[] = [];
    const settled: Settled = (answer, received) => {
      if (answer === undefined) return job.settled(undefined, received);
      const { message } = answer;
      const whole =
        pieces.length === 0 ? answer : { ...answer, message: { ...message, body: concat(pieces) } };
      return this.#answered(job, request, asked, copy, whole, received);
    };
    const reader = job.reader && this.#kept(job, job.reader, pieces);
    pool.fetch({ head, body, cause, signal, settled, reader });
  }

  /** The page reads, and the cache keeps. What CORS may hold back is read when it is whole. */
  #kept(job: Job, reader: BodyReader, pieces: Uint8Array[]): BodyReader {
    return {
      ...reader,
      opened: (answer, received) => {
        if (this.#corsProblem(job, answer) === undefined) reader.opened(answer, received);
      },
      piece: (octets, cause) => {
        pieces.push(octets);
        reader.piece(octets, cause);
      },
    };
  }

  /** An answer that is read as it comes: no cache has or keeps it, and what CORS holds back no reader sees. */
  #follow(job: Job, reader: BodyReader, cause: number): void {
    const { pool } = this.#options;
    const { method, body, fields: own, lastEventId } = job;
    const target = targetOf(job.url);
    const cookie = this.#isCredentialed(job) ? this.cookieFor(target) : undefined;
    const party = { ...this.#options.party(), cookie };
    const fields =
      lastEventId === undefined
        ? fetchFields({ ...party, method, bodyLength: body?.length, own })
        : eventSourceFields(party, lastEventId);
    const stop = new AbortController();
    job.signal?.addEventListener('abort', () => stop.abort());
    let isOpen = false;
    const opened: BodyReader['opened'] = (answer, received) => {
      isOpen = true;
      const problem = this.#corsProblem(job, answer);
      if (problem === undefined) {
        if (this.#isCredentialed(job)) this.keepCookies(target, answer, received);
        return reader.opened(answer, received);
      }
      stop.abort();
      return this.#refuse(job, problem, answer, received);
    };
    const settled: Settled = (answer, received) => {
      if (answer === undefined || isOpen) job.settled(answer, received);
      else this.#answered(job, { method, target, fields }, this.#now, undefined, answer, received);
    };
    const head = { method, target, fields };
    const { signal } = stop;
    pool.fetch({ head, body, cause, signal, reader: { ...reader, opened }, settled });
  }

  #answered(
    job: Job,
    request: CacheRequest,
    asked: number,
    copy: Copy | undefined,
    answer: Arrived,
    cause: number,
  ): void {
    const { head } = answer.message;
    const problem = this.#corsProblem(job, answer);
    if (problem !== undefined) return this.#refuse(job, problem, answer, cause);
    if (this.#isCredentialed(job)) this.keepCookies(request.target, answer, cause);
    if (head.status === 304 && copy !== undefined)
      return job.settled(this.#cache.renew(request, copy, head.fields, asked, this.#now), cause);
    if (job.redirect !== undefined && isRedirect(head.status)) {
      if (job.redirect === 'error') return this.#refuse(job, 'fetch/redirect', answer, cause);
      return job.settled(answer, cause);
    }
    const next = this.#checked(job, followed(job, head.status, fieldValues(head.fields, 'Location')));
    if (typeof next === 'string') return this.#refuse(job, next, answer, cause);
    if (next !== undefined) return this.#go({ ...job, ...next, redirects: job.redirects + 1 }, cause);
    const unpacked = this.#unpacked(answer);
    if (typeof unpacked === 'string') return this.#refuse(job, unpacked, answer, cause);
    if (job.cache !== 'no-store') this.#cache.store(request, unpacked, asked, this.#now);
    job.settled(unpacked, cause);
  }

  /** The next request, or why it is not made. There is one server in this world, and no name leads elsewhere. */
  #checked({ redirects }: Job, next: Wanted | string | undefined): Wanted | string | undefined {
    if (next === undefined || typeof next === 'string') return next;
    const { url } = next;
    if (redirects === MOST_REDIRECTS) return 'fetch/too-many-redirects';
    if (url.origin !== new URL(originOf(this.#options.party())).origin) return 'fetch/other-host';
    // Fetch §4.4: names and passwords in an address are not for pages of other origins.
    return this.#isForeign && url.username + url.password !== '' ? 'fetch/credentials' : next;
  }

  /** RFC 9110 §8.4: the content without its coding, or a code. */
  #unpacked(answer: Arrived): Arrived | string {
    const { message } = answer;
    const codings = listOf(message.head.fields, 'Content-Encoding').map((coding) => coding.toLowerCase());
    if (message.body.length === 0 || codings.length === 0) return answer;
    const { gzip } = this.#options.codings;
    if (gzip === undefined || codings.length > 1 || !/^(x-)?gzip$/.test(codings[0] ?? ''))
      return 'fetch/unknown-coding';
    const body = gzip.gunzip(message.body);
    return body === undefined ? 'fetch/bad-coding' : { ...answer, message: { ...message, body } };
  }

  /** To the page the answer is a network error. */
  #refuse(job: Job, code: string, answer: Opened, cause: number): void {
    job.settled(undefined, this.#fail(code, answer, cause), code);
  }

  #fail(code: string, { message, conn }: Opened, cause: number): number {
    const { from, to, head } = message;
    return this.#options.world.record('failure', {
      conn,
      up: true,
      from,
      to,
      status: head.status,
      problem: code,
      cause,
    });
  }
}

/** The script asks about a copy of its own, or wants none: the cache keeps out of it. */
const bypasses = ({ fields, cache }: Job): boolean =>
  cache === undefined &&
  fields.some(([name]) => CONDITIONAL.test(name) || /^(cache-control|pragma)$/i.test(name));
