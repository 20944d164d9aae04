import { fromUtf8, toHex } from '../../base/index.ts';
import { decodeClose } from './close.ts';
import { maskInPlace } from './mask.ts';
import { OPCODE, opcodeName } from './opcodes.ts';

/**
 * A field of a frame for the inspector. Bits and bytes count from the start of the frame, bit 0 is the top
 * bit of byte 0; `to…` are exclusive. `value` is what stands there, `meaning` what it says in the protocol's
 * own words, `note` the key of a sentence in the catalogue, `rfc` the clause that defines the field.
 */
export type FramePart = {
  readonly name: string;
  readonly fromBit: number;
  readonly toBit: number;
  readonly from: number;
  readonly to: number;
  readonly value: string;
  readonly meaning: string;
  readonly note: string;
  readonly rfc: string;
};

const FIELDS = {
  fin: ['FIN', '§5.2'],
  rsv1: ['RSV1', '§5.2'],
  rsv2: ['RSV2', '§5.2'],
  rsv3: ['RSV3', '§5.2'],
  opcode: ['opcode', '§5.2'],
  mask: ['MASK', '§5.2'],
  'length-7': ['payload length', '§5.2'],
  'length-16': ['extended payload length', '§5.2'],
  'length-64': ['extended payload length', '§5.2'],
  'masking-key': ['masking key', '§5.3'],
  payload: ['payload', '§5.2'],
  'close-code': ['close code', '§7.4'],
  'close-reason': ['close reason', '§5.5.1'],
} as const;

/** What a compressed message has otherwise, RFC 7692. */
const PACKED = { rsv1: 'RFC 7692 §6', payload: 'RFC 7692 §7.2' } as const;

function bits(
  field: keyof typeof FIELDS,
  fromBit: number,
  toBit: number,
  value: string,
  meaning: string,
): FramePart {
  const [name, clause] = FIELDS[field];
  const [from, to] = [Math.floor(fromBit / 8), Math.floor((toBit + 7) / 8)];
  return { name, fromBit, toBit, from, to, value, meaning, note: `ws.${field}`, rfc: `RFC 6455 ${clause}` };
}

/** Where the pieces of a frame lie; lengths that the bytes do not bear out are cut to what is there. */
function layout(bytes: Uint8Array) {
  const second = bytes[1] ?? 0;
  const masked = (second & 0x80) !== 0;
  const length7 = second & 0x7f;
  const lengthBytes = length7 === 126 ? 2 : length7 === 127 ? 8 : 0;
  const keyFrom = 2 + lengthBytes;
  const payloadFrom = keyFrom + (masked ? 4 : 0);
  let length = length7;
  if (lengthBytes > 0) {
    length = 0;
    // Beyond 2^53 it is no longer exact, and cut below to what there is.
    for (const byte of bytes.subarray(2, keyFrom)) length = length * 256 + byte;
  }
  const payload = bytes.slice(payloadFrom, Math.min(payloadFrom + length, bytes.length));
  const key = bytes.slice(keyFrom, payloadFrom);
  if (masked && key.length === 4) maskInPlace(payload, new DataView(key.buffer).getUint32(0));
  return { masked, length7, lengthBytes, keyFrom, payloadFrom, length, key, payload };
}

/**
 * Name and place of each field of the frame at the start of `bytes`, masked or not; none of a field that is
 * missing. `packed`: the frame is of a compressed message, so its payload says nothing by itself.
 */
export function describeFrame(bytes: Uint8Array, packed = false): FramePart[] {
  const first = bytes[0] ?? 0;
  const { masked, length7, lengthBytes, keyFrom, payloadFrom, length, key, payload } = layout(bytes);
  const opcode = first & 0x0f;
  const bit = (shift: number): string => String((first >> shift) & 1);
  const parts = [
    bits('fin', 0, 1, bit(7), bit(7) === '1' ? 'final' : 'more follow'),
    packed && bit(6) === '1'
      ? { ...bits('rsv1', 1, 2, '1', 'compressed'), rfc: PACKED.rsv1 }
      : bits('rsv1', 1, 2, bit(6), ''),
    bits('rsv2', 2, 3, bit(5), ''),
    bits('rsv3', 3, 4, bit(4), ''),
    bits('opcode', 4, 8, `0x${opcode.toString(16)}`, opcodeName(opcode) ?? 'reserved'),
    bits('mask', 8, 9, masked ? '1' : '0', masked ? 'masked' : 'not masked'),
    bits('length-7', 9, 16, String(length7), lengthBytes === 0 ? `${length7} B` : `next ${lengthBytes} B`),
  ];
  if (lengthBytes > 0) {
    const field = lengthBytes === 2 ? 'length-16' : 'length-64';
    parts.push(bits(field, 16, keyFrom * 8, toHex(bytes.subarray(2, keyFrom)), `${length} B`));
  }
  if (masked) parts.push(bits('masking-key', keyFrom * 8, payloadFrom * 8, toHex(key), ''));
  const wire = toHex(bytes.subarray(payloadFrom, payloadFrom + payload.length));
  parts.push(...(packed ? packedParts : payloadParts)(opcode, wire, payload, payloadFrom));
  return parts.filter((part) => part.to <= bytes.length);
}

function packedParts(_opcode: number, wire: string, payload: Uint8Array, from: number): FramePart[] {
  if (payload.length === 0) return [];
  const part = bits('payload', from * 8, (from + payload.length) * 8, wire, toHex(payload));
  return [{ ...part, note: `${part.note}.compressed`, rfc: PACKED.payload }];
}

/** `wire`: the payload as it stands in the frame; `payload`: unmasked. */
function payloadParts(opcode: number, wire: string, payload: Uint8Array, from: number): FramePart[] {
  const to = from + payload.length;
  const close = opcode === OPCODE.close ? decodeClose(payload) : undefined;
  if (payload.length === 0) return [];
  if (close && !('kind' in close)) {
    const stands = bits('close-code', from * 8, (from + 2) * 8, wire.slice(0, 5), String(close.code));
    // §7.4.2: whole ranges have one meaning
    const range = close.code < 3000 ? '' : close.code < 4000 ? '.registered' : '.private';
    const code = { ...stands, note: stands.note + range };
    if (payload.length === 2) return [code];
    return [code, bits('close-reason', (from + 2) * 8, to * 8, wire.slice(6), close.reason)];
  }
  const text = opcode === OPCODE.text || opcode === OPCODE.continuation;
  return [bits('payload', from * 8, to * 8, wire, text ? fromUtf8(payload) : toHex(payload))];
}

/** One byte of the masking walk: `masked` XOR `key` is `plain`; `index` counts in the payload. */
export type XorRow = {
  readonly index: number;
  readonly masked: number;
  readonly key: number;
  readonly plain: number;
};

/**
 * The first `limit` bytes of the payload of a masked frame, with the key's byte beside each; none when not
 * masked.
 */
export function xorRows(bytes: Uint8Array, limit: number): XorRow[] {
  const { masked, key, payload, payloadFrom } = layout(bytes);
  if (!masked || key.length < 4) return [];
  return Array.from(payload.subarray(0, limit), (plain, index) => {
    return { index, masked: bytes[payloadFrom + index] ?? 0, key: key[index & 3] ?? 0, plain };
  });
}
