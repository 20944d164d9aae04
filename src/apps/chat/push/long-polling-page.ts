/** A page that asks and is kept waiting: the answer comes with the news, and then it asks again at once (RFC 6202 §2). */
import type { Micros } from '../../../base/index.ts';
import { BackOff, type Browser, type Poll } from '../../../clients/index.ts';
import { jsonOf } from '../pages/post.ts';
import { HttpPage } from './http-page.ts';

export class LongPollingPage extends HttpPage {
  readonly #hold: Micros;
  readonly #backOff: BackOff;
  readonly #stop = new AbortController();

  /** `hold`: the server answers without news when this is over. */
  constructor(browser: Browser, name: string, hold: Micros) {
    super(browser, name);
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
    const target = `/messages?since=${this.since}&wait=${Math.floor(this.#hold / 1000)}`;
    const cause = this.browser.call(`fetch('${target}')`, -1, why);
    const ask = { method: 'GET', target, fields: [], body: undefined, cause, signal };
    this.browser.fetch(ask, (answer, received) => {
      const news = answer === undefined ? undefined : jsonOf(answer);
      if (answer === undefined || !Array.isArray(news)) return this.#askLater();
      this.#backOff.reset();
      this.browser.answerRead(news.filter((each) => this.isNews(each)).length, answer.conn, received);
      for (const message of news) this.take(message, answer.conn, received);
      this.#ask('answer');
    });
  }

  #askLater(): void {
    const { timers, world } = this.browser;
    timers.after(this.#backOff.lost(world.now), () => this.#ask('lost'));
  }
}
