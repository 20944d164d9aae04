/** The page's `WebSocket` with the semantics of the WHATWG standard, over frames on a simulated connection. */
import { base64, type Bytes, concat, EMPTY, fromUtf8, micros, utf8 } from '../base/index.ts';
import {
  type Closure,
  type Connection,
  SocketPeer,
  type SocketPeerEvents,
  type Task,
  type World,
} from '../network/index.ts';
import { encodeRequest, ResponseDecoder } from '../wire/http1/index.ts';
import { type DataMessage, OPCODE } from '../wire/websocket/index.ts';
import { originOf, upgradeFields } from './chromium.ts';
import { finalAnswer, type Opened } from './http-pool.ts';
import { LabCloseEvent, nameOf } from './dom.ts';
import {
  describe,
  type Payload,
  type SocketState,
  WEB_SOCKET,
  WebSocketInterface,
  protocolsMistake,
  throwIf,
} from './interfaces/index.ts';
import { readUpgradeAnswer, type UpgradeOffered } from './upgrade-answer.ts';

/** What a client does wrong in the opening handshake, on purpose. */
export type ClientFault = 'no-key' | 'version-8' | 'foreign-origin';

/** And what a page does: the same, or it asks where no socket opens. */
export const PAGE_FAULTS = ['no-key', 'version-8', 'foreign-origin', 'wrong-path'] as const;
export type PageFault = (typeof PAGE_FAULTS)[number];

export interface SocketContext extends UpgradeOffered {
  readonly world: World;
  readonly dial: () => Connection;
  readonly authority: string;
  /** The scheme is wss. */
  readonly secure?: boolean;
  /** The page's own origin, where it is not the server's. */
  readonly origin?: string;
  /** What the jar has for this handshake. */
  readonly cookie?: string | undefined;
  /** The socket is not CONNECTING any more; heard more than once. */
  settled?(): void;
  /** The answer to the handshake is here: it may set cookies. */
  answered?(answer: Opened, cause: number): void;
  /** The fact of the page's call. */
  readonly cause: number;
  readonly fault?: ClientFault | undefined;
}

/** How long Chromium waits for the answer to an opening handshake (kHandshakeTimeoutIntervalInSeconds). */
const HANDSHAKE_PATIENCE = micros(240_000_000);

export class LabWebSocket extends WebSocketInterface {
  /** Index of the newest socket-event fact: what a listener records was caused by it. */
  lastEvent = -1;
  /** Index of the page-call fact that the next `send` or `close` belongs to. */
  because: number;
  readonly #origin: string;
  readonly #context: SocketContext;
  readonly #connection: Connection;
  readonly #key: string;
  readonly #state: SocketState;
  #peer: SocketPeer | undefined;
  /** Settled by and by, once a Blob was sent. */
  #reading: Promise<void> | undefined;
  #deaf = false;
  readonly #patience: Task;

  /** @throws DOMException named SyntaxError for subprotocols that are not tokens, or not different. */
  constructor(target: string, context: SocketContext) {
    const { world, dial, authority, secure = false, protocols = [] } = context;
    throwIf(protocolsMistake(protocols));
    const url = `${secure ? 'wss' : 'ws'}://${authority}${target}`;
    const state: SocketState = { url, readyState: 0, protocol: '', extensions: '', bufferedAmount: 0 };
    const report = (error: unknown): void => this.#threw(error);
    super(state, report, () => ({
      send: (payload, size) => this.#send(payload, size),
      close: (code, reason = '') => this.#shut(code ?? (reason === '' ? undefined : 1000), reason),
    }));
    this.#state = state;
    this.#origin = new URL(url).origin;
    this.#context = context;
    this.because = context.cause;
    this.#connection = dial();
    this.#key = base64(world.random.fork(`c${this.conn}/key`).bytes(16));
    world.record('ready-state', { conn: this.conn, state: 0, of: 'WebSocket', cause: context.cause });
    this.#patience = world.after(HANDSHAKE_PATIENCE, () => this.#refuse('ws/handshake-timeout', 0, 0, -1));
    const decoder = new ResponseDecoder();
    this.#connection.client.events = {
      connected: (cause) => this.#handshake(target, cause),
      data: (octets, cause) => {
        if (this.#peer !== undefined) return this.#peer.push(octets, cause);
        decoder.push(octets);
        this.#hear(decoder, cause);
      },
      ended: (cause) => {
        if (this.#peer !== undefined) return this.#peer.ended(cause);
        this.#connection.client.end();
        this.#over(ABNORMAL, cause);
      },
      closed: (_reset, cause) => {
        if (this.#peer !== undefined) this.#peer.lost(cause);
        else this.#over(ABNORMAL, cause);
      },
    };
  }

  get conn(): number {
    return this.#connection.client.conn;
  }

  /** Writes octets as they are, as one frame right or wrong; nothing where no socket is open. */
  raw(octets: Uint8Array): void {
    if (this.readyState === 1) this.#peer?.raw(octets, this.because);
  }

  /** The document goes away: "going away", 1001. Its scripts hear nothing any more. */
  disappear(): void {
    this.#deaf = true;
    this.#shut(1001, '');
  }

  #send(payload: Payload, size: number): void {
    const { because } = this;
    const carry = (opcode: number, octets: Bytes): void => {
      this.#peer?.sendMessage(opcode, octets, because);
      this.#connection.client.whenSent(() => (this.#state.bufferedAmount -= size));
    };
    if (payload instanceof Blob) {
      const reading = this.#context.world.real(Promise.all([payload.arrayBuffer(), this.#reading]));
      this.#reading = reading.then(([buffer]) => carry(OPCODE.binary, new Uint8Array(buffer)));
    } else if (typeof payload === 'string') this.#inTurn(() => carry(OPCODE.text, utf8(payload)));
    else this.#inTurn(() => carry(OPCODE.binary, payload));
  }

  /** What is called behind a Blob waits until that is read. */
  #inTurn(call: () => void): void {
    if (this.#reading === undefined) call();
    else this.#reading = this.#context.world.real(this.#reading.then(call));
  }

  #shut(code: number | undefined, reason: string): void {
    if (this.readyState >= 2) return;
    if (this.readyState === 1) {
      const { because } = this;
      if (this.#reading !== undefined) this.#set(2, because);
      this.#inTurn(() => this.#peer?.close(code, reason, because));
    } else {
      this.#set(2, this.because);
      // The events come in a task of their own: `close` returns first.
      const { because } = this;
      this.#context.world.after(micros(0), () => this.#over(ABNORMAL, because));
      this.#connection.client.events = undefined;
      this.#connection.client.abort();
    }
  }

  #handshake(target: string, cause: number): void {
    const { authority, secure = false, cookie, protocols = [], fault } = this.#context;
    const { origin = originOf({ authority, secure }) } = this.#context;
    const shape = { authority, secure, origin, cookie, key: this.#key, protocols, fault };
    const octets = encodeRequest({ method: 'GET', target, fields: upgradeFields(shape) }, EMPTY);
    this.#connection.client.send('request-sent', octets, { method: 'GET', target, cause });
  }

  #hear(decoder: ResponseDecoder, cause: number): void {
    const next = finalAnswer(decoder);
    if (next?.kind === 'failure') return this.#refuse(next.code, next.from, next.to, cause);
    if (next !== undefined) return this.#answered(next, decoder, cause);
    // Without a 101 nobody waits for a body, which may have no end: the head says enough.
    const { begun } = decoder;
    if (begun !== undefined) this.#answered({ ...begun, to: begun.headTo }, decoder, cause);
  }

