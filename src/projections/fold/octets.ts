/** Octets of a stream, decoded whole: what the fold, the inspector and the other projections share. */
import { type Bytes, fromLatin1 } from '../../base/index.ts';
import {
  fieldValue,
  type Message,
  RequestDecoder,
  type RequestHead,
  ResponseDecoder,
  type ResponseHead,
} from '../../wire/http1/index.ts';
import { FrameDecoder, type FrameHead, RSV1 } from '../../wire/websocket/index.ts';
import type { Span, Trace } from '../../trace/index.ts';

/** A copy of the octets that a fact or an arrow speaks of. */
export const octetsOf = ({ trace }: { readonly trace: Trace }, { conn, up, from, to }: Span): Uint8Array =>
  trace.stream(conn, up).slice(from, to);

export function decodeRequest(octets: Uint8Array): Message<RequestHead> | undefined {
  const decoder = new RequestDecoder();
  decoder.push(octets);
  const next = decoder.next();
  return next?.kind === 'message' ? next : undefined;
}

export function decodeResponse(octets: Uint8Array, method: string): Message<ResponseHead> | undefined {
  const decoder = new ResponseDecoder();
  decoder.expect(method);
  decoder.push(octets);
  const next = decoder.next();
  return next?.kind === 'message' ? next : undefined;
}

/**
 * A frame as it was sent, right or wrong, and its unmasked payload; undefined for octets that are none. `rsv`: the bits
 * that its connection has agreed on.
 */
export function decodeFrame(
  octets: Uint8Array,
  up: boolean,
  rsv: number,
): (FrameHead & { readonly payload: Bytes }) | undefined {
  const decoder = new FrameDecoder({ role: up ? 'server' : 'client', maxPayload: octets.length, rsv });
  decoder.push(octets.slice());
  const next = decoder.next();
  return next?.kind === 'piece' && next.last ? { ...next.frame, payload: next.data } : undefined;
}

export const isUpgrade = (octets: Uint8Array): boolean => /\r\nupgrade: *websocket/i.test(fromLatin1(octets));

/** The RSV bits that frames may have behind this answer to an opening handshake. */
export const rsvOf = (octets: Uint8Array): number =>
  /\r\nsec-websocket-extensions:[^\r]*permessage-deflate/i.test(fromLatin1(octets)) ? RSV1 : 0;

/**
 * Octets of a packed answer before it was packed, as its last four say (RFC 1952 §2.3.1, ISIZE); undefined where it
 * is not packed.
 */
export function unpackedSize({ head, body }: Message<ResponseHead>): number | undefined {
  if (body.length < 18 || fieldValue(head.fields, 'Content-Encoding') !== 'gzip') return undefined;
  return new DataView(body.buffer, body.byteOffset).getUint32(body.length - 4, true);
}
