/** What octets of a stream say, decoded for a picture: a label, a hue, how much of it is payload. */
import { type Bytes, fromLatin1, fromUtf8 } from '../base/index.ts';
import {
  type Message,
  RequestDecoder,
  type RequestHead,
  ResponseDecoder,
  type ResponseHead,
} from '../wire/http1/index.ts';
import { decodeClose, FrameDecoder, type FrameHead, OPCODE, opcodeName } from '../wire/websocket/index.ts';
import type { Hue, Label } from './model.ts';

export interface Meaning {
  readonly hue: Hue;
  readonly label: Label;
  /** Octets of what the chat wanted to say, as they travel: compressed ones where they are. 0 for an empty answer. */
  readonly payload: number;
  /** The frame is one of a compressed message. */
  readonly packed: boolean;
  /** Octets of a data frame's header, 0 for anything else. */
  readonly header: number;
  /** A poll, and one that brought nothing. */
  readonly poll: boolean;
  readonly empty: boolean;
}

export const plain = { payload: 0, packed: false, header: 0, poll: false, empty: false };

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

/** "Per-Message Compressed", RFC 7692 §6. */
export const RSV1 = 4;

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

export function meaningOfRequest(octets: Uint8Array, text: string): Meaning {
  if (isUpgrade(octets)) return { ...plain, hue: 'upgrade', label: { code: `${text} · Upgrade` } };
  const poll = text.startsWith('GET /messages');
  const payload = decodeRequest(octets)?.body.length ?? 0;
  return { ...plain, hue: 'http', label: { code: text }, payload, poll };
}

export function meaningOfResponse(octets: Uint8Array, status: number, poll: boolean): Meaning {
  if (status === 101) return { ...plain, hue: 'upgrade', label: { code: '101 Switching Protocols' } };
  if (status >= 400) return { ...plain, hue: 'close', label: { code: `${status}` } };
  const body = decodeResponse(octets, 'GET')?.body ?? new Uint8Array(0);
  const items = poll ? itemsOf(body) : -1;
  if (items === 0)
    return {
      ...plain,
      hue: 'empty',
      label: { code: `${status}`, note: { key: 'nothing-new', n: 0 } },
      poll,
      empty: true,
    };
  const label: Label =
    items > 0 ? { code: `${status}`, note: { key: 'messages', n: items } } : { code: `${status}` };
  return { ...plain, hue: 'http', label, payload: body.length, poll };
}

/** `rsv`: as in `decodeFrame`; `continues`: the message that a continuation belongs to is compressed. */
export function meaningOfFrame(octets: Uint8Array, up: boolean, rsv: number, continues: boolean): Meaning {
  const first = octets[0] ?? 0;
  const opcode = first & 0x0f;
  const name = opcodeName(opcode);
  const frame = decodeFrame(octets, up, rsv);
  if (frame === undefined || name === undefined) {
    return { ...plain, hue: 'close', label: { code: `0x${opcode.toString(16)}` } };
  }
  const size = frame.payload.length;
  const note = { key: 'octets', n: size } as const;
  switch (frame.opcode) {
    case OPCODE.close: {
      const close = decodeClose(frame.payload);
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

/** How many items a JSON array has; -1 for anything else. */
function itemsOf(body: Uint8Array): number {
  try {
    const value: unknown = JSON.parse(fromUtf8(body));
    return Array.isArray(value) ? value.length : -1;
  } catch {
    return -1;
  }
}
