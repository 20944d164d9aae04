/** What an arrow is, besides where and when: what its octets say, as a label, a hue, and how much of it is payload. */
import { EMPTY, fromLatin1 } from '../../base/index.ts';
import type { FactOf, Span, StreamLog, TlsMessage } from '../../trace/index.ts';
import { decodeClose, type FrameHead, OPCODE, opcodeName, readHeader } from '../../wire/websocket/index.ts';
import type { DrawnArrow } from '../lane.ts';
import type { Label } from '../model.ts';
import { brief } from './brief.ts';
import { decodeFrame, decodeRequest, decodeResponse, isUpgrade, unpackedSize } from './octets.ts';

/** Arrows that say the same may share one. */
export interface Own extends Pick<DrawnArrow, 'what' | 'hue' | 'label' | 'status' | 'retransmission'> {
  /** Octets of what the application wanted to say, as they travel: compressed ones where they are. */
  readonly payload: number;
  /** The frame is one of a compressed message. */
  readonly packed: boolean;
  /** Octets of a data frame's header, 0 for anything else. */
  readonly header: number;
  /** Control bits of a segment. */
  readonly flags: number;
  /** Octets of TLS in a segment; of a flight, all of it. */
  readonly extra: number;
  readonly origin: FactOf<'segment-sent'>['origin'];
  /** Of a flight. */
  readonly messages: readonly TlsMessage[];
}

/** RFC 6455 §5.2: a length from here on has octets of its own. */
const SHORT = 126;

/** What most arrows have nothing to say of. */
export const PLAIN = {
  status: 0,
  retransmission: '',
  payload: 0,
  packed: false,
  header: 0,
  flags: 0,
  extra: 0,
  origin: 'end',
  messages: [],
} as const;

/** Most requests end with their heads, and need not be read to know how long their bodies are. */
function isHeadOnly(octets: Uint8Array): boolean {
  const text = fromLatin1(octets);
  return text.indexOf('\r\n\r\n') === text.length - 4;
}

export function ownOfRequest(octets: Uint8Array, method: string, target: string): Own {
  const code = brief(`${method} ${target}`);
  if (isUpgrade(octets)) return { ...PLAIN, what: 'm', hue: 'upgrade', label: { code: `${code} · Upgrade` } };
  const payload = isHeadOnly(octets) ? 0 : (decodeRequest(octets)?.body.length ?? 0);
  return { ...PLAIN, what: 'm', hue: 'http', label: { code }, payload };
}

export function ownOfResponse(octets: Uint8Array, status: number): Own {
  const own = { ...PLAIN, what: 'm', status } as const;
  if (status === 101) return { ...own, hue: 'upgrade', label: { code: '101 Switching Protocols' } };
  // RFC 9110 §15: a status outside of 100 to 599 counts as a 5xx.
  if (status >= 400 || status < 100) return { ...own, hue: 'close', label: { code: `${status}` } };
  // RFC 9110 §15.2: an interim answer; what is wanted is to come.
  if (status < 200) return { ...own, hue: 'http', label: { code: `${status}` } };
  const answer = decodeResponse(octets, 'GET');
  const payload = answer?.body.length ?? 0;
  const isPacked = answer !== undefined && unpackedSize(answer) !== undefined;
  const label: Label = isPacked
    ? { code: `${status} · gzip`, note: { key: 'octets', n: payload } }
    : { code: `${status}` };
  return { ...own, hue: 'http', label, payload };
}

/** The header of a frame as it was sent, right or wrong; undefined for octets that are none. */
function headOf(octets: Uint8Array, up: boolean, rsv: number): FrameHead | undefined {
  const head = readHeader(octets, 0, 0, { isServer: up, maxPayload: octets.length, rsv });
  return head === undefined || 'kind' in head || head.to > octets.length ? undefined : head;
}

/** `rsv`: as in `decodeFrame`; `continues`: the message that a continuation belongs to is compressed. */
export function ownOfFrame(octets: Uint8Array, up: boolean, rsv: number, continues: boolean): Own {
  const own = { ...PLAIN, what: 'f' } as const;
  const first = octets[0] ?? 0;
  const opcode = first & 0x0f;
  const name = opcodeName(opcode);
  const frame = headOf(octets, up, rsv);
  if (frame === undefined || name === undefined)
    return { ...own, hue: 'close', label: { code: `0x${opcode.toString(16)}` } };
  const size = frame.length;
  const note = { key: 'octets', n: size } as const;
  switch (frame.opcode) {
    case OPCODE.close: {
      const close = decodeClose(decodeFrame(octets, up, rsv)?.payload ?? EMPTY);
      if (size === 0 || 'kind' in close) return { ...own, hue: 'close', label: { code: 'close' } };
      const { code } = close;
      return { ...own, hue: 'close', label: { code: `close ${code}`, note: { key: 'close', n: code } } };
    }
    case OPCODE.ping:
    case OPCODE.pong:
      return { ...own, hue: 'control', label: size === 0 ? { code: name } : { code: name, note } };
    default: {
      const code = frame.fin ? name : `${name} FIN=0`;
      const packed = frame.opcode === OPCODE.continuation ? continues : frame.rsv !== 0;
      return {
        ...own,
        hue: frame.opcode === OPCODE.binary ? 'binary' : 'text',
        label: { code, note: packed ? { key: 'compressed', n: size } : note },
        packed,
        payload: size,
        header: frame.payloadFrom - frame.from,
      };
    }
  }
}

/**
 * What frames are, found once for those that are alike. Of a short frame all is said by its first two octets and its
 * size: its payload is read of a close frame only.
 */
export class KnownFrames {
  readonly #known = new Map<number, Own>();

  /** Arguments as in `ownOfFrame`, for octets `[from, to)` of a stream. */
  of(stream: StreamLog, { up, from, to }: Span, rsv: number, continues: boolean): Own {
    const [first, second, size] = [stream.octetAt(from), stream.octetAt(from + 1), to - from];
    if (size >= SHORT || (second & 0x7f) >= SHORT || (first & 0x0f) === OPCODE.close)
      return ownOfFrame(stream.slice(from, to), up, rsv, continues);
    const state = (up ? 1 : 0) | (rsv === 0 ? 0 : 2) | (continues ? 4 : 0);
    const key = (((((state << 8) | first) << 8) | second) << 8) | size;
    let own = this.#known.get(key);
    if (own === undefined) {
      own = ownOfFrame(stream.slice(from, to), up, rsv, continues);
      this.#known.set(key, own);
    }
    return own;
  }
}
