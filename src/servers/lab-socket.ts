/**
 * The server's socket as a connection handler sees it: the API that users of `ws` know. Handlers get this one
 * and never a mock's own object, so that binary data, closing and errors behave as RFC 6455 says.
 */
import { type Micros, utf8 } from '../base/index.ts';

export type SocketData = string | Uint8Array<ArrayBuffer>;

/** A listener may be an async function: what it rejects with is seen. */
export interface LabSocketEvents {
  message: (data: SocketData) => unknown;
  pong: () => unknown;
  close: (code: number, reason: string) => unknown;
}

/** What the wire side does for a handler. */
export interface SocketWire {
  readonly url: string;
  /** Messages that pass through a mock on their way out. */
  send(data: SocketData): void;
  /** What a mock cannot carry goes straight to the wire. */
  sendPieces(data: Uint8Array, pieces: number, pause: Micros): void;
  ping(data: Uint8Array): void;
  close(code: number | undefined, reason: string): void;
  terminate(): void;
  /** A listener threw: `name` is the class of the error, whose words differ between engines. */
  threw(name: string): void;
  /** Code of the back end ran: what it left in promises goes on before time does. */
  wake(): void;
  state(): 'open' | 'closing' | 'closed';
}

export class LabSocket {
  readonly #wire: SocketWire;
  readonly #listeners: { [K in keyof LabSocketEvents]: LabSocketEvents[K][] } = {
    message: [],
    pong: [],
    close: [],
  };

  constructor(wire: SocketWire) {
    this.#wire = wire;
  }

  get url(): string {
    return this.#wire.url;
  }

  get readyState(): 1 | 2 | 3 {
    const state = this.#wire.state();
    return state === 'open' ? 1 : state === 'closing' ? 2 : 3;
  }

  on<K extends keyof LabSocketEvents>(event: K, listener: LabSocketEvents[K]): this {
    this.#listeners[event].push(listener);
    return this;
  }

  /** Sends a text or binary message; on a socket that is not open it does nothing. */
  send(data: SocketData | ArrayBuffer): void {
    if (this.readyState !== 1) return;
    // A copy: what the handler does to its array later must not reach the wire.
    this.#wire.send(typeof data === 'string' ? data : new Uint8Array(data).slice());
  }

  /** Sends a text message cut into `pieces` frames (RFC 6455 §5.4), `pause` apart. */
  sendPieces(text: string, pieces: number, pause: Micros): void {
    if (this.readyState === 1) this.#wire.sendPieces(utf8(text), pieces, pause);
  }

  /** @throws RangeError for more than 125 octets (RFC 6455 §5.5). */
  ping(data: Uint8Array): void {
    if (this.readyState === 1) this.#wire.ping(data);
  }

  /** @throws Error for a code that may not travel (RFC 6455 §7.4) or a reason of more than 123 octets. */
  close(code?: number, reason = ''): void {
    if (this.readyState === 1) this.#wire.close(code, reason);
  }

  /** Ends the connection at once, without a closing handshake. */
  terminate(): void {
    this.#wire.terminate();
  }

  /**
   * Calls the listeners of an event, each on its own: one that throws or rejects is reported and the others
   * still run. Called by the host that made this socket.
   */
  emit<K extends keyof LabSocketEvents>(event: K, ...args: Parameters<LabSocketEvents[K]>): void {
    for (const listener of this.#listeners[event]) this.guard(() => Reflect.apply(listener, this, args));
  }

  /** Calls code of the back end; what it throws or rejects with is reported and goes no further. */
  guard(call: () => unknown): void {
    this.#wire.wake();
    const threw = (error: unknown): void => this.#wire.threw(errorName(error));
    try {
      // It may be an async function: its promise is watched, not awaited.
      const result = call();
      if (result instanceof Promise) result.catch(threw);
    } catch (error) {
      threw(error);
    }
  }
}

/** The class of whatever was thrown: "TypeError", or "string" for a thrown text. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
