/**
 * A page with a socket: it opens one when it starts, shows what comes and sends what there is to tell. When the socket is
 * lost it may open another, and asks that one for what it has missed.
 */
import { millis } from '../../base/index.ts';
import { BackOff } from '../back-off.ts';
import type { Browser } from '../browser.ts';
import type { PageTimer } from '../page-timers.ts';
import type { LabWebSocket, PageFault } from '../web-socket.ts';
import type { Feed } from './feed.ts';
import { NewsPage } from './news-page.ts';

/** What it does when its socket is lost: nothing, try again at once, or wait longer each time. */
export type Reconnect = 'never' | 'at-once' | 'back-off';

/** Chromium lets a moment pass between two handshakes; without one, time would stand still where the path takes none. */
const AT_ONCE = millis(1);

export class SocketPage extends NewsPage {
  readonly #fault: PageFault | undefined;
  readonly #reconnect: Reconnect;
  readonly #backOff: BackOff;
  #socket: LabWebSocket | undefined;
  /** Told while no socket was open; the page sends it when one is. */
  readonly #unsent: string[] = [];
  /** The socket is not the first: among what it brings are the page's own messages. */
  #resumed = false;
  #retry: PageTimer | undefined;

  constructor(browser: Browser, name: string, feed: Feed, fault?: PageFault, reconnect: Reconnect = 'never') {
    super(browser, name, feed);
    this.#fault = fault;
    this.#reconnect = reconnect;
    this.#backOff = new BackOff(browser.world.random.fork(`${name}/back-off`));
  }

  override start(): void {
    this.#open(this.feed.socket());
  }

  #open(target: string): void {
    const fault = this.#fault;
    const socket =
      fault === 'wrong-path'
        ? this.browser.openSocket('/nowhere')
        : this.browser.openSocket(target, { fault });
    this.#socket = socket;
    if (this.#reconnect !== 'never') socket.onclose = () => this.#lost();
    socket.onopen = () => {
      this.#backOff.opened(this.browser.world.now);
      for (const json of this.#unsent.splice(0)) this.#send(socket, json);
    };
    socket.onmessage = (event) => this.#receive(event.data, socket);
  }

  override tell(json: string): void {
    const state = this.#socket?.readyState ?? 0;
    const waits = state === 0 || (state > 1 && this.#reconnect !== 'never');
    if (this.#socket === undefined || waits) this.#unsent.push(json);
    else this.#send(this.#socket, json);
  }

  #lost(): void {
    const { timers, world } = this.browser;
    const again = (): void => {
      this.#resumed = true;
      this.#open(this.feed.socket(this.since));
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

  override close(code: number | undefined, reason: string): void {
    const call = code === undefined ? 'socket.close()' : `socket.close(${code}, ${JSON.stringify(reason)})`;
    const socket = this.#socket;
    if (socket === undefined) return;
    this.#giveUp();
    socket.because = this.browser.call(call, socket.conn);
    this.browser.attempt(socket.because, () => socket.close(code, reason));
  }

  override leave(): void {
    this.#giveUp();
    // HTML: a document that goes away makes its sockets disappear; the Close frame says 1001.
    this.#socket?.disappear();
  }

  override raw(octets: Uint8Array): void {
    this.#socket?.raw(octets);
  }

  #send(socket: LabWebSocket, json: string): void {
    socket.because = this.browser.call('socket.send(json)', socket.conn);
    socket.send(json);
  }

  #receive(data: unknown, socket: LabWebSocket): void {
    const message = typeof data === 'string' ? this.feed.one(data) : undefined;
    if (message === undefined) return;
    this.since = Math.max(this.since, message.id);
    if (this.#resumed && this.feed.isOwn(message)) return;
    this.browser.shown(message, socket.conn, socket.lastEvent);
  }
}
