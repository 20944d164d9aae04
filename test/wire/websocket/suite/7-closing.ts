/** Autobahn's category 7: RFC 6455 §5.5.1 and §7. */
import { concat, hex } from '../../../../src/base/index.ts';
import {
  atEnd,
  type Case,
  close,
  end,
  frame,
  head,
  inClose,
  ping,
  pong,
  repeated,
  saw,
  text,
  unfinished,
} from './notation.ts';

const HELLO = 'Hello World!';
const LONG = repeated('BAsd7&jh23', 256 * 1024);
const STARS = '*'.repeat(123);

export const CLOSING: readonly Case[] = [
  ['7.1.1 a message, then a close', [text(HELLO), close(1000)], [saw.text(HELLO), saw.close(1000)]],
  // §1.4: "after receiving a control frame indicating the connection should be closed, a peer discards any further
  // data received"
  ['7.1.2 two closes', [close(1000), close()], [saw.close(1000)]],
  ['7.1.3 a ping behind a close', [close(1000), ping()], [saw.close(1000)]],
  ['7.1.4 a text behind a close', [close(1000), text(HELLO)], [saw.close(1000)]],
  [
    '7.1.5 a close between two fragments',
    [unfinished(text('fragment1')), close(1000), end('fragment2')],
    [saw.close(1000)],
  ],
  [
    '7.1.6 256 KiB, a text, a close, a ping',
    [text(LONG), text(HELLO), close(1000), ping()],
    [saw.text(LONG), saw.text(HELLO), saw.close(1000)],
  ],
  ['7.3.1 a close without payload', [close()], [saw.close(1005)]],
  // §5.5.1: "If there is a body, the first two bytes of the body MUST be a 2-byte unsigned integer"
  ['7.3.2 a close with one octet', [frame(0x88, hex('03'))], [saw.failure(1002, head(0, 1))]],
  ['7.3.3 a close with a code', [close(1000)], [saw.close(1000)]],
  ['7.3.4 a close with a code and a reason', [close(1000, HELLO)], [saw.close(1000, HELLO)]],
  ['7.3.5 a reason of 123 octets', [close(1000, STARS)], [saw.close(1000, STARS)]],
  ['7.3.6 a reason of 124 octets', [close(1000, `${STARS}*`)], [saw.failure(1002, head(0, 1))]],
  [
    '7.5.1 a reason with a surrogate',
    [close(1000, hex('ce ba e1 bd b9 cf 83 ce bc ce b5 ed a0 80 65 64 69 74 65 64'))],
    [saw.failure(1007, inClose(0, 14))],
  ],
];

const accepted = (number: string, code: number): Case => [
  `${number} the code ${code}`,
  [close(code), text('behind')],
  [saw.close(code)],
];
const refused = (number: string, code: number): Case => [
  `${number} the code ${code}`,
  [close(code, 'why'), text('behind')],
  [saw.failure(1002, inClose(0, 0, 2))],
];

const MAY = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999];
const MAY_NOT = [0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999];

export const CODES: readonly Case[] = [
  ...MAY.map((code, i) => accepted(`7.7.${i + 1}`, code)),
  // §7.4.2: 1000 to 2999 are for later revisions and registered ones: IANA has 1012 to 1014 since.
  ...[1012, 1013, 1014, 3500, 4500].map((code) => accepted('7.7+', code)),
  ...MAY_NOT.map((code, i) => refused(`7.9.${i + 1}`, code)),
  // §7.4.1: 1015 "MUST NOT be set as a status code in a Close control frame"
  ...[1, 3, 256, 1015, 1017].map((code) => refused('7.9+', code)),
  // Autobahn leaves these two open; §7.4.2 ends at 4999.
  refused('7.13.1', 5000),
  refused('7.13.2', 65_535),
];

export const MORE_CLOSING: readonly Case[] = [
  ['7+ what is wrong behind a close', [close(1000), frame(0xf3, 'a'), frame(0x08)], [saw.close(1000)]],
  ['7+ text that is not UTF-8 behind a close', [close(1001), text(hex('ff'))], [saw.close(1001)]],
  ['7+ a fragment of nothing behind a close', [close(1001), end()], [saw.close(1001)]],
  ['7+ a pong, then a close', [pong('p'), close(1001, 'bye')], [saw.pong('p'), saw.close(1001, 'bye')]],
  [
    '7+ a reason of 123 octets, characters of three',
    [close(4000, '€'.repeat(41))],
    [saw.close(4000, '€'.repeat(41))],
  ],
  [
    '7+ a reason that ends inside a character',
    [close(1000, concat([repeated('*', 121), hex('e2 82')]))],
    [saw.failure(1007, atEnd(0))],
  ],
  [
    '7+ a wrong code comes before a wrong reason',
    [close(1006, hex('ff'))],
    [saw.failure(1002, inClose(0, 0, 2))],
  ],
  ['7+ a reason may hold NUL and U+FEFF', [close(1000, '\u{feff}a\0')], [saw.close(1000, '\u{feff}a\0')]],
];
