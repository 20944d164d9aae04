/**
 * One end of an open WebSocket (RFC 6455 §5 to §7), the same at both ends: frames out and in, pong for ping,
 * the closing handshake, and failing the connection. What a message means is up to its owner.
 */
import { type Bytes, EMPTY, type Micros, micros, type Random } from '../base/index.ts';
import {
  type Close,
  type ControlMessage,
  type DataMessage,
  encodeClose,
  encodeFrame,
  type Failure,
  FrameDecoder,
  type FrameHead,
  MAX_MESSAGE,
  MessageAssembler,
  type MessageCodec,
  NO_STATUS,
  OPCODE,
  RSV1,
} from '../wire/websocket/index.ts';
import type { Deflate, DeflateParams } from '../wire/websocket/deflate/index.ts';
import type { Task } from './clock.ts';
import type { Endpoint } from './tcp/endpoint.ts';
import type { World } from './world.ts';

/** How a socket ended, as a page's CloseEvent says it. */
export interface Closure {
  /** 1005: a Close frame without a code came; 1006: none came. Neither ever travels. */
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
}

export interface SocketPeerEvents {
  message(message: DataMessage, cause: number): void;
  pong(cause: number): void;
  /** The closing handshake has begun, by either end. */
  closing(cause: number): void;
  /** TCP is over too. Heard once. */
  closed(closure: Closure, cause: number): void;
}

/** permessage-deflate, when both ends have agreed on it. */
export interface Agreed {
  readonly deflate: Deflate;
  readonly params: DeflateParams;
}

/** A message as it travels: its payload, and RSV1 where that is compressed. */
interface Packed {
  readonly payload: Uint8Array;
  /** RSV1 RSV2 RSV3 of the first frame. */
  readonly rsv: number;
}

/** How long an end that has sent its Close waits for the peer's: Chromium 60 s, ws 30 s. */
const CLOSE_PATIENCE = { client: micros(60_000_000), server: micros(30_000_000) };
/** How long Chromium waits for the server to end TCP (§7.1.1) before it does so itself. */
const TCP_PATIENCE = micros(2_000_000);

export class SocketPeer {
  state: 'open' | 'closing' | 'closed' = 'open';
  readonly #world: World;
  readonly #end: Endpoint;
  readonly #decoder: FrameDecoder;
  readonly #assembler: MessageAssembler;
  readonly #codec: MessageCodec | undefined;
  /** Masking keys, at a client only (§5.3). */
  readonly #keys: Random | undefined;
  readonly #events: SocketPeerEvents;
  #closeSent = false;
  /** Waits for the peer's next step of closing. */
  #patience: Task | undefined;
  #received: Closure | undefined;

