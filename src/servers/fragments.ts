/** Messages on their way out, one after the other: fragments of two never mix (RFC 6455 §5.4). */
import { type Micros, micros } from '../base/index.ts';
import type { SocketPeer, World } from '../network/index.ts';
import { OPCODE } from '../wire/websocket/index.ts';

interface Outgoing {
  readonly opcode: number;
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

  /** Sends one message in as many frames as it has parts, `pause` apart; control frames may come between. */
  send(opcode: number, parts: readonly Uint8Array[], pause: Micros, cause: number): void {
    this.#waiting.push({ opcode, parts, pause, cause });
    if (this.#waiting.length === 1) this.#part(0);
  }

  #part(n: number): void {
    const [now] = this.#waiting;
    const part = now?.parts[n];
    if (now === undefined || part === undefined) return;
    const last = n === now.parts.length - 1;
    this.#peer.send(n === 0 ? now.opcode : OPCODE.continuation, part, now.cause, last);
    if (last) {
      this.#waiting.shift();
      this.#part(0);
    } else if (now.pause === micros(0)) this.#part(n + 1);
    else this.#world.after(now.pause, () => this.#part(n + 1));
  }
}
