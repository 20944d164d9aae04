/** The browser's cookies (RFC 6265bis §5.7, §5.8): which it keeps, and which it sends along. */
import { parseSetCookie, type SetCookie } from './set-cookie.ts';

/** A request that cookies are kept from or sent with. */
export interface CookieScene {
  /** Name of the server, without a port. */
  readonly host: string;
  /** Path of the request, with or without a query. */
  readonly target: string;
  readonly secure: boolean;
  /** The page belongs to another site; what it asks for is a part of that page and no navigation. */
  readonly crossSite: boolean;
  /** Seconds since 1970. */
  readonly now: number;
}

interface Cookie extends SetCookie {
  /** Its domain, or the host that set it. */
  readonly host: string;
  readonly hostOnly: boolean;
  readonly path: string;
}

export class CookieJar {
  /** In order of creation. */
  #cookies: readonly Cookie[] = [];

  /** Keeps what one Set-Cookie says; the stable code of a reason when it does not. */
  store(setCookie: string, scene: CookieScene): string | undefined {
    const parsed = parseSetCookie(setCookie, scene.now);
    if (parsed === undefined) return 'cookie/malformed';
    const { domain, name } = parsed;
    const refused = refusal(parsed, scene);
    if (refused !== undefined) return refused;
    const hostOnly = domain === undefined || isSuffix(domain);
    const cookie: Cookie = {
      ...parsed,
      host: hostOnly ? scene.host : domain,
      hostOnly,
      path: parsed.path ?? defaultPath(scene.target),
    };
    // §5.7 item 16: a cookie of a secure place is not replaced from an insecure one.
    const shadows = (old: Cookie): boolean =>
      old.name === name &&
      old.secure &&
      (domainMatches(old.host, cookie.host) || domainMatches(cookie.host, old.host)) &&
      pathMatches(cookie.path, old.path);
    if (!cookie.secure && !scene.secure && this.#cookies.some(shadows)) return 'cookie/shadows-secure';
    const same = (old: Cookie): boolean =>
      old.name === name && old.host === cookie.host && old.hostOnly === hostOnly && old.path === cookie.path;
    // A new value keeps the place of the old one: its creation time.
    this.#cookies = this.#cookies.some(same)
      ? this.#cookies.map((old) => (same(old) ? cookie : old))
      : [...this.#cookies, cookie];
    this.#evict(scene.now);
    return undefined;
  }

  /** §5.7: what is over goes at once, so that one of the same name that comes later is a new cookie. */
  #evict(now: number): void {
    this.#cookies = this.#cookies.filter(({ expires }) => expires === undefined || expires > now);
  }

  /** The value of Cookie for a request; undefined: no such field. */
  header(scene: CookieScene): string | undefined {
    this.#evict(scene.now);
    const fit = this.#cookies.filter((cookie) => goesWith(cookie, scene));
    // §5.8.3 item 2: longer paths first, then earlier creation: sorting is stable.
    const sorted = fit.toSorted((a, b) => b.path.length - a.path.length);
    if (sorted.length === 0) return undefined;
    return sorted.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ');
  }
}

function refusal(cookie: SetCookie, { host, secure, crossSite }: CookieScene): string | undefined {
  const { domain, sameSite } = cookie;
  // §5.7 item 5: nobody sets cookies for a whole suffix such as .example, but the suffix itself.
  if (domain !== undefined && domain !== host) {
    if (isSuffix(domain) || !domainMatches(host, domain)) return 'cookie/other-domain';
  }
  if (cookie.secure && !secure) return 'cookie/secure-over-http';
  // §5.7 item 18: a page of another site may have its parts, and no lasting traces of them.
  if (sameSite === 'none' ? !cookie.secure : crossSite)
    return sameSite === 'none' ? 'cookie/none-without-secure' : 'cookie/cross-site';
  return keepsItsPrefix(cookie) ? undefined : 'cookie/prefix';
}

/**
 * §4.1.3: what the name promises to the server; without a name, a value must not look as if it promised.
 * draft-ietf-httpbis-layered-cookies and Chromium 156: `__Http-` and `__Host-Http-` promise HttpOnly.
 */
function keepsItsPrefix({ name, value, secure, httpOnly, domain, path }: SetCookie): boolean {
  const prefix = /^__(secure|host-http|host|http)-/i.exec(name === '' ? value : name)?.[1]?.toLowerCase();
  if (prefix === undefined) return true;
  if (name === '' || !secure || (prefix.endsWith('http') && !httpOnly)) return false;
  return !prefix.startsWith('host') || (domain === undefined && path === '/');
}

/** Every label at the top is a public suffix: the rule that holds where no list says more. */
const isSuffix = (domain: string): boolean => !domain.includes('.');

/** §5.1.3. */
const domainMatches = (host: string, domain: string): boolean =>
  host === domain || (host.endsWith(`.${domain}`) && !/^[\d.]+$|:/.test(host));

const pathOf = (target: string): string => target.split('?', 1)[0] ?? '';

/** §5.1.4: up to the last slash, without it. */
function defaultPath(target: string): string {
  const path = pathOf(target);
  const last = path.lastIndexOf('/');
  return last <= 0 ? '/' : path.slice(0, last);
}

/** §5.1.4: the same path, or one below it. */
const pathMatches = (path: string, above: string): boolean =>
  path === above || (path.startsWith(above) && (above.endsWith('/') || path.charAt(above.length) === '/'));

function goesWith(cookie: Cookie, { host, target, secure, crossSite }: CookieScene): boolean {
  const isHere = cookie.hostOnly ? host === cookie.host : domainMatches(host, cookie.host);
  if (!isHere || !pathMatches(pathOf(target), cookie.path) || (cookie.secure && !secure)) return false;
  // §5.8.3: Strict and Lax alike stay away, and so does a cookie that says nothing: the default is Lax.
  return !crossSite || cookie.sameSite === 'none';
}
