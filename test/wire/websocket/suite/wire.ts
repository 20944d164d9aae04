/** A `SocketPeer` over TCP, whose owner echoes, and a bare end that reads octets. */
import { expect } from 'vitest';
import { type Bytes, concat, millis, Random } from '../../../../src/base/index.ts';
import {
  type Agreed,
  type Closure,
  Connection,
  type Endpoint,
  Link,
  SocketPeer,
  type SocketPeerEvents,
  World,
} from '../../../../src/network/index.ts';
import { PLAIN_LINK } from '../../../../src/scenario/index.ts';
import { FIN } from '../../../../src/trace/index.ts';
import { type Role, show } from './endpoint.ts';
import { type Frame, lay } from './notation.ts';
import { factsOf } from '../../../trace/facts-of.ts';

/** A `SocketPeer` of the role at one end of an open connection, nothing but TCP at the other. */
export class Wire {
  readonly world = new World(Random.of(7));
  readonly closures: Closure[] = [];
  peer: SocketPeer | undefined;
  /** What the owner does with a message. */
  echo = (peer: SocketPeer, opcode: number, data: Bytes, cause: number): void =>
    peer.sendMessage(opcode, data, cause);
  readonly #role: Role;
  readonly #agreed: Agreed | undefined;
  readonly #connection: Connection;

  constructor(role: Role, agreed?: Agreed) {
    this.#role = role;
    this.#agreed = agreed;
    const link = new Link({ ...PLAIN_LINK, rtt: millis(20) });
    const attend = (end: Endpoint): void =>
      end.client === (role === 'client') ? this.#attach(end) : bare(end);
    const listener = { node: this.world.join('server', 'server'), listening: true, accept: attend };
    this.#connection = new Connection(this.world, link, listener, this.world.join('Alice', 'page'));
    attend(this.#connection.client);
  }

  #attach(end: Endpoint): void {
    const events: SocketPeerEvents = {
      message: ({ opcode, parts }, cause) => this.echo(peer, opcode, concat(parts), cause),
      pong: () => undefined,
      closing: () => undefined,
      closed: (closure) => void this.closures.push(closure),
    };
    const peer = new SocketPeer(this.world, end, 0, events, this.#agreed);
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
    return factsOf(this.world.trace, 'segment-sent')
      .filter(({ flags }) => (flags & FIN) !== 0)
      .map(({ up }) => (up ? 'client' : 'server'));
  }
}

function bare(end: Endpoint): void {
  end.events = { data: () => undefined, ended: () => end.end(), closed: () => undefined };
}

/** The frames in octets, read by §5.2 and by nothing of ours. */
export function framesOf(octets: Bytes, masked: boolean): Frame[] {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  const found: Frame[] = [];
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
    found.push({ first, payload: plain });
  }
  return found;
}

/** The same in words; of a Close the code, for its reason is free (§5.5.1). */
export function read(octets: Bytes, masked: boolean): string[] {
  return framesOf(octets, masked).map(
    ({ first, payload }) => `${first.toString(16)} ${show(first === 0x88 ? payload.slice(0, 2) : payload)}`,
  );
}
