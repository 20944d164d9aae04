/** Categories 12 and 13: what decoder, assembler and inflater see, and what a `SocketPeer` echoes over TCP. */
import { describe, expect, test } from 'vitest';
import { concat, hex } from '../../../../src/base/index.ts';
import * as deflate from '../../../../src/wire/websocket/deflate/index.ts';
import { parseExtensions } from '../../../../src/wire/websocket/index.ts';
import { caseOf, element, KINDS, PARAMETERS, SIZES, Zlib } from './12-13-compression.ts';
import { check, type Role, show } from './endpoint.ts';
import {
  atEnd,
  binary,
  type Case,
  close,
  end,
  type Frame,
  head,
  more,
  ping,
  rsv,
  saw,
  type Seen,
  text,
  unfinished,
} from './notation.ts';
import { framesOf, read, Wire } from './wire.ts';

/** What holds after Autobahn's offer to our server, or its answer to our client. */
function agreedOn(role: Role, [offer, answer]: (typeof PARAMETERS)[number]): deflate.DeflateParams {
  const extensions = parseExtensions(element(role === 'server' ? offer : answer)) ?? [];
  const agreed =
    role === 'server'
      ? deflate.answerOffer(extensions)
      : deflate.checkAnswer({ clientMaxWindowBits: true }, extensions);
  if (agreed === undefined || !('params' in agreed) || agreed.params === undefined)
    throw new Error('Every offer and every answer can be accepted.');
  return agreed.params;
}

/** The case over TCP: the peer packs its echo as agreed, which Node's zlib unpacks to what was sent. */
function echoes(
  role: Role,
  params: deflate.DeflateParams,
  sent: readonly Frame[],
  seen: readonly Seen[],
): void {
  const wire = new Wire(role, { deflate, params }).sends(sent).until(60_000);
  const zlib = new Zlib(deflate.contextOf(params, role));
  // Ours besides, for Node's does not mind a look back beyond the window.
  const window = new deflate.Inflater({ ...deflate.contextOf(params, role), maxMessage: 2 ** 24 });
  const told = framesOf(wire.octets, role === 'client').map(({ first, payload }) => {
    const { parts, failure } = window.push(payload, true, { from: 0, to: 0 });
    const unpacked = zlib.unpack(payload);
    expect(failure).toBe(undefined);
    expect(show(concat(parts))).toBe(show(unpacked));
    return `${first.toString(16)} ${show(unpacked)}`;
  });
  expect(told).toEqual(
    seen.map(
      (each) => `${each.kind === 'text' ? 'c1' : 'c2'} ${'payload' in each ? show(each.payload) : ''}`,
    ),
  );
}

describe.each(['server', 'client'] as const)('12 kinds of payload, at a %s', (role) => {
  const params = agreedOn(role, PARAMETERS[0]!);
  const peer = role === 'server' ? 'client' : 'server';
  for (const [group, kind] of KINDS.entries()) {
    for (const [n, size] of SIZES.entries()) {
      test(`12.${group + 1}.${n + 1} ${kind}, ${size[0]} octets in fragments of ${size[1]}`, () => {
        const { sent, seen } = caseOf(kind, size, deflate.contextOf(params, peer));
        check(['', sent, seen], role, { deflate: params });
        echoes(role, params, sent, seen);
      });
    }
  }
});

// What Autobahn's words come to, RFC 7692 §7.1: window and takeover of the server's messages, then of the client's.
const HOLDS: Record<Role, readonly string[]> = {
  server: [
    '15, 15 reset',
    '15 reset, 15 reset',
    '8, 15 reset',
    '15, 15 reset',
    '8 reset, 15 reset',
    '15 reset, 15 reset',
    '8 reset, 15 reset',
  ],
  client: ['15, 15', '15, 15 reset', '15, 8', '15, 15', '15, 8 reset', '15, 15 reset', '15, 8 reset'],
};

