/** The interface of `WebSocket` (WHATWG WebSockets §3.1), whatever carries its messages. */
import { type Bytes, fromUtf8, utf8 } from '../../base/index.ts';
import { clampedCode, closeMistake, throwIf } from './socket-rules.ts';
import { type EventHandler, EventHandlers, type Report, requireArguments } from './interface.ts';

/** What a script sees of a socket; the carrier changes it. */
export interface SocketState {
  readonly url: string;
  readyState: 0 | 1 | 2 | 3;
  protocol: string;
  extensions: string;
  bufferedAmount: number;
}

/** Octets and texts are copies of what the script gave. */
export type Payload = string | Bytes | Blob;

/** What carries the messages of a socket. */
export interface SocketCarrier {
  /** Of a socket that is OPEN; `size` octets count as buffered by now. */
  send(payload: Payload, size: number): void;
  /** With what a page may send. */
  close(code: number | undefined, reason: string | undefined): void;
}

export type BinaryKind = 'blob' | 'arraybuffer';

export class WebSocketInterface extends EventHandlers {
  declare static readonly CONNECTING: 0;
  declare static readonly OPEN: 1;
  declare static readonly CLOSING: 2;
  declare static readonly CLOSED: 3;
  declare readonly CONNECTING: 0;
  declare readonly OPEN: 1;
  declare readonly CLOSING: 2;
  declare readonly CLOSED: 3;
  declare onopen: EventHandler;
  declare onmessage: EventHandler<MessageEvent>;
  declare onerror: EventHandler;
  declare onclose: EventHandler<Event & { code: number; reason: string; wasClean: boolean }>;
  readonly #state: SocketState;
  readonly #carrier: () => SocketCarrier;
  #binaryType: BinaryKind = 'blob';

  constructor(state: SocketState, report: Report, carrier: () => SocketCarrier) {
    super(report);
    this.#state = state;
    this.#carrier = carrier;
  }

  get url(): string {
    return this.#state.url;
  }

  get readyState(): 0 | 1 | 2 | 3 {
    return this.#state.readyState;
  }

  /** Octets given to `send` that have not left yet, and those that never will, as the socket was closed. */
  get bufferedAmount(): number {
    return this.#state.bufferedAmount;
  }

  /** The extensions in use, as the server has put it; empty without one, and before the socket is open. */
  get extensions(): string {
    return this.#state.extensions;
  }

  /** The subprotocol that the server chose; empty without one, and before the socket is open. */
  get protocol(): string {
    return this.#state.protocol;
  }

  get binaryType(): BinaryKind {
    return this.#binaryType;
  }

  /** Web IDL: what is no value of the enumeration is passed over. */
  set binaryType(type: BinaryKind) {
    const text = `${type}`;
    this.#binaryType = text === 'blob' || text === 'arraybuffer' ? text : this.#binaryType;
  }

  /** @throws DOMException named InvalidAccessError for a code that a page may not send, SyntaxError for a long reason. */
  close(...[code, reason]: [code?: number, reason?: string]): void {
    // Web IDL: whatever a script gives becomes a number and a text of whole characters.
    const clamped = clampedCode(code === undefined ? undefined : +code);
    const text = reason === undefined ? undefined : wholeText(reason);
    throwIf(closeMistake(clamped, text ?? ''));
    this.#carrier().close(clamped, text);
  }

  /** @throws DOMException named InvalidStateError while connecting. */
  send(data: string | Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer>): void {
    requireArguments(arguments.length, 1, 'WebSocket.send');
    const payload = payloadOf(data);
    const state = this.#state;
    if (state.readyState === 0) throw new DOMException('Still in CONNECTING state.', 'InvalidStateError');
    const size = sizeOf(payload);
    state.bufferedAmount += size;
    if (state.readyState === 1) this.#carrier().send(payload, size);
  }
}

export const WEB_SOCKET = {
  name: 'WebSocket',
  constants: ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'],
  handlers: ['open', 'message', 'error', 'close'],
} as const;

/**
 * What a script gave to the constructor, as Web IDL converts it.
 *
 * @throws TypeError for no address, and for what cannot become text: a Symbol.
 */
export function socketArguments(given: ArrayLike<unknown>): { url: string; protocols: string[] } {
  requireArguments(given.length, 1, 'WebSocket');
  const [url, offered] = Array.from(given);
  const address = wholeText(url);
  if (offered === undefined) return { url: address, protocols: [] };
  const isList = typeof offered === 'object' && offered !== null && Symbol.iterator in offered;
  const list = isList ? Array.from(offered as Iterable<unknown>) : [offered];
  return { url: address, protocols: list.map((each) => `${each as string}`) };
}

/** Binary data as octets, anything else as text. */
function payloadOf(data: unknown): Payload {
  if (data instanceof Blob) return data;
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0));
  if (!ArrayBuffer.isView(data)) return wholeText(data);
  if (!(data.buffer instanceof ArrayBuffer)) throw new TypeError('Shared memory cannot be sent.');
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
}

function sizeOf(payload: Payload): number {
  if (payload instanceof Blob) return payload.size;
  return typeof payload === 'string' ? utf8(payload).length : payload.length;
}

/** A text of whole characters: Web IDL's USVString. A Symbol is a TypeError. */
const wholeText = (value: unknown): string => fromUtf8(utf8(`${value as string}`));
