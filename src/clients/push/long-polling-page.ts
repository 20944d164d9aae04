/** A page that asks and is kept waiting: the answer comes with the news, and then it asks again at once (RFC 6202 §2). */
import type { Micros } from '../../base/index.ts';
import { BackOff } from '../back-off.ts';
import type { Browser, Poll } from '../browser.ts';
import { type Feed, NewsPage } from '../pages/index.ts';

export class LongPollingPage extends NewsPage {
  readonly #hold: Micros;
  readonly #backOff: BackOff;
  readonly #stop = new AbortController();

  /** `hold`: the server answers without news when this is over. */
  constructor(browser: Browser, name: string, feed: Feed, hold: Micros) {
    super(browser, name, feed);
    this.#hold = hold;
    this.#backOff = new BackOff(browser.world.random.fork(`${name}/back-off`));
  }

  override start(): void {
    this.#ask('start');
  }

  override close(): void {
    this.browser.call('controller.abort()');
    this.#stop.abort();
  }

  #ask(why: Poll): void {
    const { signal } = this.#stop;
    if (signal.aborted) return;
    const target = this.feed.question(this.since, Math.floor(this.#hold / 1000));
    const cause = this.browser.call(`fetch('${target}')`, -1, why);
    const ask = { method: 'GET', target, fields: [], body: undefined, cause, signal };
    this.browser.fetch(ask, (answer, received) => {
      if (!this.read(answer, received)) return this.#askLater();
      this.#backOff.reset();
      this.#ask('answer');
    });
  }

  #askLater(): void {
    const { timers, world } = this.browser;
    timers.after(this.#backOff.lost(world.now), () => this.#ask('lost'));
  }
}
