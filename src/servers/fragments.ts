/** Messages on their way out, one after the other: fragments of two never mix (RFC 6455 §5.4). */
import { type Micros, micros } from '../base/index.ts';
import type { SocketPeer, World } from '../network/index.ts';
import { OPCODE } from '../wire/websocket/index.ts';

interface Outgoing {
  readonly opcode: number;
  readonly rsv: number;
  readonly parts: readonly Uint8Array[];
  readonly pause: Micros;
  readonly cause: number;
}

export class Fragments {
  readonly #world: World;
  readonly #peer: SocketPeer;
  /** The first one is being sent. */
  readonly #waiting: Outgoing[] = [];

  constructor(world: World, peer: SocketPeer) {
    this.#world = world;
    this.#peer = peer;
  }

  /**
   * Sends one message in `pieces` frames, `pause` apart; control frames may come between. A compressed message is packed
   * as a whole and then cut (RFC 7692 §6.1).
   */
  send(opcode: number, message: Uint8Array, pieces: number, pause: Micros, cause: number): void {
    const { payload, rsv } = this.#peer.pack(message);
    this.#waiting.push({ opcode, rsv, parts: cut(payload, pieces), pause, cause });
    if (this.#waiting.length === 1) this.#part(0);
  }

  #part(n: number): void {
    const [now] = this.#waiting;
    const part = now?.parts[n];
    if (now === undefined || part === undefined) return;
    const last = n === now.parts.length - 1;
    const [opcode, rsv] = n === 0 ? [now.opcode, now.rsv] : [OPCODE.continuation, 0];
    this.#peer.send(opcode, part, now.cause, last, rsv);
    if (last) {
      this.#waiting.shift();
      this.#part(0);
    } else if (now.pause === micros(0)) this.#part(n + 1);
    else this.#world.after(now.pause, () => this.#part(n + 1));
  }
}

/** As even as can be; the last ones are empty where there are fewer octets than pieces. */
function cut(payload: Uint8Array, pieces: number): Uint8Array[] {
  const size = Math.max(1, Math.ceil(payload.length / pieces));
  return Array.from({ length: pieces }, (_, n) => payload.slice(n * size, (n + 1) * size));
}