describe.each(['server', 'client'] as const)('13 parameters, at a %s', (role) => {
  const peer = role === 'server' ? 'client' : 'server';
  for (const [group, parameters] of PARAMETERS.entries()) {
    const params = agreedOn(role, parameters);

    test(`13.${group + 1} agrees on ${HOLDS[role][group]}`, () => {
      const sides = (['server', 'client'] as const).map((side) => {
        const { windowBits, noContextTakeover } = deflate.contextOf(params, side);
        return `${windowBits}${noContextTakeover ? ' reset' : ''}`;
      });
      expect(sides.join(', ')).toBe(HOLDS[role][group]);
    });

    for (const [n, size] of SIZES.entries()) {
      test(`13.${group + 1}.${n + 1} ${size[0]} octets in fragments of ${size[1]}`, () => {
        const { sent, seen } = caseOf('json', size, deflate.contextOf(params, peer));
        check(['', sent, seen], role, { deflate: params });
        echoes(role, params, sent, seen);
      });
    }
  }
});

const HELLO = hex('f2 48 cd c9 c9 07 00'); // RFC 7692 §7.2.3.1
const packed = (frame: Frame): Frame => rsv(4, frame);

const RULES: readonly Case[] = [
  [
    '§6 RSV1 is of the message, not of the connection',
    [text('Hello'), packed(text(HELLO))],
    [saw.text('Hello'), saw.text('Hello')],
  ],
  [
    '§6.1 a ping between fragments is not compressed',
    [packed(unfinished(text(HELLO.slice(0, 3)))), ping('p'), end(HELLO.slice(3))],
    [saw.ping('p'), saw.text('Hello')],
  ],
  ['§6.1 RSV1 on a control frame', [packed(ping('p'))], [saw.failure(1002, head(0))]],
  [
    '§6.1 RSV1 on a later fragment',
    [packed(unfinished(text(HELLO.slice(0, 3)))), packed(end(HELLO.slice(3)))],
    [saw.failure(1002, { ...head(1), by: 'payload' })],
  ],
  [
    '§6.1 RSV1 on a later fragment of a message without it',
    [unfinished(text('a')), packed(end('b'))],
    [saw.failure(1002, { ...head(1), by: 'payload' })],
  ],
  ["RFC 6455 §5.2 RSV2 and RSV3 are nobody's", [rsv(2, text('a'))], [saw.failure(1002, head(0))]],
  ['§7.2.2 what is no DEFLATE data', [packed(text(hex('06')))], [saw.failure(1007, atEnd(0))]],
  [
    '§7.2.2 a message that ends inside a block',
    [packed(unfinished(binary(HELLO.slice(0, 3)))), more(), end()],
    [saw.failure(1007, atEnd(2))],
  ],
  [
    'RFC 6455 §8.1 text that unpacks to no UTF-8',
    [packed(text(hex('00 01 00 fe ff ff')))],
    [saw.failure(1007, atEnd(0))],
  ],
];

describe.each(['server', 'client'] as const)('12+ rules of RFC 7692, at a %s', (role) => {
  const params = agreedOn(role, PARAMETERS[0]!);
  const peer = role === 'server' ? 'client' : 'server';

  test.each(RULES.map((one) => [one[0], one] as const))('%s', (_, one) => {
    check(one, role, { deflate: params });
    const [, sent, seen] = one;
    const last = seen.at(-1);
    if (last?.kind !== 'failure') return;
    const wire = new Wire(role, { deflate, params }).sends(sent).until(60_000);
    expect(read(wire.octets, role === 'client').at(-1)).toBe(`88 ${show(close(last.code).payload)}`);
    expect(wire.closures).toEqual([{ code: 1006, reason: '', wasClean: false }]);
  });

  // Much is packed in little: 16 KiB of payload, 16 MiB and one octet of message.
  test('RFC 6455 §10.4 unpacks no more than 16 MiB', () => {
    const most = 16 * 1024 * 1024;
    const message = (size: number): Frame[] => [
      packed(binary(new Zlib(deflate.contextOf(params, peer)).pack(new Uint8Array(size)))),
    ];
    const closing = (sent: readonly Frame[]): string[] => {
      const wire = new Wire(role, { deflate, params }).sends(sent);
      wire.echo = (to, _, data, cause) => to.send(1, hex(data.length === most ? '79' : '6e'), cause);
      return read(wire.until(60_000).octets, role === 'client');
    };
    expect(closing(message(most))).toEqual(['81 [79]']);
    expect(closing(message(most + 1))).toEqual([`88 ${show(close(1009).payload)}`]);
  });

  test('RFC 6455 §5.2 where nothing is agreed on, RSV1 is an error', () => {
    const wire = new Wire(role).sends([packed(text(HELLO))]).until(60_000);
    expect(read(wire.octets, role === 'client')).toEqual([`88 ${show(close(1002).payload)}`]);
  });
});
