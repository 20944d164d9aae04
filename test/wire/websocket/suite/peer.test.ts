/**
 * Categories 1 to 5 and 7 over TCP, as Autobahn runs them: a bare end sends the case's octets to a `SocketPeer` whose
 * owner echoes all messages, and looks at the octets that come back.
 */
import { PLAIN_LINK } from '../../../../src/scenario/index.ts';
import { describe, expect, test } from 'vitest';
import { type Bytes, concat, millis, Random } from '../../../../src/base/index.ts';
import {
  type Closure,
  Connection,
  type Endpoint,
  Link,
  SocketPeer,
  World,
} from '../../../../src/network/index.ts';
import { FIN } from '../../../../src/trace/index.ts';
import { OPCODE } from '../../../../src/wire/websocket/index.ts';
import { FRAMING } from './1-framing.ts';
import { PINGS } from './2-pings.ts';
import { OPCODES, RESERVED_BITS } from './3-4-reserved.ts';
import { FRAGMENTS, MORE_FRAGMENTS } from './5-fragments.ts';
import { CLOSING, CODES, MORE_CLOSING } from './7-closing.ts';
import { type Role, show } from './endpoint.ts';
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

/** A `SocketPeer` of the role at one end of an open connection, nothing but TCP at the other. */
class Wire {
  readonly world = new World(Random.of(7));
  readonly closures: Closure[] = [];
  peer: SocketPeer | undefined;
  /** What the owner does with a message. */
  echo = (peer: SocketPeer, opcode: number, data: Bytes, cause: number): void =>
    peer.send(opcode, data, cause);
  readonly #role: Role;
  readonly #connection: Connection;

  constructor(role: Role) {
    this.#role = role;
    const link = new Link({ ...PLAIN_LINK, rtt: millis(20) });
    const attend = (end: Endpoint): void =>
      end.client === (role === 'client') ? this.#attach(end) : bare(end);
    this.#connection = new Connection(this.world, link, { listening: true, accept: attend });
    attend(this.#connection.client);
  }

  #attach(end: Endpoint): void {
    const peer = new SocketPeer(this.world, end, 0, {
      message: ({ opcode, parts }, cause) => this.echo(peer, opcode, concat(parts), cause),
      pong: () => undefined,
      closing: () => undefined,
      closed: (closure) => void this.closures.push(closure),
    });
    end.events = {
      data: (octets, cause) => peer.push(octets, cause),
      ended: (cause) => peer.ended(cause),
      closed: (_, cause) => peer.lost(cause),
    };
    this.peer = peer;
  }

  get bare(): Endpoint {
    return this.#role === 'server' ? this.#connection.client : this.#connection.server;
  }

  at(ms: number, run: (wire: this) => void): this {
    this.world.clock.schedule(millis(ms), 0, () => run(this));
    return this;
  }

  /** The bare end sends these frames after a second, in chops. */
  sends(frames: readonly Frame[], chop = Infinity): this {
    const { bytes } = lay(frames, this.#role === 'server');
    return this.at(1000, ({ bare }) => {
      for (let at = 0; at < bytes.length; at += chop) bare.write(bytes.subarray(at, at + chop));
    });
  }

  /** A bare server ends TCP when the closing handshake is over; a bare client only answers FIN. */
  endsTcp(): this {
    return this.#role === 'server' ? this : this.at(1500, ({ bare }) => bare.end());
  }

  until(ms: number): this {
    const { clock } = this.world;
    for (let task = clock.next(millis(ms)); task !== undefined; task = clock.next(millis(ms))) task.run?.();
    return this;
  }

  /** What the peer has sent. */
  get octets(): Bytes {
    const log = this.world.trace.stream(this.bare.conn, this.#role === 'client');
    return log.slice(0, log.length);
  }

  /** Who said FIN, in order. */
  get fins(): Role[] {
    const { trace } = this.world;
    return Array.from({ length: trace.length }, (_, i) => trace.at(i))
      .filter(({ kind, value }) => kind === 'segment-sent' && (value & FIN) !== 0)
      .map(({ up }) => (up ? 'client' : 'server'));
  }
}

function bare(end: Endpoint): void {
  end.events = { data: () => undefined, ended: () => end.end(), closed: () => undefined };
}

/** The frames in octets, read by §5.2 and by nothing of ours; of a Close the code, for its reason is free (§5.5.1). */
function read(octets: Bytes, masked: boolean): string[] {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  const found: string[] = [];
  for (let at = 0; at < octets.length; ) {
    const first = view.getUint8(at);
    const second = view.getUint8(at + 1);
    expect(second >= 0x80, 'masked').toBe(masked);
    const form = second & 0x7f;
    const length =
      form < 126 ? form : form === 126 ? view.getUint16(at + 2) : Number(view.getBigUint64(at + 2));
    expect(length >= (form < 126 ? 0 : form === 126 ? 126 : 65_536), 'the shortest length').toBe(true);
    const keyAt = at + (form < 126 ? 2 : form === 126 ? 4 : 10);
    const from = keyAt + (masked ? 4 : 0);
    at = from + length;
    expect(at, 'the last frame is whole').toBeLessThanOrEqual(octets.length);
    const plain = octets
      .slice(from, at)
      .map((octet, i) => octet ^ (masked ? view.getUint8(keyAt + (i & 3)) : 0));
    found.push(`${first.toString(16)} ${show(first === 0x88 ? plain.slice(0, 2) : plain)}`);
  }
  return found;
}

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
