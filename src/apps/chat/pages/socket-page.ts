/**
 * A page with a socket: it opens one when it starts, shows what comes and sends what its reader says. When the socket is
 * lost it may open another, and asks that one for what it has missed.
 */
import { millis } from '../../../base/index.ts';
import type { Page, PageSettings } from '../../../network/index.ts';
import {
  BackOff,
  type Browser,
  BrowserConsole,
  type LabWebSocket,
  type PageFault,
  type PageTimer,
} from '../../../clients/index.ts';
import { isMessage } from './json.ts';
import { parseJson } from './post.ts';

/** What it does when its socket is lost: nothing, try again at once, or wait longer each time. */
export type Reconnect = 'never' | 'at-once' | 'back-off';

/** Chromium lets a moment pass between two handshakes; without one, time would stand still where the path takes none. */
const AT_ONCE = millis(1);

export class SocketPage implements Page {
  readonly console: BrowserConsole;
  readonly #browser: Browser;
  readonly #name: string;
  readonly #fault: PageFault | undefined;
  readonly #reconnect: Reconnect;
  readonly #backOff: BackOff;
  #socket: LabWebSocket | undefined;
  /** Said while no socket was open; the page sends it when one is. */
  readonly #unsent: string[] = [];
  /** The newest message that the page has. */
  #since = 0;
  /** The socket is not the first: among what it brings are the page's own messages. */
  #resumed = false;
  #retry: PageTimer | undefined;

  constructor(browser: Browser, name: string, fault?: PageFault, reconnect: Reconnect = 'never') {
    this.console = new BrowserConsole(browser);
    this.#browser = browser;
    this.#name = name;
    this.#fault = fault;
    this.#reconnect = reconnect;
    this.#backOff = new BackOff(browser.world.random.fork(`${name}/back-off`));
  }

  start(): void {
    this.#open('/chat');
  }

  #open(target: string): void {
    const fault = this.#fault;
    const socket =
      fault === 'wrong-path'
        ? this.#browser.openSocket('/nowhere')
        : this.#browser.openSocket(target, { fault });
    this.#socket = socket;
    if (this.#reconnect !== 'never') socket.onclose = () => this.#lost();
    socket.onopen = () => {
      this.#backOff.opened(this.#browser.world.now);
      for (const text of this.#unsent.splice(0)) this.#send(socket, text);
    };
    socket.onmessage = (event) => this.#receive(event.data, socket);
  }

  say(text: string): void {
    const state = this.#socket?.readyState ?? 0;
    const waits = state === 0 || (state > 1 && this.#reconnect !== 'never');
    if (this.#socket === undefined || waits) this.#unsent.push(text);
    else this.#send(this.#socket, text);
  }

  #lost(): void {
    const { timers, world } = this.#browser;
    const again = (): void => {
      this.#resumed = true;
      this.#open(`/chat?since=${this.#since}`);
    };
    if (this.#reconnect === 'back-off') this.#retry = timers.after(this.#backOff.lost(world.now), again);
    // In the handler of the close itself: no timer of the script's, so a hidden tab does not wait.
    else this.#retry = world.after(AT_ONCE, again);
  }

  /** The page wants no socket any more. */
  #giveUp(): void {
    if (this.#retry !== undefined) this.#retry.run = undefined;
    if (this.#socket !== undefined) this.#socket.onclose = null;
  }

  close(code: number | undefined, reason: string): void {
    const call = code === undefined ? 'socket.close()' : `socket.close(${code}, ${JSON.stringify(reason)})`;
    const socket = this.#socket;
    if (socket === undefined) return;
    this.#giveUp();
    socket.because = this.#browser.call(call, socket.conn);
    this.#browser.attempt(socket.because, () => socket.close(code, reason));
  }

  leave(): void {
    this.#giveUp();
    // HTML: a document that goes away makes its sockets disappear; the Close frame says 1001.
    this.#socket?.disappear();
  }

  sleep(): void {
    this.#browser.timers.sleep();
  }

  wake(): void {
    this.#browser.timers.wake();
  }

  raw(octets: Uint8Array): void {
    this.#socket?.raw(octets);
  }

  set(settings: PageSettings): void {
    this.#browser.set(settings);
  }

  #send(socket: LabWebSocket, text: string): void {
    socket.because = this.#browser.call('socket.send(json)', socket.conn);
    socket.send(JSON.stringify({ from: this.#name, text }));
  }

  #receive(data: unknown, socket: LabWebSocket): void {
    if (typeof data !== 'string') return;
    const message = parseJson(data);
    if (!isMessage(message)) return;
    this.#since = Math.max(this.#since, message.id);
    if (this.#resumed && message.from === this.#name) return;
    this.#browser.shown(message, socket.conn, socket.lastEvent);
  }
}
