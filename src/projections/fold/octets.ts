/** What octets of a stream say, decoded for a picture: a label, a hue, how much of it is payload. */
import { brief } from './brief.ts';
import { type Bytes, EMPTY, fromLatin1 } from '../../base/index.ts';
import {
  fieldValue,
  type Message,
  RequestDecoder,
  type RequestHead,
  ResponseDecoder,
  type ResponseHead,
} from '../../wire/http1/index.ts';
import {
  decodeClose,
  FrameDecoder,
  type FrameHead,
  OPCODE,
  opcodeName,
  readHeader,
  RSV1,
} from '../../wire/websocket/index.ts';
import type { Span, Trace } from '../../trace/index.ts';
import type { Hue, Label } from '../model.ts';

export interface Meaning {
  readonly hue: Hue;
  readonly label: Label;
  /** Octets of what the application wanted to say, as they travel: compressed ones where they are. */
  readonly payload: number;
  /** The frame is one of a compressed message. */
  readonly packed: boolean;
  /** Octets of a data frame's header, 0 for anything else. */
  readonly header: number;
}

export const plain = { payload: 0, packed: false, header: 0 };

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

/** The header of such a frame; undefined for octets that are none. */
function headOf(octets: Uint8Array, up: boolean, rsv: number): FrameHead | undefined {
  const head = readHeader(octets, 0, 0, { isServer: up, maxPayload: octets.length, rsv });
  return head === undefined || 'kind' in head || head.to > octets.length ? undefined : head;
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

/** Most requests end with their heads, and need not be read to know how long their bodies are. */
function isHeadOnly(octets: Uint8Array): boolean {
  const text = fromLatin1(octets);
  return text.indexOf('\r\n\r\n') === text.length - 4;
}

export function meaningOfRequest(octets: Uint8Array, method: string, target: string): Meaning {
  const text = `${method} ${target}`;
  if (isUpgrade(octets)) return { ...plain, hue: 'upgrade', label: { code: `${brief(text)} · Upgrade` } };
  const payload = isHeadOnly(octets) ? 0 : (decodeRequest(octets)?.body.length ?? 0);
  return { ...plain, hue: 'http', label: { code: brief(text) }, payload };
}

export function meaningOfResponse(octets: Uint8Array, status: number): Meaning {
  if (status === 101) return { ...plain, hue: 'upgrade', label: { code: '101 Switching Protocols' } };
  // RFC 9110 §15: a status outside of 100 to 599 counts as a 5xx.
  if (status >= 400 || status < 100) return { ...plain, hue: 'close', label: { code: `${status}` } };
  // RFC 9110 §15.2: an interim answer; what is wanted is to come.
  if (status < 200) return { ...plain, hue: 'http', label: { code: `${status}` } };
  const answer = decodeResponse(octets, 'GET');
  const body = answer?.body ?? new Uint8Array(0);
  const isPacked = answer !== undefined && unpackedSize(answer) !== undefined;
  const label: Label = isPacked
    ? { code: `${status} · gzip`, note: { key: 'octets', n: body.length } }
    : { code: `${status}` };
  return { ...plain, hue: 'http', label, payload: body.length };
}

/** `rsv`: as in `decodeFrame`; `continues`: the message that a continuation belongs to is compressed. */
export function meaningOfFrame(octets: Uint8Array, up: boolean, rsv: number, continues: boolean): Meaning {
  const first = octets[0] ?? 0;
  const opcode = first & 0x0f;
  const name = opcodeName(opcode);
  const frame = headOf(octets, up, rsv);
  if (frame === undefined || name === undefined) {
    return { ...plain, hue: 'close', label: { code: `0x${opcode.toString(16)}` } };
  }
  const size = frame.length;
  const note = { key: 'octets', n: size } as const;
  switch (frame.opcode) {
    case OPCODE.close: {
      const close = decodeClose(decodeFrame(octets, up, rsv)?.payload ?? EMPTY);
      if (size === 0 || 'kind' in close) return { ...plain, hue: 'close', label: { code: 'close' } };
      const { code } = close;
      return { ...plain, hue: 'close', label: { code: `close ${code}`, note: { key: 'close', n: code } } };
    }
    case OPCODE.ping:
    case OPCODE.pong:
      return { ...plain, hue: 'control', label: size === 0 ? { code: name } : { code: name, note } };
    default: {
      const header = frame.payloadFrom - frame.from;
      const code = frame.fin ? name : `${name} FIN=0`;
      const packed = frame.opcode === OPCODE.continuation ? continues : frame.rsv !== 0;
      return {
        ...plain,
        hue: frame.opcode === OPCODE.binary ? 'binary' : 'text',
        label: { code, note: packed ? { key: 'compressed', n: size } : note },
        packed,
        payload: size,
        header,
      };
    }
  }
}
