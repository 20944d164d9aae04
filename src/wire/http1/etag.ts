import { sha1 } from '@noble/hashes/legacy.js';
import { base64 } from '../../base/index.ts';

/**
 * A strong entity tag as Express's `etag` package makes it: the length in hex, a hyphen, 27 letters of SHA-1 in
 * base64. RFC 9110 §8.8.3: equal tags, equal octets.
 */
export function etagOf(body: Uint8Array): string {
  return `"${body.length.toString(16)}-${base64(sha1(body)).slice(0, 27)}"`;
}

/** The same as a weak tag: what it stands for means the same, its octets may differ (RFC 9110 §8.8.1). */
export const weakened = (tag: string): string => (tag.startsWith('W/') ? tag : `W/${tag}`);

/**
 * RFC 9111 §4.3.4: whether a 304's tag names a stored answer: octet for octet where it is strong, as their meaning goes
 * where it is weak (RFC 9110 §8.8.3.2).
 */
export const sameTag = (tag: string, stored: string): boolean =>
  tag.startsWith('W/') ? tag === weakened(stored) : tag === stored;

/** RFC 9110 §8.8.3: entity-tag = [ "W/" ] DQUOTE *( %x21 / %x23-7E / obs-text ) DQUOTE; a comma may stand inside. */
const TAG = /^[ \t]*((?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")[ \t]*(?:,|$)/;

/**
 * RFC 9110 §13.1.2: whether If-None-Match names the tag, so that the asker's copy still holds. The comparison is the
 * weak one (§8.8.3.2): `W/` does not count. `*` names whatever there is; a malformed list names nothing.
 */
export function namesTag(ifNoneMatch: string, tag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  let rest = ifNoneMatch;
  let found = false;
  while (rest.trim() !== '') {
    const member = TAG.exec(rest);
    // §5.6.1: an empty member is passed over.
    const empty = /^[ \t]*,/.exec(rest);
    if (member === null && empty === null) return false;
    if (member?.[1] !== undefined && weakened(member[1]) === weakened(tag)) found = true;
    rest = rest.slice((member ?? empty)?.[0].length);
  }
  return found;
}
