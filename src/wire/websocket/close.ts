import { assert, concat, EMPTY, fromUtf8, utf8 } from '../../base/index.ts';
import type { Bytes } from '../../base/index.ts';
import { fail } from './failure.ts';
import type { Failure } from './failure.ts';
import { Utf8Validator } from './utf8.ts';

/** RFC 6455 §7.1.5: the close code of a Close frame that carries none. It never travels itself. */
export const NO_STATUS = 1005;

/** What a Close frame says. Without a code on the wire, `code` is 1005. */
export type Close = { readonly code: number; readonly reason: string };

/**
 * Whether a close code may stand in a frame, RFC 6455 §7.4: 1000–1014 but for 1004, 1005, 1006 (1012–1014
 * were registered with IANA later), 3000–3999 for registered libraries, 4000–4999 for applications.
 */
export function mayTravel(code: number): boolean {
  if (!Number.isInteger(code)) return false;
  if (code >= 1000 && code <= 1014) return code < 1004 || code > 1006;
  return code >= 3000 && code <= 4999;
}

/**
 * The payload of a Close frame, RFC 6455 §5.5.1: nothing, or the code (two bytes, big-endian) and a reason in
 * UTF-8.
 *
 * @throws Error on a code that may not travel, a reason without a code, a reason of more than 123 bytes.
 */
export function encodeClose(code?: number, reason = ''): Bytes {
  if (code === undefined) {
    assert(reason === '', 'A reason stands behind a code.');
    return EMPTY;
  }
  assert(mayTravel(code), `The close code ${code} may not stand in a frame.`);
  const text = utf8(reason);
  assert(text.length <= 123, 'A close reason has at most 123 bytes.');
  return concat([Uint8Array.of(code >> 8, code & 0xff), text]);
}

/** Reads the payload of a Close frame. A failure's offsets count from the payload's start plus `at`. */
export function decodeClose(payload: Uint8Array, at = 0): Close | Failure {
  if (payload.length === 0) return { code: NO_STATUS, reason: '' };
  // RFC 6455 §5.5.1: "If there is a body, the first two bytes of the body MUST be a 2-byte unsigned integer"
  if (payload.length === 1)
    return fail('close-length', 1002, at, at + 1, 'Half a close code: one byte instead of two.');
  const code = (payload[0]! << 8) | payload[1]!;
  // RFC 6455 §7.4.1: 1005, 1006, 1015 "MUST NOT be set as a status code in a Close control frame"; §7.4.2:
  // the ranges
  if (!mayTravel(code))
    return fail('close-code', 1002, at, at + 2, `The close code ${code} may not stand in a frame.`);
  const reason = payload.subarray(2);
  const validator = new Utf8Validator();
  const wrong = validator.push(reason);
  // RFC 6455 §8.1: what is to be UTF-8 and is not fails the connection
  if (wrong >= 0 || !validator.complete) {
    const [from, to] =
      wrong >= 0 ? [at + 2 + wrong, at + 3 + wrong] : [at + payload.length - 1, at + payload.length];
    return fail('close-utf8', 1007, from, to, 'The close reason is not UTF-8.');
  }
  return { code, reason: fromUtf8(reason) };
}
