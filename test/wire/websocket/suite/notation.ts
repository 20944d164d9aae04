/**
 * How a case is written: the frames that are sent, and what the endpoint must see in them.
 *
 *     ['5.6 a ping between two fragments',
 *       [unfinished(text('a')), ping('p'), end('b')],
 *       [saw.ping('p'), saw.text('ab')]],
 *     ['3.6 RSV 6', [rsv(6, binary('Hello'))], [saw.failure(1002, head(0))]],
 *
 * Frames are laid out here, not by `encodeFrame`: a mistake that it shares with the decoder would cancel out.
 */
import { type Bytes, concat, utf8 } from '../../../../src/base/index.ts';

/** `way`: one in which it must be fed besides. */
export type Case = readonly [
  name: string,
  sent: readonly Frame[],
  seen: readonly Seen[],
  way?: Chop | undefined,
];

/** How octets come: all at once, a frame at a time, so many at a time. */
export type Chop = 'whole' | 'frames' | number;

export type Payload = string | Bytes;

export const octets = (payload: Payload): Bytes => (typeof payload === 'string' ? utf8(payload) : payload);

/** `pattern` over and over, `length` octets. */
export function repeated(pattern: Payload, length: number): Bytes {
  const all = new Uint8Array(length);
  const once = octets(pattern);
  all.set(once.subarray(0, length));
  for (let have = once.length; have < length; have *= 2) all.copyWithin(have, 0, have);
  return all;
}

export type Frame = {
  /** FIN, RSV1 to RSV3, opcode: 0x81 is a whole text. */
  readonly first: number;
  readonly payload: Bytes;
  /** Bits of the length, where they are not the fewest. */
  readonly bits?: 16 | 64;
  /** What the length says, where no such payload follows. */
  readonly length?: bigint;
  /** Masked where it must not be, not masked where it must. */
  readonly wrongMask?: true;
};

export const frame = (first: number, payload: Payload = ''): Frame => ({ first, payload: octets(payload) });
export const more = (payload?: Payload): Frame => frame(0x00, payload);
export const end = (payload?: Payload): Frame => frame(0x80, payload);
export const text = (payload?: Payload): Frame => frame(0x81, payload);
export const binary = (payload?: Payload): Frame => frame(0x82, payload);
export const ping = (payload?: Payload): Frame => frame(0x89, payload);
export const pong = (payload?: Payload): Frame => frame(0x8a, payload);

export function close(code?: number, reason: Payload = ''): Frame {
  if (code === undefined) return frame(0x88);
  return frame(0x88, concat([Uint8Array.of(code >> 8, code & 0xff), octets(reason)]));
}

export const unfinished = (whole: Frame): Frame => ({ ...whole, first: whole.first & 0x7f });
/** RSV1 RSV2 RSV3 as three bits: RSV1 is 4. */
export const rsv = (bits: number, plain: Frame): Frame => ({ ...plain, first: plain.first | (bits << 4) });

/** The message in frames of at most `size` octets. */
export function fragments(message: Frame, size: number): Frame[] {
  const { payload, first } = message;
  const count = Math.max(1, Math.ceil(payload.length / size));
  return Array.from({ length: count }, (_, i) => {
    const fin = i === count - 1 ? 0x80 : 0;
    return frame(fin | (i === 0 ? first & 0x7f : 0), payload.subarray(i * size, (i + 1) * size));
  });
}

/** Where a frame lies in the stream. */
export type Spot = {
  readonly from: number;
  /** Where its length has been said. */
  readonly lengthTo: number;
  readonly payloadFrom: number;
  readonly to: number;
};

export type Laid = { readonly bytes: Bytes; readonly spots: readonly Spot[] };

/** The octets of the frames, RFC 6455 §5.2. */
export function lay(frames: readonly Frame[], masked: boolean): Laid {
  const parts: Bytes[] = [];
  const spots: Spot[] = [];
  let from = 0;
  for (const [n, sent] of frames.entries()) {
    const isMasked = masked !== (sent.wrongMask ?? false);
    const key = isMasked ? keyOf(n) : new Uint8Array(0);
    const header = headerOf(sent, isMasked);
    const payload = isMasked ? xor(sent.payload, key) : sent.payload;
    parts.push(header, key, payload);
    const lengthTo = from + header.length;
    const payloadFrom = lengthTo + key.length;
    const to = payloadFrom + payload.length;
    spots.push({ from, lengthTo, payloadFrom, to });
    from = to;
  }
  return { bytes: concat(parts), spots };
}