  /**
   * `start` is the offset of the first frame in the peer's stream, behind the handshake; `maxMessage`: most octets of a
   * message, also unpacked (RFC 6455 §10.4).
   */
  constructor(
    world: World,
    end: Endpoint,
    start: number,
    events: SocketPeerEvents,
    agreed?: Agreed,
    maxMessage = MAX_MESSAGE,
  ) {
    this.#world = world;
    this.#end = end;
    this.#events = events;
    const role = end.client ? 'client' : 'server';
    this.#codec = agreed?.deflate.codecOf(agreed.params, role, maxMessage);
    this.#decoder = new FrameDecoder({
      role,
      maxPayload: maxMessage,
      position: start,
      rsv: this.#codec === undefined ? 0 : RSV1,
    });
    this.#assembler = new MessageAssembler({
      maxMessage,
      ...(this.#codec !== undefined && { inflater: this.#codec.inflater }),
    });
    this.#keys = end.client ? world.random.fork(`c${end.conn}/mask`) : undefined;
  }

  get conn(): number {
    return this.#end.conn;
  }

  /**
   * A data message as it will travel. Messages have to leave in the order of these calls: what one is packed with is
   * the window of those before it. Where compression was agreed on, each message is compressed, however short it is, as
   * Chromium does, and as ws does where the windows are kept. Where they are not, ws leaves messages below 1,024 octets
   * alone; here no message is too short to show what a fresh window costs.
   */
  pack(message: Uint8Array): Packed {
    if (this.#codec === undefined) return { payload: message, rsv: 0 };
    return { payload: this.#codec.deflater.compress(message), rsv: RSV1 };
  }

  /** Sends a data message in one frame. */
  sendMessage(opcode: number, message: Uint8Array, cause: number): void {
    const { payload, rsv } = this.pack(message);
    this.send(opcode, payload, cause, true, rsv);
  }

  /** @throws RangeError for more than 125 octets (§5.5). */
  ping(data: Uint8Array, cause: number): void {
    if (data.length > 125) throw new RangeError('A ping carries at most 125 octets.');
    this.send(OPCODE.ping, data, cause);
  }

  /**
   * Sends one frame, and none behind a Close: §5.5.1 forbids data frames there; §5.5.2 lets a ping stay unanswered.
   */
  send(opcode: number, payload: Uint8Array, cause: number, fin = true, rsv = 0): void {
    if (this.#closeSent || !this.#end.writable) return;
    const frame = { fin, rsv, opcode, payload };
    this.raw(encodeFrame(this.#keys === undefined ? frame : { ...frame, key: this.#keys.uint32() }), cause);
  }

  /** Writes octets as they are, as one frame right or wrong. */
  raw(octets: Uint8Array, cause: number): void {
    const first = octets[0] ?? 0;
    // RFC 6455 §5.2
    const said = { fin: (first & 0x80) !== 0, rsv: (first >> 4) & 7, opcode: first & 15 };
    this.#end.send('frame-sent', octets, { ...said, cause });
  }

  /** §7.1.2: starts the closing handshake; without a code the Close frame is empty. */
  close(code: number | undefined, reason: string, cause: number): void {
    if (this.state !== 'open') return;
    this.#sendClose(code === undefined ? EMPTY : encodeClose(code, reason), cause);
  }

  push(octets: Bytes, cause: number): void {
    this.#decoder.push(octets);
    while (this.state !== 'closed' && this.#received === undefined) {
      const next = this.#decoder.next();
      if (next === undefined) return;
      if (next.kind === 'failure') return this.#fail(next, cause);
      const received = next.last ? this.#arrived(next.frame, cause) : cause;
      this.#receive(this.#assembler.push(next), received);
    }
  }

  /** The peer's FIN. */
  ended(cause: number): void {
    this.#end.end();
    this.#closed(cause);
  }

  /** TCP is over, by FIN or RST. */
  lost(cause: number): void {
    this.#closed(cause);
  }

  /** Ends without a closing handshake: RST. */
  terminate(cause: number): void {
    this.#end.abort();
    this.#closed(cause);
  }

  /** A whole frame is there. */
  #arrived({ fin, rsv, opcode, from, to }: FrameHead, cause: number): number {
    const span = { conn: this.conn, up: !this.#end.client, from, to };
    return this.#world.record('frame-received', { ...span, fin, rsv, opcode, cause });
  }

  #receive(message: DataMessage | ControlMessage | Failure | undefined, cause: number): void {
    switch (message?.kind) {
      case undefined:
        return; // part of a message
      case 'failure':
        return this.#fail(message, cause);
      case 'ping':
        return this.send(OPCODE.pong, message.data, cause);
      case 'pong':
        return this.#events.pong(cause);
      case 'close':
        return this.#receiveClose(message, cause);
      case 'message':
        // This holds after this end has sent its Close, too: only what follows the peer's Close is discarded (§1.4).
        this.#events.message(message, cause);
    }
  }

  #receiveClose({ code, reason }: Close, cause: number): void {
    this.#received = { code, reason, wasClean: true };
    // §5.5.1: an endpoint that has not sent a Close answers with one; Chromium and ws echo code and reason.
    if (!this.#closeSent) this.#sendClose(code === NO_STATUS ? EMPTY : encodeClose(code, reason), cause);
    // §7.1.1: the server closes TCP first, so that TIME-WAIT is its burden.
    if (!this.#end.client) return this.#end.end();
    this.#wait(TCP_PATIENCE, () => {
      this.#end.end();
      this.#closed(cause);
    });
  }

  #sendClose(payload: Uint8Array, cause: number): void {
    this.send(OPCODE.close, payload, cause);
    this.#closeSent = true;
    this.state = 'closing';
    this.#wait(CLOSE_PATIENCE[this.#end.client ? 'client' : 'server'], () => this.#forsaken());
    this.#events.closing(cause);
  }

  /** The peer has not answered the Close; or it has, and does not end TCP. */
  #forsaken(): void {
    const fields = { conn: this.conn, up: this.#end.client, closeCode: 1006, problem: 'ws/close-timeout' };
    const failure = this.#received === undefined ? this.#world.record('failure', fields) : -1;
    this.#end.abort();
    this.#closed(failure);
  }

  #wait(time: Micros, run: () => void): void {
    this.#stopWaiting();
    this.#patience = this.#world.after(time, run);
  }

  #stopWaiting(): void {
    if (this.#patience !== undefined) this.#patience.run = undefined;
  }

  /** §7.1.7: fail the connection: say why, then close TCP. */
  #fail(failure: Failure, cause: number): void {
    this.#world.record('failure', {
      conn: this.conn,
      up: this.#end.client,
      from: failure.from,
      to: failure.to,
      closeCode: failure.closeCode,
      problem: failure.code,
      cause,
    });
    if (!this.#closeSent) this.#sendClose(encodeClose(failure.closeCode), cause);
    this.#end.end();
    this.#closed(cause);
  }

  #closed(cause: number): void {
    if (this.state === 'closed') return;
    this.state = 'closed';
    this.#stopWaiting();
    this.#events.closed(this.#received ?? { code: 1006, reason: '', wasClean: false }, cause);
  }
}
