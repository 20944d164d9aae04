/** Autobahn's category 2. */
import { hex } from '../../../../src/base/index.ts';
import { type Case, head, ping, pong, repeated, saw, text } from './notation.ts';

const SMALL = hex('00 ff fe fd fc fb 00 ff');
const MOST = repeated(Uint8Array.of(0xfe), 125);
const TOO_MUCH = repeated(Uint8Array.of(0xfe), 126);
const TEN = Array.from({ length: 10 }, (_, i) => `payload-${i}`);

export const PINGS: readonly Case[] = [
  ['2.1 a ping without payload', [ping()], [saw.ping()]],
  ['2.2 a ping with text', [ping('Hello, world!')], [saw.ping('Hello, world!')]],
  ['2.3 a ping with octets that are not UTF-8', [ping(SMALL)], [saw.ping(SMALL)]],
  ['2.4 a ping of 125 octets', [ping(MOST)], [saw.ping(MOST)]],
  // §5.5: "All control frames MUST have a payload length of 125 bytes or less"
  ['2.5 a ping of 126 octets', [ping(TOO_MUCH)], [saw.failure(1002, head(0, 1))]],
  ['2.6 a ping of 125 octets, an octet at a time', [ping(MOST)], [saw.ping(MOST)], 1],
  // §5.5.3: "A response to an unsolicited Pong frame is not expected."
  ['2.7 an unsolicited pong without payload', [pong()], [saw.pong()]],
  [
    '2.8 an unsolicited pong with payload',
    [pong('unsolicited pong payload')],
    [saw.pong('unsolicited pong payload')],
  ],
  [
    '2.9 an unsolicited pong, then a ping',
    [pong('unsolicited pong payload'), ping('ping payload')],
    [saw.pong('unsolicited pong payload'), saw.ping('ping payload')],
  ],
  ['2.10 ten pings', TEN.map((payload) => ping(payload)), TEN.map((payload) => saw.ping(payload))],
  [
    '2.11 ten pings, an octet at a time',
    TEN.map((payload) => ping(payload)),
    TEN.map((payload) => saw.ping(payload)),
    1,
  ],
  ['2+ a pong of 125 octets', [pong(MOST)], [saw.pong(MOST)]],
  ['2+ a pong of 126 octets', [pong(TOO_MUCH)], [saw.failure(1002, head(0, 1))]],
  ['2+ a ping of 65536 octets', [ping(repeated('x', 65_536))], [saw.failure(1002, head(0, 1))]],
  [
    '2+ pings between messages',
    [ping('a'), text('b'), ping(), text('c'), ping('d')],
    [saw.ping('a'), saw.text('b'), saw.ping(), saw.text('c'), saw.ping('d')],
  ],
];
