/** A page that polls: it asks for news again and again. */
import type { Micros } from '../../base/index.ts';
import type { PageSettings } from '../../network/index.ts';
import type { Browser, Poll } from '../browser.ts';
import type { PageTimer } from '../page-timers.ts';
import type { Feed } from './feed.ts';
import { NewsPage } from './news-page.ts';

/**
 * When the next question comes: on a fixed rate, as with `setInterval`, unless the last one is not answered yet; on that
 * rate whatever is on its way; or so long after the answer.
 */
export type Pace = 'fixed' | 'overlapping' | 'after-answer';

export class PollingPage extends NewsPage {
  readonly #pace: Pace;
  #interval: Micros;
  #busy = false;
  #stopped = false;
  /** Undefined while an answer is waited for that the next question follows. */
  #timer: PageTimer | undefined;

  constructor(browser: Browser, name: string, feed: Feed, interval: Micros, pace: Pace = 'fixed') {
    super(browser, name, feed);
    this.#interval = interval;
    this.#pace = pace;
  }

  override start(): void {
    this.#poll('start');
  }

  override close(): void {
    this.#stopped = true;
    if (this.#timer !== undefined) this.#timer.run = undefined;
    this.#timer = undefined;
    this.browser.call(this.#pace === 'after-answer' ? 'clearTimeout(timer)' : 'clearInterval(timer)');
  }

  override set(settings: PageSettings): void {
    const { interval } = settings;
    super.set(settings);
    if (interval === undefined || interval === this.#interval) return;
    this.#interval = interval;
    if (this.#timer === undefined) return;
    this.#timer.run = undefined;
    this.#arm();
  }

  protected override told(id: number): void {
    // Nothing lies between what the page knows and its own message: no need to fetch that one again.
    if (id === this.since + 1) this.since = id;
  }

  #arm(): void {
    this.#timer = this.browser.timers.after(this.#interval, () => this.#poll('interval'));
  }

  #poll(why: Poll): void {
    this.#timer = undefined;
    if (this.#pace !== 'after-answer') this.#arm();
    // The last answer is still on its way: another question would bring the same messages twice.
    if (this.#busy && this.#pace === 'fixed') return;
    this.#busy = true;
    const target = this.feed.question(this.since);
    const cause = this.browser.call(`fetch('${target}')`, -1, why);
    this.browser.fetch({ method: 'GET', target, fields: [], body: undefined, cause }, (answer, received) => {
      this.#busy = false;
      if (this.#timer === undefined && !this.#stopped) this.#arm();
      this.read(answer, received);
    });
  }
}
