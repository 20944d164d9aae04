/**
 * Categories 1 to 5 and 7 over TCP, as Autobahn runs them: a bare end sends the case's octets to a `SocketPeer` whose
 * owner echoes all messages, and looks at the octets that come back.
 */
import { describe, expect, test } from 'vitest';
import { OPCODE } from '../../../../src/wire/websocket/index.ts';
import { FRAMING } from './1-framing.ts';
import { PINGS } from './2-pings.ts';
import { OPCODES, RESERVED_BITS } from './3-4-reserved.ts';
import { FRAGMENTS, MORE_FRAGMENTS } from './5-fragments.ts';
import { CLOSING, CODES, MORE_CLOSING } from './7-closing.ts';
import type { Role } from './endpoint.ts';
import {
  binary,
  type Case,
  close,
  type Frame,
  fragments,
  lay,
  ping,
  pong,
  repeated,
  saw,
  type Seen,
  text,
} from './notation.ts';
import { read, Wire } from './wire.ts';

/** What RFC 6455 wants back: a pong for a ping (§5.5.2), the code for a close (§5.5.1), a code for a failure (§7.1.7). */
function answer(seen: Seen): Frame[] {
  switch (seen.kind) {
    case 'text':
      return [text(seen.payload)];
    case 'binary':
      return [binary(seen.payload)];
    case 'ping':
      return [pong(seen.payload)];
    case 'pong':
      return [];
    case 'close':
      return [seen.code === 1005 ? close() : close(seen.code)];
    case 'failure':
      return [close(seen.code)];
  }
}

const answers = (seen: readonly Seen[]): string[] => read(lay(seen.flatMap(answer), false).bytes, false);

/** A case that leaves the connection open is closed as Autobahn does it. */
function closedAtLast([name, sent, seen]: Case): Case {
  const last = seen.at(-1)?.kind;
  if (last === 'close' || last === 'failure') return [name, sent, seen];
  return [name, [...sent, close(1000)], [...seen, saw.close(1000)]];
}

function run(one: Case, role: Role, chop: number): void {
  const [, sent, seen] = closedAtLast(one);
  const wire = new Wire(role).sends(sent, chop).endsTcp().until(100_000);
  expect(read(wire.octets, role === 'client'), `in chops of ${chop}`).toEqual(answers(seen));

  const last = seen.at(-1);
  const clean = last?.kind === 'close';
  // §7.1.5: without a Close frame the code is 1006
  const closure = clean ? { code: last.code, reason: last.reason } : { code: 1006, reason: '' };
  expect(wire.closures).toEqual([{ ...closure, wasClean: clean }]);
  // §7.1.1: the server closes TCP first; a client MAY "in abnormal cases"
  const fins = clean || role === 'server' ? wire.fins : wire.fins.toSorted().toReversed();
  expect(fins).toEqual(['server', 'client']);
}

const CASES = [
  ...FRAMING,
  ...PINGS,
  ...RESERVED_BITS,
  ...OPCODES,
  ...FRAGMENTS,
  ...MORE_FRAGMENTS,
  ...CLOSING,
  ...CODES,
  ...MORE_CLOSING,
];

describe.each(['server', 'client'] as const)('over TCP, the %s answers', (role) => {
  for (const one of CASES) {
    test(one[0], () => {
      const [, sent, , way] = one;
      const small = sent.every(({ payload }) => payload.length < 4096);
      const chops = typeof way === 'number' ? [way] : small ? [Infinity, 1] : [Infinity];
      for (const chop of chops) run(one, role, chop);
    });
  }
});

describe.each(['server', 'client'] as const)('over TCP, the %s', (role) => {
  const masked = role === 'client';

  // §1.4: "After sending a control frame indicating the connection should be closed, a peer does not send any further
  // data". §5.5.2 would have a pong for the ping all the same; browsers and ws do not send it either.
  test('7+ says nothing behind its own close', () => {
    const wire = new Wire(role).sends([ping('p'), text('late'), close(1000)]).endsTcp();
    wire.at(999, ({ peer }) => peer?.close(1000, 'bye', -1)).until(100_000);
    expect(read(wire.octets, masked)).toEqual(answers([saw.close(1000)]));
    expect(wire.closures).toEqual([{ code: 1000, reason: '', wasClean: true }]);
    expect(wire.fins).toEqual(['server', 'client']);
  });

  // Nothing of the payload comes: the header is enough.
  test.each([
    ['one octet more than 16 MiB', (1n << 24n) + 1n],
    ['2^63 − 1 octets', (1n << 63n) - 1n],
  ])('9+ refuses a frame of %s with 1009', (_, length) => {
    const wire = new Wire(role).sends([{ ...binary(), length }]).until(100_000);
    expect(read(wire.octets, masked)).toEqual(answers([saw.close(1009)]));
    expect(wire.closures).toEqual([{ code: 1006, reason: '', wasClean: false }]);
  });

  test('10.1.1 fragments its echo of 64 KiB at 1300 octets', () => {
    const message = text(repeated('*', 65_536));
    const wire = new Wire(role).sends([message]);
    wire.echo = (peer, opcode, data, cause) => {
      for (let at = 0; at < data.length; at += 1300) {
        const first = at === 0 ? opcode : OPCODE.continuation;
        peer.send(first, data.subarray(at, at + 1300), cause, at + 1300 >= data.length);
      }
    };
    const frames = fragments(message, 1300);
    expect(frames).toHaveLength(51);
    expect(read(wire.until(2000).octets, masked)).toEqual(read(lay(frames, false).bytes, false));
  });
});

// §5.3: "The masking key needs to be unpredictable", so each frame has its own.
test('2+ a client masks each pong with another key', () => {
  const count = 8;
  const { octets } = new Wire('client').sends(Array.from({ length: count }, () => ping('same'))).until(2000);
  expect(octets).toHaveLength(count * 10);
  const keys = Array.from({ length: count }, (_, i) => octets.slice(10 * i + 2, 10 * i + 6).join());
  expect(new Set(keys).size).toBe(count);
});
