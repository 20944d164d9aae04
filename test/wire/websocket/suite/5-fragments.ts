/** Autobahn's category 5: RFC 6455 §5.4. */
import { hex } from '../../../../src/base/index.ts';
import {
  atEnd,
  binary,
  body,
  type Case,
  chopped,
  close,
  end,
  fragments,
  head,
  more,
  opcode,
  ping,
  pong,
  repeated,
  saw,
  text,
  unfinished,
} from './notation.ts';

const begun = unfinished(text('fragment1'));
const nothing = 'non-continuation payload';
const joined = saw.text('fragment1fragment2');

const FIVE: Case = [
  '5.19 five fragments and two pings',
  [
    begun,
    more('fragment2'),
    ping('pongme 1!'),
    more('fragment3'),
    more('fragment4'),
    ping('pongme 2!'),
    end('fragment5'),
  ],
  [saw.ping('pongme 1!'), saw.ping('pongme 2!'), saw.text('fragment1fragment2fragment3fragment4fragment5')],
];

export const FRAGMENTS: readonly Case[] = [
  // §5.5: control frames "MUST NOT be fragmented"
  [
    '5.1 a ping in two fragments',
    [unfinished(ping('fragment1')), end('fragment2')],
    [saw.failure(1002, head(0))],
  ],
  [
    '5.2 a pong in two fragments',
    [unfinished(pong('fragment1')), end('fragment2')],
    [saw.failure(1002, head(0))],
  ],
  ...chopped('5.3 5.4 5.5', 'a text in two fragments', [begun, end('fragment2')], [joined]),
  ...chopped(
    '5.6 5.7 5.8',
    'a ping between two fragments',
    [begun, ping('ping payload'), end('fragment2')],
    [saw.ping('ping payload'), joined],
  ),
  ...chopped(
    '5.9 5.10 5.11',
    'a last fragment of nothing, then a text',
    [end(nothing), text('Hello, world!')],
    [saw.failure(1002, opcode(0))],
  ),
  ...chopped(
    '5.12 5.13 5.14',
    'a middle fragment of nothing, then a text',
    [more(nothing), text('Hello, world!')],
    [saw.failure(1002, opcode(0))],
  ),
  [
    '5.15 a text in two fragments, then a fragment of nothing',
    [begun, end('fragment2'), more('fragment3'), text('fragment4')],
    [joined, saw.failure(1002, opcode(2))],
  ],
  [
    '5.16 a middle fragment of nothing before a text in two, twice',
    [more('fragment1'), unfinished(text('fragment2')), end('fragment3'), more('fragment1'), begun, end()],
    [saw.failure(1002, opcode(0))],
  ],
  [
    '5.17 a last fragment of nothing before a text in two, twice',
    [end('fragment1'), unfinished(text('fragment2')), end('fragment3'), end('fragment1'), begun, end()],
    [saw.failure(1002, opcode(0))],
  ],
  // "the fragments of one message MUST NOT be interleaved between the fragments of another message"
  [
    '5.18 two fragments, both with the opcode of text',
    [begun, text('fragment2')],
    [saw.failure(1002, opcode(1))],
  ],
  FIVE,
  ['5.20 the same, a frame at a time', FIVE[1], FIVE[2], 'frames'],
];

export const MORE_FRAGMENTS: readonly Case[] = [
  ['5+ a close without FIN', [unfinished(close(1000))], [saw.failure(1002, head(0))]],
  ['5+ a binary message in two fragments', [unfinished(binary('a')), end('b')], [saw.binary('ab')]],
  ['5+ a binary message inside a text', [begun, binary('a')], [saw.failure(1002, opcode(1))]],
  ['5+ a text begun inside a binary message', [unfinished(binary()), begun], [saw.failure(1002, opcode(1))]],
  ['5+ an empty frame of nothing', [end()], [saw.failure(1002, opcode(0))]],
  ['5+ empty fragments', [unfinished(text()), more(), more(), end()], [saw.text()]],
  [
    '5+ control frames of 125 octets between fragments',
    [begun, ping(repeated('p', 125)), pong(repeated('q', 125)), end('fragment2')],
    [saw.ping(repeated('p', 125)), saw.pong(repeated('q', 125)), joined],
  ],
  // §5.6: "a particular text frame might include a partial UTF-8 sequence"
  [
    '5+ a ping inside a character',
    [unfinished(text(hex('c3'))), ping(hex('ff')), end(hex('a9'))],
    [saw.ping(hex('ff')), saw.text('é')],
  ],
  [
    '5+ a character that a ping does not complete',
    [unfinished(text(hex('c3'))), ping(hex('a9')), end()],
    [saw.ping(hex('a9')), saw.failure(1007, atEnd(2))],
  ],
  [
    '5+ what is UTF-8 in one message begins anew in the next',
    [binary(hex('c3')), text('a'), text(hex('a9'))],
    [saw.binary(hex('c3')), saw.text('a'), saw.failure(1007, body(2, 0))],
  ],
  [
    '5+ 200 octets in fragments of one',
    fragments(text(repeated('ab', 200)), 1),
    [saw.text(repeated('ab', 200))],
  ],
  [
    '5+ one message behind the other, each in fragments',
    [...fragments(text('Hello'), 2), ...fragments(binary('Hello'), 3), text('!')],
    [saw.text('Hello'), saw.binary('Hello'), saw.text('!')],
  ],
];
