/** Set-Cookie, read as RFC 6265bis §5.6 tells browsers to: tolerant, and never an error. */
import { parseDate, trimOws } from '../../wire/http1/index.ts';

export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** When it is over, in seconds since 1970; undefined: with the browser's session. */
  readonly expires: number | undefined;
  /** Lower case, without a leading dot; undefined: this host alone. */
  readonly domain: string | undefined;
  readonly path: string | undefined;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: 'strict' | 'lax' | 'none' | undefined;
}

/** §5.6: octets of name and value, which a field's text has one of a character; a longer cookie is dropped, a longer attribute passed over. */
const MOST_PAIR = 4096;
const MOST_ATTRIBUTE = 1024;
/** §5.5: no cookie lives longer than 400 days. */
const MOST_AGE = 400 * 86_400;

/** A name and a value around the first equals sign; undefined where there is none. */
function pairOf(text: string): readonly [name: string, value: string] | undefined {
  const at = text.indexOf('=');
  return at < 0 ? undefined : [trimOws(text.slice(0, at)), trimOws(text.slice(at + 1))];
}

/** Undefined: the whole of it is passed over. `now` in seconds since 1970. */
export function parseSetCookie(text: string, now: number): SetCookie | undefined {
  const [first = '', ...rest] = text.split(';');
  // §5.6 item 3: without an equals sign, a cookie has a value and an empty name.
  const [name, value] = pairOf(first) ?? ['', trimOws(first)];
  if ((name === '' && value === '') || name.length + value.length > MOST_PAIR) return undefined;
  const attributes = new Map<string, string>();
  for (const part of rest) {
    const [attribute, given] = pairOf(part) ?? [trimOws(part), ''];
    // Of several of one name the last one counts.
    if (given.length <= MOST_ATTRIBUTE) keep(attributes, attribute.toLowerCase(), given);
  }
  const sameSite = attributes.get('samesite')?.toLowerCase();
  return {
    name,
    value,
    expires: expiry(attributes, now),
    domain: attributes.get('domain')?.replace(/^\./, '').toLowerCase() || undefined,
    path: attributes.get('path'),
    secure: attributes.has('secure'),
    httpOnly: attributes.has('httponly'),
    sameSite: sameSite === 'strict' || sameSite === 'lax' || sameSite === 'none' ? sameSite : undefined,
  };
}

/** What cannot be read says nothing, not even that it was there. */
function keep(attributes: Map<string, string>, name: string, given: string): void {
  if (name === 'expires' && parseDate(given) === undefined) return;
  // §5.6.2: digits, perhaps behind a hyphen.
  if (name === 'max-age' && !/^-?\d+$/.test(given)) return;
  // §5.6.4: what is no path stands for the default path.
  if (name === 'path' && !given.startsWith('/')) attributes.delete('path');
  else attributes.set(name, given);
}

/** §5.7 item 3: Max-Age goes before Expires. */
function expiry(attributes: ReadonlyMap<string, string>, now: number): number | undefined {
  const age = attributes.get('max-age');
  const date = attributes.get('expires');
  const at = age === undefined ? date && parseDate(date) : now + Number(age);
  return at === undefined || at === '' ? undefined : Math.min(at, now + MOST_AGE);
}
