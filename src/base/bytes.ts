import { err, ok } from './result.ts';
import type { Result } from './result.ts';

/** Bytes that own their memory, as `Response`, `Blob` and transfer lists want them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** No bytes. One shared value: there is nothing in it to change. */
export const EMPTY: Bytes = new Uint8Array(0);

// Made once: nothing that is decoded whole leaves anything behind in them. Marked as pure, so that bundles keep what only
// later parts need out of the first one.
const ENCODER = /* @__PURE__ */ new TextEncoder();
const UTF8 = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });
const WINDOWS = /* @__PURE__ */ new TextDecoder('windows-1252');

const DIGITS = '0123456789abcdef';

/**
 * Bytes from hex digits in either case, grouped by white space as one likes: `hex('81 05 4865')`.
 *
 * @throws SyntaxError on any other character, and on a group with half a byte in it.
 */
export function hex(text: string): Bytes {
  const groups = text.split(/[ \t\r\n]+/).filter((group) => group !== '');
  for (const group of groups) {
    const wrong = /[^0-9a-fA-F]/u.exec(group);
    if (wrong) throw new SyntaxError(`hex: '${wrong[0]}' in '${group}' is no hex digit.`);
    if (group.length % 2 === 1) throw new SyntaxError(`hex: '${group}' ends in the middle of a byte.`);
  }
  const digits = groups.join('');
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
}

/** Two lower-case digits a byte: `toHex(hex('8105'))` is `'81 05'`. */
export function toHex(bytes: Uint8Array, separator = ' '): string {
  const pairs: string[] = [];
  for (const byte of bytes) pairs.push(DIGITS.charAt(byte >> 4) + DIGITS.charAt(byte & 15));
  return pairs.join(separator);
}

/** UTF-8 of the text; a lone surrogate becomes EF BF BD (U+FFFD), as the page's own encoder writes it. */
export function utf8(text: string): Bytes {
  return ENCODER.encode(text);
}

/** Text of UTF-8 bytes; what is not UTF-8 becomes U+FFFD, and a byte order mark stays, for it was sent. */
export function fromUtf8(bytes: Uint8Array): string {
  return UTF8.decode(bytes);
}

/**
 * One byte a character, U+0000 to U+00FF: how HTTP/1.1 writes its head.
 *
 * @throws RangeError on a character beyond U+00FF.
 */
export function latin1(text: string): Bytes {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0xff)
      throw new RangeError(`latin1: '${text.charAt(i)}' (at ${i}) does not fit into one byte.`);
    bytes[i] = unit;
  }
  return bytes;
}

/** The characters U+0000 to U+00FF with the bytes' numbers; nothing is lost, `latin1` is the way back. */
export function fromLatin1(bytes: Uint8Array): string {
  // The platform's decoder is many times faster. It reads windows-1252, which differs from Latin-1 in characters beyond
  // U+00FF alone: where there is none, this is it.
  const quick = WINDOWS.decode(bytes);
  if (!/[^\0-\xff]/.test(quick)) return quick;
  // Pieces of 8192: a call takes so many arguments everywhere; to spread them costs ten times as much as to apply them.
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) {
    const piece = bytes.length <= 8192 ? bytes : bytes.subarray(i, i + 8192);
    text += String(Reflect.apply(String.fromCharCode, undefined, piece));
  }
  return text;
}

/** The parts one behind the other, in memory of their own. */
export function concat(parts: readonly Uint8Array[]): Bytes {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Same length, same bytes. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 with padding, RFC 4648 §4. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const letters = [group >> 18, (group >> 12) & 63, (group >> 6) & 63, group & 63].map((n) =>
      ALPHABET.charAt(n),
    );
    text += letters
      .slice(0, Math.min(4, bytes.length - i + 1))
      .join('')
      .padEnd(4, '=');
  }
  return text;
}

/**
 * Bytes of padded base64, RFC 4648 §4, read strictly: no line breaks (§3.1), no other characters (§3.3),
 * and the unused bits behind the last byte are zero (§3.5), so that each byte string has exactly one text.
 */
export function fromBase64(text: string): Result<Bytes> {
  if (text.length % 4 !== 0) return err('Base64 comes in groups of four characters.');
  const body = text.replace(/={1,2}$/, '');
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of body) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return err(`'${letter}' is no base64 character.`);
    held = ((held << 6) | value) & 0xfff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
  }
  if ((held & ((1 << bits) - 1)) !== 0) return err('The bits behind the last byte are not zero.');
  return ok(bytes);
}