/** §5.3. A loop, for `map` takes a second for category 9. */
function xor(payload: Bytes, key: Bytes): Bytes {
  const found = payload.slice();
  for (let i = 0; i < found.length; i++) found[i]! ^= key[i & 3]!;
  return found;
}

function headerOf({ first, payload, bits, length = BigInt(payload.length) }: Frame, masked: boolean): Bytes {
  const form = bits ?? (length < 126n ? 7 : length < 0x1_0000n ? 16 : 64);
  const mask = masked ? 0x80 : 0;
  if (form === 7) return Uint8Array.of(first, mask | Number(length));
  const header = Uint8Array.of(first, mask | (form === 16 ? 126 : 127), ...new Uint8Array(form / 8));
  const view = new DataView(header.buffer);
  if (form === 16) view.setUint16(2, Number(length));
  else view.setBigUint64(2, length);
  return header;
}

/** Four different octets, others for each frame: a key that is read askew, or a frame late, gives other payload. */
const keyOf = (n: number): Bytes => Uint8Array.of(0x37 + 89 * n, 0xfa + 7 * n, 0x21 + 31 * n, 0x3d + 3 * n);

export type Seen =
  | { readonly kind: 'text' | 'binary' | 'ping' | 'pong'; readonly payload: Bytes }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string }
  | { readonly kind: 'failure'; readonly code: 1002 | 1007 | 1009; readonly place: FailurePlace };

export const saw = {
  text: (payload: Payload = ''): Seen => ({ kind: 'text', payload: octets(payload) }),
  binary: (payload: Payload = ''): Seen => ({ kind: 'binary', payload: octets(payload) }),
  ping: (payload: Payload = ''): Seen => ({ kind: 'ping', payload: octets(payload) }),
  pong: (payload: Payload = ''): Seen => ({ kind: 'pong', payload: octets(payload) }),
  /** §7.1.5: 1005 where the frame has no code. */
  close: (code = 1005, reason = ''): Seen => ({ kind: 'close', code, reason }),
  failure: (code: 1002 | 1007 | 1009, place: FailurePlace): Seen => ({ kind: 'failure', code, place }),
};

/** What is wrong in the `frame`th frame, and by when it must be said. */
export type FailurePlace = {
  readonly frame: number;
  /** From the start of the header or the payload; undefined where the RFC leaves open which octets they are. */
  readonly range: readonly [part: 'head' | 'payload', from: number, to: number] | undefined;
  /**
   * `range`: once its last octet is there. `length`: before the masking key. `payload`: with the first octet of
   * payload. `frame`: with the frame's last octet.
   */
  readonly by: 'range' | 'length' | 'payload' | 'frame';
};

/** Octets of the header that say by themselves what is wrong. */
export const head = (n: number, from = 0, to = from + 1): FailurePlace => ({
  frame: n,
  range: ['head', from, to],
  by: 'range',
});
/** An opcode that may not stand at this point of a message. */
export const opcode = (n: number): FailurePlace => ({ frame: n, range: ['head', 0, 1], by: 'payload' });
/** Octets of a text, which fail at once. */
export const body = (n: number, from: number, to = from + 1): FailurePlace => ({
  frame: n,
  range: ['payload', from, to],
  by: 'range',
});
/** Octets of a Close frame's payload, which is judged as a whole. */
export const inClose = (n: number, from: number, to = from + 1): FailurePlace => ({
  frame: n,
  range: ['payload', from, to],
  by: 'frame',
});
/** Something is missing at the frame's end. */
export const atEnd = (n: number): FailurePlace => ({ frame: n, range: undefined, by: 'frame' });
/** The frame's length is more than a frame may have. */
export const tooLong = (n: number): FailurePlace => ({ frame: n, range: undefined, by: 'length' });
/** The frame makes its message longer than one may be. */
export const tooMuch = (n: number): FailurePlace => ({ frame: n, range: undefined, by: 'payload' });

/** One case three times: all in one chop, a frame at a time, an octet at a time. */
export function chopped(
  numbers: string,
  title: string,
  sent: readonly Frame[],
  seen: readonly Seen[],
): Case[] {
  const ways = [
    ['whole', 'in one chop'],
    ['frames', 'a frame at a time'],
    [1, 'an octet at a time'],
  ] as const;
  return numbers.split(' ').map((number, i) => {
    const [way, words] = ways[i] ?? ways[0];
    return [`${number} ${title}, ${words}`, sent, seen, way];
  });
}