  #answered(answer: Opened['message'], decoder: ResponseDecoder, cause: number): void {
    const { world } = this.#context;
    const { from, to, head } = answer;
    const fields = { conn: this.conn, from, to, status: head.status, cause };
    const received = world.record('response-received', fields);
    this.#context.answered?.({ message: answer, conn: this.conn }, received);
    const check = readUpgradeAnswer(head, this.#key, this.#context);
    if (typeof check === 'string') return this.#refuse(check, from, to, received);
    this.#state.protocol = check.protocol;
    this.#state.extensions = check.extensions;
    const events: SocketPeerEvents = {
      message: (message, because) => this.#message(message, because),
      pong: () => undefined,
      closing: (because) => this.#set(2, because),
      closed: (closure, because) => this.#over(closure, because),
    };
    const peer = new SocketPeer(world, this.#connection.client, to, events, check.agreed);
    this.#peer = peer;
    this.#set(1, received);
    this.#fire('open', new Event('open'), received);
    const behind = decoder.take();
    if (behind.length > 0) peer.push(behind, cause);
  }

  /** RFC 6455 §4.1: the answer is not what was asked for, so the client fails the connection. */
  #refuse(code: string, from: number, to: number, cause: number): void {
    const { world } = this.#context;
    const failure = world.record('failure', {
      conn: this.conn,
      up: true,
      from,
      to,
      closeCode: 1006,
      problem: code,
      cause,
    });
    this.#over(ABNORMAL, failure);
    this.#connection.client.abort();
  }

  #message(message: DataMessage, cause: number): void {
    if (this.readyState !== 1) return;
    const event = new MessageEvent('message', { data: this.#dataOf(message), origin: this.#origin });
    this.#fire('message', event, cause);
  }

  #dataOf({ opcode, parts }: DataMessage): string | Blob | ArrayBuffer {
    const data = concat(parts);
    if (opcode === OPCODE.text) return fromUtf8(data);
    return this.binaryType === 'blob' ? new Blob([data]) : data.buffer;
  }

  #over(closure: Closure, cause: number): void {
    if (this.readyState === 3) return;
    this.#set(3, cause);
    if (!closure.wasClean) this.#fire('error', new Event('error'), cause);
    this.#fire('close', new LabCloseEvent('close', closure), cause, closure.code);
  }

  #set(state: 1 | 2 | 3, cause: number): void {
    if (this.readyState >= state) return;
    this.#state.readyState = state;
    this.#patience.run = undefined;
    this.#context.world.record('ready-state', { conn: this.conn, state, of: 'WebSocket', cause });
    this.#context.settled?.();
  }

  #fire(name: 'open' | 'message' | 'error' | 'close', event: Event, cause: number, code = 0): void {
    if (this.#deaf) return;
    const fields = { conn: this.conn, event: name, code, cause };
    this.lastEvent = this.#context.world.record('socket-event', fields);
    this.dispatchEvent(event);
  }

  /** A handler that throws is reported, and the socket goes on. */
  #threw(error: unknown): void {
    const fields = { conn: this.conn, up: true, error: nameOf(error), cause: this.lastEvent };
    this.#context.world.record('handler-threw', fields);
  }
}

describe(LabWebSocket, WEB_SOCKET);

/** No Close frame came (RFC 6455 §7.1.5). */
const ABNORMAL: Closure = { code: 1006, reason: '', wasClean: false };
