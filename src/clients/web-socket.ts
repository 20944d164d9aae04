/** The page's `WebSocket` with the semantics of the WHATWG standard, over frames on a simulated connection. */
import { base64, concat, EMPTY, fromUtf8, micros } from '../base/index.ts';
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
import { domError, LabCloseEvent, octetsOf } from './dom.ts';
import { clampedCode, closeMistake, type Mistake, protocolsMistake } from './socket-rules.ts';
import { readUpgradeAnswer, type UpgradeOffered } from './upgrade-answer.ts';

/** What a client does wrong in the opening handshake, on purpose. */
export type ClientFault = 'no-key' | 'version-8' | 'foreign-origin';

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
  /** Index of the client in its lane. */
  readonly client: number;
  /** The fact of the page's call. */
  readonly cause: number;
  readonly fault?: ClientFault | undefined;
}

/** How long Chromium waits for the answer to an opening handshake (kHandshakeTimeoutIntervalInSeconds). */
const HANDSHAKE_PATIENCE = micros(240_000_000);

export class LabWebSocket extends EventTarget {
  onopen: ((event: Event) => void) | undefined;
  onmessage: ((event: MessageEvent) => void) | undefined;
  onerror: ((event: Event) => void) | undefined;
  onclose: ((event: LabCloseEvent) => void) | undefined;
  readonly url: string;
  /** Index of the newest socket-event fact: what a listener records was caused by it. */
  lastEvent = -1;
  /** Index of the page-call fact that the next `send` or `close` belongs to. */
  because: number;
  readonly #origin: string;
  readonly #context: SocketContext;
  readonly #connection: Connection;
  readonly #key: string;
  #state: 0 | 1 | 2 | 3 = 0;
  #protocol = '';
  #extensions = '';
  #peer: SocketPeer | undefined;
  #buffered = 0;
  #binaryType: 'blob' | 'arraybuffer' = 'blob';
  #deaf = false;
  readonly #patience: Task;

