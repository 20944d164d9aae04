import { sha1 } from '@noble/hashes/legacy.js';
import { base64, latin1 } from '../../base/index.ts';

/**
 * What every server puts behind the client's key, RFC 6455 §1.3: no other protocol answers with it by
 * accident.
 */
export const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** How Sec-WebSocket-Accept is made, step by step. */
export type AcceptSteps = {
  readonly key: string;
  /** The key, as sent, and the GUID. */
  readonly joined: string;
  /** SHA-1 of `joined`: 20 bytes. */
  readonly sha1: Uint8Array;
  /** `sha1` in base64: 28 characters. */
  readonly accept: string;
};

/**
 * RFC 6455 §4.2.2 item 5.4. SHA-1 proves here that the server speaks WebSocket; it keeps no secret. It is
 * synchronous, for WebCrypto is missing on a plain-http address.
 *
 * @throws RangeError on a key with a character beyond U+00FF.
 */
export function acceptSteps(key: string): AcceptSteps {
  const joined = key + GUID;
  const digest = sha1(latin1(joined));
  return { key, joined, sha1: digest, accept: base64(digest) };
}

/** The Sec-WebSocket-Accept that answers a Sec-WebSocket-Key. */
export function acceptFor(key: string): string {
  return acceptSteps(key).accept;
}
