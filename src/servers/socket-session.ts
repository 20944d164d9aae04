/** One WebSocket at the server: the wire's frames on one side, the back end's `LabSocket` on the other. */
import { type Bytes, concat, EMPTY, fromUtf8, micros, utf8 } from '../base/index.ts';
import {
  type Agreed,
  type Endpoint,
  SocketPeer,
  type SocketPeerEvents,
  type World,
} from '../network/index.ts';
import { OPCODE } from '../wire/websocket/index.ts';
import { Fragments } from './fragments.ts';
import { LabSocket, type SocketData } from './lab-socket.ts';
import type { SocketBridge, SocketMount } from './mounts.ts';

export interface SocketSessionOptions {
  readonly world: World;
  readonly end: Endpoint;
  /** Offset of the first frame in the client's stream. */
  readonly start: number;
  readonly url: string;
  readonly agreed: Agreed | undefined;
  readonly maxMessage: number | undefined;
  readonly mount: SocketMount;
  /** Index of the newest message-born fact. */
  readonly newestBirth: () => number;
  readonly over: () => void;
}

export class SocketSession {
  readonly peer: SocketPeer;
  readonly #world: World;
  readonly #bridge: SocketBridge;
  readonly #newestBirth: () => number;
  readonly #fragments: Fragments;
  /** A ping is out and its pong is not back. */
  #pingOut = false;
  /** The newest call of a handler: what it sends, it sends because of that. */
  #lastCall = -1;

  constructor({
    world,
    end,
    start,
    url,
    agreed,
    maxMessage,
    mount,
    newestBirth,
    over,
  }: SocketSessionOptions) {
    this.#world = world;
    this.#newestBirth = newestBirth;
    const events: SocketPeerEvents = {
      message: (message, cause) => {
        this.#called('message', cause);
        const data = concat(message.parts);
        this.#bridge.toHandler(message.opcode === OPCODE.text ? fromUtf8(data) : data);
      },
      pong: () => {
        this.#pingOut = false;
        this.#bridge.pong();
      },
      closing: () => undefined,
      closed: ({ code, reason }, cause) => {
        this.#called('close', cause, code);
        over();
        this.#bridge.closed(code, reason);
      },
    };
    this.peer = new SocketPeer(world, end, start, events, agreed, maxMessage);
    this.#fragments = new Fragments(world, this.peer);
    const make = (send: (data: SocketData) => void): LabSocket => this.#socket(url, send);
    this.#bridge = mount.open(url, make, (data) => this.#toWire(data));
  }

  /** The connection is open: calls the connection handler, then reads what came right after the handshake. */
  start(behind: Bytes, cause: number): void {
    this.#called('connection', cause);
    this.#bridge.start();
    if (behind.length > 0) this.peer.push(behind, cause);
  }

  /** The server's heartbeat: ends a peer that left the last ping unanswered, pings it otherwise. */
  beat(): void {
    if (this.peer.state !== 'open') return;
    if (this.#pingOut) return this.peer.terminate(-1);
    this.#pingOut = true;
    this.peer.ping(EMPTY, -1);
  }

  #called(handler: 'connection' | 'message' | 'close', cause: number, code = 0): void {
    this.#lastCall = this.#world.record('handler-called', { conn: this.peer.conn, handler, code, cause });
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
      sendPieces: (data, pieces, pause) =>
        this.#fragments.send(OPCODE.text, data, pieces, pause, this.#because),
      ping: (data) => peer.ping(data, this.#because),
      close: (code, reason) => peer.close(code, reason, this.#because),
      terminate: () => peer.terminate(this.#because),
      threw: (name) => {
        const fields = { conn: peer.conn, up: false, error: name, cause: this.#because };
        const threw = this.#world.record('handler-threw', fields);
        // RFC 6455 §7.4.1: 1011, the server met an unexpected condition.
        peer.close(1011, '', threw);
      },
      wake: () => this.#world.wake(),
      state: () => peer.state,
    });
  }

  #toWire(data: SocketData): void {
    const [opcode, payload] = typeof data === 'string' ? [OPCODE.text, utf8(data)] : [OPCODE.binary, data];
    this.#fragments.send(opcode, payload, 1, micros(0), this.#because);
  }
}
