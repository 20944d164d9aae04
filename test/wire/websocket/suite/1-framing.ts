/** Autobahn's category 1, and what RFC 6455 §5.1 and §5.2 say of masks and lengths beside it. */
import {
  binary,
  type Case,
  close,
  end,
  type Frame,
  head,
  ping,
  repeated,
  saw,
  text,
  unfinished,
} from './notation.ts';

const SIZES = [0, 125, 126, 127, 128, 65_535, 65_536];
const NAMES = ['an empty', ...SIZES.slice(1).map((size) => `${size} octets in a`)];

function sizes(group: string, kind: 'text' | 'binary', pattern: string | Uint8Array<ArrayBuffer>): Case[] {
  const make = kind === 'text' ? text : binary;
  const cases = SIZES.map((size, i): Case => {
    const payload = repeated(pattern, size);
    return [`${group}.${i + 1} ${NAMES[i]} ${kind} message`, [make(payload)], [saw[kind](payload)]];
  });
  const longest = repeated(pattern, 65_536);
  return [
    ...cases,
    [
      `${group}.8 65536 octets in a ${kind} message, in chops of 997`,
      [make(longest)],
      [saw[kind](longest)],
      997,
    ],
  ];
}

export const FRAMING: readonly Case[] = [
  ...sizes('1.1', 'text', '*Hello, wörld'),
  ...sizes('1.2', 'binary', Uint8Array.of(0xfe, 0x00, 0xff, 0x80, 0x0d)),
];

const inBits = (bits: 16 | 64, length: number): Frame => ({ ...binary(repeated('*', length)), bits });
const stating = (length: bigint): Frame => ({ ...binary(), length, bits: 64 });
const wrongly = (frame: Frame): Frame => ({ ...frame, wrongMask: true });

export const HEADERS: readonly Case[] = [
  // "the minimal number of bytes MUST be used to encode the length"
  ...[0, 1, 125].map(
    (length): Case => [
      `1+ §5.2 ${length} octets, counted in 16 bits`,
      [inBits(16, length)],
      [saw.failure(1002, head(0, 2, 4))],
    ],
  ),
  ...[0, 1, 125, 126, 65_535].map(
    (length): Case => [
      `1+ §5.2 ${length} octets, counted in 64 bits`,
      [inBits(64, length)],
      [saw.failure(1002, head(0, 2, 10))],
    ],
  ),
  // "the most significant bit MUST be 0"
  ['1+ §5.2 a length of 2^63', [stating(1n << 63n)], [saw.failure(1002, head(0, 2))]],
  ['1+ §5.2 a length of 2^64 − 1', [stating((1n << 64n) - 1n)], [saw.failure(1002, head(0, 2))]],
  // §5.1: a client MUST mask all its frames, a server MUST NOT mask any
  ...[text('Hello'), binary(), ping('p'), close(1000), unfinished(text('a'))].map(
    (sent): Case => [
      `1+ §5.1 the other end's MASK bit, first octet ${sent.first.toString(16)}`,
      [wrongly(sent), text('behind')],
      [saw.failure(1002, head(0, 1))],
    ],
  ),
  [
    '1+ §5.1 so in each frame, not only the first',
    [unfinished(text('a')), wrongly(end('b'))],
    [saw.failure(1002, head(1, 1))],
  ],
  [
    '1+ §5.2 small frames one behind the other',
    [text(), binary('b'), text('c'), binary()],
    [saw.text(), saw.binary('b'), saw.text('c'), saw.binary()],
  ],
];
