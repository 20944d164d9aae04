/** A page with a socket: it opens one when it starts, shows what comes and sends what its reader says. */
import type { Page, PageSettings } from '../network/index.ts';
import type { Browser } from './browser.ts';
import { BrowserConsole } from './console.ts';
import { isMessage } from './chat-json.ts';
import type { LabWebSocket } from './web-socket.ts';

/** What a page does wrong, on purpose: in the handshake, or by asking where no socket opens. */
export const PAGE_FAULTS = ['no-key', 'version-8', 'foreign-origin', 'wrong-path'] as const;
type PageFault = (typeof PAGE_FAULTS)[number];

export class SocketPage implements Page {
  readonly console: BrowserConsole;
  readonly #browser: Browser;
  readonly #name: string;
  readonly #fault: PageFault | undefined;
  #socket: LabWebSocket | undefined;
  /** Said before the socket was open; the page sends it then. */
  readonly #unsent: string[] = [];

  constructor(browser: Browser, name: string, fault: PageFault | undefined) {
    this.console = new BrowserConsole(browser);
    this.#browser = browser;
    this.#name = name;
    this.#fault = fault;
  }

  start(): void {
    const fault = this.#fault;
    const socket =
      fault === 'wrong-path'
        ? this.#browser.openSocket('/nowhere')
        : this.#browser.openSocket('/chat', { fault });
    this.#socket = socket;
    socket.onopen = () => {
      for (const text of this.#unsent.splice(0)) this.#send(socket, text);
    };
    socket.onmessage = (event) => this.#receive(event.data, socket);
  }

  say(text: string): void {
    if (this.#socket === undefined || this.#socket.readyState === 0) this.#unsent.push(text);
    else this.#send(this.#socket, text);
  }

  close(code: number | undefined, reason: string): void {
    const call = code === undefined ? 'socket.close()' : `socket.close(${code}, ${JSON.stringify(reason)})`;
    const socket = this.#socket;
    if (socket === undefined) return;
    socket.because = this.#browser.call(call, socket.conn);
    this.#browser.attempt(socket.because, () => socket.close(code, reason));
  }

  leave(): void {
    // HTML: a document that goes away makes its sockets disappear; the Close frame says 1001.
    this.#socket?.disappear();
  }

  sleep(): void {}

  wake(): void {}

  raw(): void {}

  set(settings: PageSettings): void {
    this.#browser.set(settings);
  }

  #send(socket: LabWebSocket, text: string): void {
    socket.because = this.#browser.call('socket.send(json)', socket.conn);
    socket.send(JSON.stringify({ from: this.#name, text }));
  }

  #receive(data: unknown, socket: LabWebSocket): void {
    if (typeof data !== 'string') return;
    let message: unknown;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    if (isMessage(message)) this.#browser.shown(message.id, socket.conn, socket.lastEvent);
  }
}
