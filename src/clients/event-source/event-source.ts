/** The page's `EventSource` with the semantics of WHATWG HTML §9.2, over answers on simulated connections. */
import { type Micros, millis } from '../../base/index.ts';
import type { Task } from '../../network/index.ts';
import { essenceOf } from '../../wire/http1/index.ts';
import { EventStreamDecoder } from '../../wire/sse/index.ts';
import type { Browser } from '../browser.ts';
import { originOf } from '../chromium.ts';
import { nameOf } from '../dom.ts';
import type { BodyReader } from '../http-pool.ts';
import { describe, EVENT_SOURCE, EventSourceInterface, type SourceState } from '../interfaces/index.ts';

/** How long Chromium waits before it connects again, unless the server says otherwise. */
const RETRY = millis(3000);
/** Milliseconds, some 24 days: as long as a timer of Chromium's can wait. */
const LONGEST = 2_147_483_647;

export class LabEventSource extends EventSourceInterface {
  /** Index of the newest source-event fact: what a listener records was caused by it. */
  lastEvent = -1;
  /** Connection of the newest answer; -1 before the first. */
  conn = -1;
  readonly #browser: Browser;
  readonly #target: string;
  readonly #state: SourceState;
  #retry: Micros = RETRY;
  #lastEventId = '';
  #stop = new AbortController();
  #timer: Task | undefined;

  /** `cause`: the fact of the page's call. */
  constructor(browser: Browser, target: string, cause: number) {
    const url = `${originOf(browser.party)}${target}`;
    const state: SourceState = { url, withCredentials: false, readyState: 0 };
    super(state, (error) => browser.threw(nameOf(error), this.lastEvent));
    this.#state = state;
    this.#browser = browser;
    this.#target = target;
    this.#say(0, cause);
    this.#connect(cause);
  }

  close(cause = -1): void {
    if (this.readyState === 2) return;
    this.#set(2, cause);
    if (this.#timer !== undefined) this.#timer.run = undefined;
    this.#stop.abort();
  }

  #connect(cause: number): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const lastEventId = this.#lastEventId;
    const request = { method: 'GET', target: this.#target, fields: [], body: undefined, cause };
    const ask = { ...request, lastEventId, signal, reader: this.#reader() };
    this.#browser.fetch(ask, (answer, because, problem = '') => {
      // §9.2.3: the end of the body and a network error mean another attempt, "unless the user agent knows that to be
      // futile": to Chromium a refusal by CORS is. Any other status, and 204 above all, means that there shall be none.
      const isFutile =
        answer === undefined ? problem.startsWith('cors/') : answer.message.head.status !== 200;
      if (isFutile) this.#fail(because);
      else this.#reestablish(because);
    });
  }

  #reader(): BodyReader {
    const decoder = new EventStreamDecoder(this.#lastEventId);
    return {
      opened: ({ message, conn }, cause) => {
        this.conn = conn;
        // §9.2.3: parameters after the type do not matter, not even a charset: the stream is UTF-8 (§9.2.6).
        if (essenceOf(message.head.fields) !== 'text/event-stream') return this.#fail(cause);
        this.#set(1, cause);
        return this.#fire(new Event('open'), cause);
      },
      piece: (octets, cause) => {
        decoder.push(octets);
        for (
          let found = decoder.next();
          found !== undefined && this.readyState !== 2;
          found = decoder.next()
        ) {
          this.#lastEventId = decoder.lastEventId;
          if (found.kind === 'retry') this.#retry = millis(Math.min(found.ms, LONGEST));
          else this.#dispatch(found.type, found.data, found.lastEventId, cause);
        }
        this.#lastEventId = decoder.lastEventId;
      },
    };
  }

  #dispatch(type: string, data: string, lastEventId: string, cause: number): void {
    const { origin } = new URL(this.url);
    this.#fire(new MessageEvent(type, { data, origin, lastEventId }), cause);
  }

  /** "Reestablish the connection": the page hears of it, and when the time is over it is tried again. */
  #reestablish(cause: number): void {
    if (this.readyState === 2) return;
    this.#set(0, cause);
    this.#fire(new Event('error'), cause);
    // The handler may have closed it.
    if (this.readyState !== 0) return;
    const { lastEvent } = this;
    // The browser's own timer: a hidden tab does not delay it.
    this.#timer = this.#browser.world.after(this.#retry, () => this.#connect(lastEvent));
  }

  /** "Fail the connection": for good. */
  #fail(cause: number): void {
    if (this.readyState === 2) return;
    this.#set(2, cause);
    this.#stop.abort();
    this.#fire(new Event('error'), cause);
  }

  #set(state: 0 | 1 | 2, cause: number): void {
    if (this.readyState === state) return;
    this.#state.readyState = state;
    this.#say(state, cause);
  }

  #say(state: 0 | 1 | 2, cause: number): void {
    this.#browser.world.record('ready-state', { conn: this.conn, state, of: 'EventSource', cause });
  }

  #fire(event: Event, cause: number): void {
    this.lastEvent = this.#browser.world.record('source-event', { conn: this.conn, type: event.type, cause });
    this.dispatchEvent(event);
  }
}
describe(LabEventSource, EVENT_SOURCE);
