import { fail } from './failure.ts';
import type { Failure } from './failure.ts';
import type { FrameHead } from './frame.ts';
import { isControl, isDefined, OPCODE } from './opcodes.ts';

/** What one end of a connection refuses. */
export type HeaderRules = {
  /** It is a server's end: frames must be masked, and at a client's they must not. */
  readonly isServer: boolean;
  /** Most bytes of one frame's payload. */
  readonly maxPayload: number;
  /** RSV bits that an extension has claimed for data frames. */
  readonly rsv: number;
};

/** Most bytes of a header: two, a 64-bit length, the masking key. */
export const MOST_HEADER = 14;

/**
 * Reads a frame's header in `bytes`, from index `at`, which is stream offset `from`; RFC 6455 §5.2. What is wrong is
 * said at the first byte that shows it, also where later ones are missing.
 *
 * @returns undefined: it is right so far, and more bytes are needed
 */
export function readHeader(
  bytes: Uint8Array,
  at: number,
  from: number,
  rules: HeaderRules,
): FrameHead | Failure | undefined {
  const have = bytes.length - at;
  if (have === 0) return undefined;
  const [first, second] = [bytes[at]!, bytes[at + 1]!];
  const wrong =
    checkFirst(first, from, rules) ?? (have > 1 ? checkSecond(first, second, from, rules) : undefined);
  if (wrong !== undefined || have === 1) return wrong;

  const length7 = second & 0x7f;
  const keyFrom = length7 < 126 ? 2 : length7 === 126 ? 4 : 10;
  const length = keyFrom === 2 ? length7 : readLength(bytes, at, from, keyFrom);
  if (typeof length !== 'number') return length;
  // §10.4: limits are the implementation's; §7.4.1: 1009 says "a message that is too big"
  if (length > rules.maxPayload)
    return fail('too-big', 1009, from + 1, from + keyFrom, 'The payload is longer than this side accepts.');

  const masked = second > 0x7f;
  const size = masked ? keyFrom + 4 : keyFrom;
  if (have < size) return undefined;
  return {
    fin: first > 0x7f,
    rsv: (first >> 4) & 7,
    opcode: first & 0x0f,
    key: masked ? readKey(bytes, at + keyFrom) : undefined,
    length,
    from,
    payloadFrom: from + size,
    to: from + size + length,
  };
}

function checkFirst(first: number, from: number, { rsv }: HeaderRules): Failure | undefined {
  const opcode = first & 0x0f;
  const wrong = (code: string, message: string): Failure => fail(code, 1002, from, from + 1, message);
  // "MUST be 0 unless an extension is negotiated that defines meanings"
  if ((first >> 4) & 7 & ~(isControl(opcode) ? 0 : rsv))
    return wrong('rsv', 'A reserved bit is set, and no extension gave it a meaning.');
  // "If an unknown opcode is received, the receiving endpoint MUST _Fail"
  if (!isDefined(opcode)) return wrong('opcode', 'The opcode is a reserved one.');
  // §5.5: control frames "MUST NOT be fragmented"
  if (isControl(opcode) && first < 0x80)
    return wrong('fragmented-control', 'A control frame is fragmented: its FIN bit is 0.');
  return undefined;
}

function checkSecond(
  first: number,
  second: number,
  from: number,
  { isServer }: HeaderRules,
): Failure | undefined {
  const wrong = (code: string, message: string): Failure => fail(code, 1002, from + 1, from + 2, message);
  const masked = second > 0x7f;
  // §5.1: "a client MUST mask all frames that it sends"
  if (isServer && !masked) return wrong('unmasked', 'A client has not masked its frame.');
  // §5.1: "A server MUST NOT mask any frames that it sends to the client"
  if (!isServer && masked) return wrong('masked', 'A server has masked its frame; only clients mask.');
  // §5.5: "All control frames MUST have a payload length of 125 bytes or less"
  if (isControl(first) && (second & 0x7f) > 125)
    return wrong('long-control', 'A control frame has a payload of more than 125 bytes.');
  // §5.5.1: "If there is a body, the first two bytes of the body MUST be a 2-byte unsigned integer"
  if ((first & 0x0f) === OPCODE.close && (second & 0x7f) === 1)
    return wrong('close-length', 'Half a close code: one byte instead of two.');
  return undefined;
}

/** The 16 or 64 bits behind the second byte, as far as `to`, counted from the header's start. */
function readLength(bytes: Uint8Array, at: number, from: number, to: 4 | 10): number | Failure | undefined {
  const have = bytes.length - at;
  // "a 64-bit unsigned integer (the most significant bit MUST be 0)"
  if (to === 10 && have > 2 && bytes[at + 2]! > 0x7f)
    return fail('length-top-bit', 1002, from + 2, from + 3, 'The top bit of the 64-bit length is set.');
  if (have < to) return undefined;
  let length = 0;
  for (let i = at + 2; i < at + to; i++) length = length * 256 + bytes[i]!;
  // "the minimal number of bytes MUST be used to encode the length"
  if (length < (to === 4 ? 126 : 0x1_0000)) {
    const message = `${to === 4 ? 16 : 64} bits for a length that needs fewer.`;
    return fail('length-not-minimal', 1002, from + 2, from + to, message);
  }
  return length;
}

function readKey(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}
