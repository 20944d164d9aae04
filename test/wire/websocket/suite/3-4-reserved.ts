/** Autobahn's categories 3 and 4: bits and opcodes that no extension has given a meaning (RFC 6455 §5.2). */
import { hex } from '../../../../src/base/index.ts';
import {
  binary,
  type Case,
  type Chop,
  close,
  end,
  type Frame,
  frame,
  head,
  ping,
  pong,
  rsv,
  saw,
  text,
  unfinished,
} from './notation.ts';

const HELLO = 'Hello, world!';
const refused = saw.failure(1002, head(0));

/** A good text, the wrong frame, and a ping that is never seen. */
const between = (name: string, wrong: Frame, way?: Chop): Case => [
  name,
  [text(HELLO), wrong, ping()],
  [saw.text(HELLO), saw.failure(1002, head(1))],
  way,
];

export const RESERVED_BITS: readonly Case[] = [
  ['3.1 RSV 1 in a text', [rsv(1, text(HELLO))], [refused]],
  between('3.2 RSV 2 in the second text', rsv(2, text(HELLO))),
  between('3.3 RSV 3 in the second text, a frame at a time', rsv(3, text(HELLO)), 'frames'),
  between('3.4 RSV 4 in the second text, an octet at a time', rsv(4, text(HELLO)), 1),
  ['3.5 RSV 5 in a binary message', [rsv(5, binary(hex('00 ff fe fd fc fb 00 ff')))], [refused]],
  ['3.6 RSV 6 in a ping', [rsv(6, ping(HELLO))], [refused]],
  ['3.7 RSV 7 in a close', [rsv(7, close())], [refused]],
];

const KINDS: readonly (readonly [string, Frame])[] = [
  ['a text', text('a')],
  ['a binary message', binary('a')],
  ['a close', close(1000)],
  ['a ping', ping()],
  ['a pong', pong('a')],
];

export const EVERY_BIT: readonly Case[] = [
  ...KINDS.flatMap(([name, plain]) =>
    [1, 2, 3, 4, 5, 6, 7].map((bits): Case => [`3+ RSV ${bits} in ${name}`, [rsv(bits, plain)], [refused]]),
  ),
  ...[1, 2, 4].map(
    (bits): Case => [
      `3+ RSV ${bits} in a continuation`,
      [unfinished(text('a')), rsv(bits, end('b'))],
      [saw.failure(1002, head(1))],
    ],
  ),
];

export const OPCODES: readonly Case[] = [
  ['4.1.1 opcode 3', [frame(0x83)], [refused]],
  ['4.1.2 opcode 4 with payload', [frame(0x84, 'reserved opcode payload')], [refused]],
  between('4.1.3 opcode 5', frame(0x85)),
  between('4.1.4 opcode 6 with payload', frame(0x86, HELLO)),
  between('4.1.5 opcode 7 with payload, an octet at a time', frame(0x87, HELLO), 1),
  ['4.2.1 opcode 11', [frame(0x8b)], [refused]],
  ['4.2.2 opcode 12 with payload', [frame(0x8c, 'reserved opcode payload')], [refused]],
  between('4.2.3 opcode 13', frame(0x8d)),
  between('4.2.4 opcode 14 with payload', frame(0x8e, HELLO)),
  between('4.2.5 opcode 15 with payload, an octet at a time', frame(0x8f, HELLO), 1),
];

export const EVERY_OPCODE: readonly Case[] = [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].flatMap((opcode): Case[] => [
  [`4+ opcode ${opcode} without FIN`, [frame(opcode, 'a')], [refused]],
  [
    `4+ opcode ${opcode} inside a message`,
    [unfinished(text('a')), frame(0x80 | opcode), end('b')],
    [saw.failure(1002, head(1))],
  ],
]);
