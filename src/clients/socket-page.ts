/** A page with a socket: it opens one when it starts, shows what comes and sends what its reader says. */
import type { Page, PageRequest } from '../network/index.ts';
import type { Browser } from './browser.ts';
import { isMessage } from './chat-json.ts';
import type { LabWebSocket, Mistake } from './web-socket.ts';

export class SocketPage implements Page {
  readonly #browser: Browser;
  readonly #name: string;
  readonly #mistake: Mistake;
  #socket: LabWebSocket | undefined;
  /** Said before the socket was open; the page sends it then. */
  readonly #unsent: string[] = [];

  constructor(browser: Browser, name: string, mistake: Mistake) {
    this.#browser = browser;
    this.#name = name;
    this.#mistake = mistake;
  }

  start(): void {
    const socket = this.#browser.openSocket('/chat', this.#mistake);
    this.#socket = socket;
    socket.onopen = () => {
      for (const text of this.#unsent.splice(0)) this.#send(socket, text);
    };
    socket.onmessage = (event) => this.#receive(event.data, socket);
  }

  say(text: string): void {
    if (this.#socket?.readyState === 1) this.#send(this.#socket, text);
    else this.#unsent.push(text);
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

  set(): void {}

  fetch(call: string, request: PageRequest): void {
    this.#browser.learnersFetch(call, request);
  }

  openSocket(call: string, target: string): void {
    this.#browser.learnersSocket(call, target);
  }

  sendOnSocket(call: string, text: string): void {
    this.#browser.sendOnSocket(call, text);
  }

  closeSocket(call: string, code: number | undefined, reason: string): void {
    this.#browser.closeSocket(call, code, reason);
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
