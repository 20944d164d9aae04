/** Where a redirect leads (Fetch §4.4; RFC 9110 §15.4). */
import { type Field, isRedirect } from '../../wire/http1/index.ts';

/** Fetch §4.4: how often a request is redirected at most. */
export const MOST_REDIRECTS = 20;

/** What is asked, of whichever server. */
export interface Wanted {
  readonly method: string;
  readonly url: URL;
  readonly fields: readonly Field[];
  readonly body: Uint8Array | undefined;
}

/**
 * The next request; a text is the stable code of why there is none; undefined: the answer is no redirect, and the
 * page's.
 */
export function followed(
  wanted: Wanted,
  status: number,
  locations: readonly string[],
): Wanted | string | undefined {
  const [location, ...others] = new Set(locations);
  if (!isRedirect(status) || location === undefined) return undefined;
  // Fetch §4.4: Location has one value. Chromium lets the same one stand twice.
  if (others.length > 0) return 'fetch/many-locations';
  // Chromium takes octets beyond ASCII as they are, whatever letters they stand for.
  const ascii = location.replaceAll(
    /[\x80-\xff]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  if (!URL.canParse(ascii, wanted.url)) return 'fetch/bad-location';
  const url = new URL(ascii, wanted.url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'fetch/bad-scheme';
  const { method } = wanted;
  // RFC 9110 §15.4.2, §15.4.3: for historical reasons a POST becomes a GET; 303 means just that: "see other".
  const becomesGet =
    status === 303
      ? method !== 'GET' && method !== 'HEAD'
      : (status === 301 || status === 302) && method === 'POST';
  const fields = wanted.fields.filter(
    ([name]) =>
      !(becomesGet && OF_BODY.test(name)) && !(url.origin !== wanted.url.origin && OF_ORIGIN.test(name)),
  );
  return becomesGet ? { method: 'GET', url, fields, body: undefined } : { ...wanted, url, fields };
}

/** Fetch §2.2.2: fields of a body that is left behind. */
const OF_BODY = /^content-(encoding|language|location|type)$/i;
/** What was meant for the first origin alone. */
const OF_ORIGIN = /^authorization$/i;
