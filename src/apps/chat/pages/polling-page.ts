/** A page that polls: it asks for news again and again, and posts what its reader says. */
import type { Micros } from '../../../base/index.ts';
import type { Page, PageSettings } from '../../../network/index.ts';
import { type Browser, BrowserConsole, type PageTimer, type Poll } from '../../../clients/index.ts';
import { isMessage } from './json.ts';
import { jsonOf, post } from './post.ts';

/**
 * When the next question comes: on a fixed rate, as with `setInterval`, unless the last one is not answered yet; on that
 * rate whatever is on its way; or so long after the answer.
 */
export type Pace = 'fixed' | 'overlapping' | 'after-answer';

export class PollingPage implements Page {
  readonly console: BrowserConsole;
  readonly #browser: Browser;
  readonly #name: string;
  readonly #pace: Pace;
  #interval: Micros;
  #since = 0;
  #busy = false;
  #stopped = false;
  /** Undefined while an answer is waited for that the next question follows. */
  #timer: PageTimer | undefined;

  constructor(browser: Browser, name: string, interval: Micros, pace: Pace = 'fixed') {
    this.console = new BrowserConsole(browser);
    this.#browser = browser;
    this.#name = name;
    this.#interval = interval;
    this.#pace = pace;
  }

  start(): void {
    this.#poll('start');
  }

  say(text: string): void {
    post(this.#browser, this.#name, text, (id) => {
      // Nothing lies between what the page knows and its own message: no need to fetch that one again.
      if (id === this.#since + 1) this.#since = id;
    });
  }

  close(): void {
    this.#stopped = true;
    if (this.#timer !== undefined) this.#timer.run = undefined;
    this.#timer = undefined;
    this.#browser.call(this.#pace === 'after-answer' ? 'clearTimeout(timer)' : 'clearInterval(timer)');
  }

  leave(): void {
    this.close();
  }

  sleep(): void {
    this.#browser.timers.sleep();
  }

  wake(): void {
    this.#browser.timers.wake();
  }

  /** It has no socket. */
  raw(): void {}

  set(settings: PageSettings): void {
    const { interval } = settings;
    this.#browser.set(settings);
    if (interval === undefined || interval === this.#interval) return;
    this.#interval = interval;
    if (this.#timer === undefined) return;
    this.#timer.run = undefined;
    this.#arm();
  }

  #arm(): void {
    this.#timer = this.#browser.timers.after(this.#interval, () => this.#poll('interval'));
  }

  #poll(why: Poll): void {
    this.#timer = undefined;
    if (this.#pace !== 'after-answer') this.#arm();
    // The last answer is still on its way: another question would bring the same messages twice.
    if (this.#busy && this.#pace === 'fixed') return;
    this.#busy = true;
    const target = `/messages?since=${this.#since}`;
    const cause = this.#browser.call(`fetch('${target}')`, -1, why);
    this.#browser.fetch({ method: 'GET', target, fields: [], body: undefined, cause }, (answer, received) => {
      this.#busy = false;
      if (this.#timer === undefined && !this.#stopped) this.#arm();
      const messages = answer === undefined ? undefined : jsonOf(answer);
      if (answer === undefined || !Array.isArray(messages)) return;
      const { conn } = answer;
      const news = messages.filter(isMessage).filter(({ id }) => id > this.#since);
      this.#browser.answerRead(news.length, conn, received);
      for (const message of news) {
        this.#since = Math.max(this.#since, message.id);
        if (message.from !== this.#name) this.#browser.shown(message, conn, received);
      }
    });
  }
}
