/** One WebSocket at the server: the wire's frames on one side, the back end's `LabSocket` on the other. */
import { fromUtf8, type Micros, utf8 } from '../base/index.ts';
import { type Endpoint, SocketPeer, type World } from '../network/index.ts';
import { OPCODE } from '../wire/websocket/index.ts';
import { LabSocket, type SocketData } from './lab-socket.ts';
import type { SocketMount, SocketPassage } from './mounts.ts';

export interface SocketSessionOptions {
  readonly world: World;
  readonly end: Endpoint;
  /** Offset of the first frame in the client's stream. */
  readonly start: number;
  readonly url: string;
  readonly mount: SocketMount;
  /** Index of the newest message-born fact. */
  readonly newestBirth: () => number;
  readonly over: () => void;
}

export class SocketSession {
  readonly peer: SocketPeer;
  readonly #world: World;
  readonly #passage: SocketPassage;
  readonly #newestBirth: () => number;
  /** A ping is out and its pong is not back. */
  #pingOut = false;

  constructor({ world, end, start, url, mount, newestBirth, over }: SocketSessionOptions) {
    this.#world = world;
    this.#newestBirth = newestBirth;
    this.peer = new SocketPeer(world, end, start, {
      message: (message, cause) => {
        const called = world.record('handler-called', { conn: end.conn, text: 'message', cause });
        this.#lastCall = called;
        this.#passage.toHandler(message.opcode === OPCODE.text ? fromUtf8(message.data) : message.data);
      },
      pong: () => {
        this.#pingOut = false;
        this.#passage.pong();
      },
      closing: () => undefined,
      closed: ({ code, reason }, cause) => {
        this.#lastCall = world.record('handler-called', {
          conn: end.conn,
          text: 'close',
          value: code,
          cause,
        });
        over();
        this.#passage.closed(code, reason);
      },
    });
    this.#lastCall = world.record('handler-called', { conn: end.conn, text: 'connection' });
    this.#passage = mount.open(
      url,
      (send) => this.#socket(url, send),
      (data) => this.#toWire(data),
    );
  }

  /** The newest call of a handler: what it sends, it sends because of that. */
  #lastCall = -1;

  /** The server's heartbeat: ends a peer that left the last ping unanswered, pings it otherwise. */
  beat(): void {
    if (this.peer.state !== 'open') return;
    if (this.#pingOut) return this.peer.terminate(-1);
    this.#pingOut = true;
    this.peer.send(OPCODE.ping, utf8(''), -1);
  }

  /** Why something is sent now: the newer of the last call and the last message. */
  get #because(): number {
    return Math.max(this.#lastCall, this.#newestBirth());
  }

  #socket(url: string, send: (data: SocketData) => void): LabSocket {
    const { peer } = this;
    return new LabSocket({
      url,
      send,
      sendPieces: (data, pieces, pause) => this.#sendPieces(data, pieces, pause),
      ping: (data) => peer.send(OPCODE.ping, data, this.#because),
      close: (code, reason) => peer.close(code, reason, this.#because),
      terminate: () => peer.terminate(this.#because),
      threw: (name) => {
        const threw = this.#world.record('handler-threw', {
          conn: peer.conn,
          text: name,
          cause: this.#because,
        });
        // RFC 6455 §7.4.1: 1011, the server met an unexpected condition.
        peer.close(1011, '', threw);
      },
      wake: () => this.#world.wake(),
      state: () => peer.state,
    });
  }

  #toWire(data: SocketData): void {
    if (typeof data === 'string') this.peer.send(OPCODE.text, utf8(data), this.#because);
    else this.peer.send(OPCODE.binary, data, this.#because);
  }

  #sendPieces(data: Uint8Array, pieces: number, pause: Micros): void {
    const size = Math.max(1, Math.floor((data.length + pieces - 1) / pieces));
    let delay = 0;
    for (let n = 0; n < pieces; n++, delay += pause) {
      const part = data.slice(n * size, n === pieces - 1 ? data.length : (n + 1) * size);
      const opcode = n === 0 ? OPCODE.text : OPCODE.continuation;
      const send = (): void => this.peer.send(opcode, part, this.#because, n === pieces - 1);
      if (delay === 0) send();
      else this.#world.after(delay as Micros, send);
    }
  }
}