  /** @throws Error named SyntaxError for subprotocols that are not tokens, or not different. */
  constructor(target: string, context: SocketContext) {
    super();
    const { world, dial, authority, secure = false, protocols = [] } = context;
    throwIf(protocolsMistake(protocols));
    this.url = `${secure ? 'wss' : 'ws'}://${authority}${target}`;
    this.#origin = new URL(this.url).origin;
    this.#context = context;
    this.because = context.cause;
    this.#connection = dial();
    this.#key = base64(world.random.fork(`c${this.conn}/key`).bytes(16));
    world.record('ready-state', { conn: this.conn, up: true, value: 0, cause: context.cause });
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

  get readyState(): 0 | 1 | 2 | 3 {
    return this.#state;
  }

  /** The subprotocol that the server chose; empty without one, and before the socket is open. */
  get protocol(): string {
    return this.#protocol;
  }

  /** The extensions in use, as the server has put it; empty without one, and before the socket is open. */
  get extensions(): string {
    return this.#extensions;
  }

  get binaryType(): 'blob' | 'arraybuffer' {
    return this.#binaryType;
  }

  /** Web IDL: what is no value of the enumeration is passed over. */
  set binaryType(type: 'blob' | 'arraybuffer') {
    if (type === 'blob' || type === 'arraybuffer') this.#binaryType = type;
  }

  /** Octets given to `send` that have not left yet, and those that never will, as the socket was closed. */
  get bufferedAmount(): number {
    return this.#buffered;
  }

  /** @throws Error named InvalidStateError while connecting, as the standard wants. */
  send(data: string | ArrayBuffer | ArrayBufferView<ArrayBuffer>): void {
    if (this.#state === 0) throw domError('InvalidStateError', 'Still in CONNECTING state.');
    const payload = octetsOf(data);
    this.#buffered += payload.length;
    if (this.#state > 1) return;
    this.#peer?.sendMessage(typeof data === 'string' ? OPCODE.text : OPCODE.binary, payload, this.because);
    this.#connection.client.whenSent(() => (this.#buffered -= payload.length));
  }

  /** @throws Error named InvalidAccessError for a code that a page may not send, SyntaxError for a long reason. */
  close(code?: number, reason = ''): void {
    const clamped = clampedCode(code);
    throwIf(closeMistake(clamped, reason));
    this.#shut(clamped ?? (reason === '' ? undefined : 1000), reason);
  }

  /** Writes octets as they are, as one frame right or wrong; nothing where no socket is open. */
  raw(octets: Uint8Array): void {
    if (this.#state === 1) this.#peer?.raw(octets, this.because);
  }

  /** The document goes away: "going away", 1001. Its scripts hear nothing any more. */
  disappear(): void {
    this.#deaf = true;
    this.#shut(1001, '');
  }

  #shut(code: number | undefined, reason: string): void {
    if (this.#state >= 2) return;
    if (this.#state === 1) {
      this.#peer?.close(code, reason, this.because);
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
    const { world, authority, secure = false, cookie, client, protocols = [], fault } = this.#context;
    const { origin = originOf({ authority, secure }) } = this.#context;
    const shape = { authority, secure, origin, cookie, key: this.#key, protocols, fault };
    const octets = encodeRequest({ method: 'GET', target, fields: upgradeFields(shape) }, EMPTY);
    const fields = {
      conn: this.conn,
      up: true,
      from: 0,
      to: octets.length,
      value: client,
      text: `GET ${target}`,
      cause,
    };
    world.record('request-sent', fields);
    this.#connection.client.write(octets);
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
    const fields = { conn: this.conn, from, to, value: head.status, cause };
    const received = world.record('response-received', fields);
    this.#context.answered?.({ message: answer, conn: this.conn }, received);
    const check = readUpgradeAnswer(head, this.#key, this.#context);
    if (typeof check === 'string') return this.#refuse(check, from, to, received);
    this.#protocol = check.protocol;
    this.#extensions = check.extensions;
    const events: SocketPeerEvents = {
      message: (message, because) => this.#message(message, because),
      pong: () => undefined,
      closing: (because) => this.#set(2, because),
      closed: (closure, because) => this.#over(closure, because),
    };
    const peer = new SocketPeer(world, this.#connection.client, to, events, check.agreed);
    this.#peer = peer;
    this.#set(1, received);
    this.#fire(new Event('open'), this.onopen, 0, received);
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
      value: 1006,
      text: code,
      cause,
    });
    this.#over(ABNORMAL, failure);
    this.#connection.client.abort();
  }

  #message(message: DataMessage, cause: number): void {
    if (this.#state !== 1) return;
    const event = new MessageEvent('message', { data: this.#dataOf(message), origin: this.#origin });
    this.#fire(event, this.onmessage, 0, cause);
  }

  #dataOf({ opcode, parts }: DataMessage): string | Blob | ArrayBuffer {
    const data = concat(parts);
    if (opcode === OPCODE.text) return fromUtf8(data);
    return this.binaryType === 'blob' ? new Blob([data]) : data.buffer;
  }

  #over(closure: Closure, cause: number): void {
    if (this.#state === 3) return;
    this.#set(3, cause);
    if (!closure.wasClean) this.#fire(new Event('error'), this.onerror, 0, cause);
    this.#fire(new LabCloseEvent(closure), this.onclose, closure.code, cause);
  }

  #set(state: 1 | 2 | 3, cause: number): void {
    if (this.#state >= state) return;
    this.#state = state;
    this.#patience.run = undefined;
    this.#context.world.record('ready-state', { conn: this.conn, up: true, value: state, cause });
    this.#context.settled?.();
  }

  #fire<E extends Event>(
    event: E,
    handler: ((event: E) => void) | undefined,
    value: number,
    cause: number,
  ): void {
    if (this.#deaf) return;
    const { world } = this.#context;
    const fields = { conn: this.conn, up: true, value, text: event.type, cause };
    this.lastEvent = world.record('socket-event', fields);
    try {
      handler?.(event);
    } catch (error) {
      // A listener that throws is reported, and the socket goes on.
      const text = error instanceof Error ? error.name : typeof error;
      world.record('handler-threw', { conn: this.conn, up: true, text, cause: this.lastEvent });
    }
    this.dispatchEvent(event);
  }
}

function throwIf(mistake: Mistake | undefined): void {
  if (mistake !== undefined) throw domError(mistake.name, mistake.message);
}

/** No Close frame came (RFC 6455 §7.1.5). */
const ABNORMAL: Closure = { code: 1006, reason: '', wasClean: false };
