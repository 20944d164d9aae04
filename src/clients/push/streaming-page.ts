/** A page that reads one answer without an end, line by line; when it is lost, it asks for the rest. */
import { BackOff } from '../back-off.ts';
import type { Browser } from '../browser.ts';
import type { BodyReader } from '../http-pool.ts';
import { type Feed, NewsPage } from '../pages/index.ts';

export class StreamingPage extends NewsPage {
  readonly #backOff: BackOff;
  readonly #stop = new AbortController();

  constructor(browser: Browser, name: string, feed: Feed) {
    super(browser, name, feed);
    this.#backOff = new BackOff(browser.world.random.fork(`${name}/back-off`));
  }

  override start(): void {
    this.#ask();
  }

  override close(): void {
    this.browser.call('controller.abort()');
    this.#stop.abort();
  }

  #ask(): void {
    const { signal } = this.#stop;
    if (signal.aborted) return;
    const target = this.feed.stream(this.since);
    const cause = this.browser.call(`fetch('${target}')`);
    const ask = { method: 'GET', target, fields: [], body: undefined, cause, signal, reader: this.#reader() };
    // An end is an end, in order or not: the rest is asked for.
    this.browser.fetch(ask, () => {
      const { timers, world } = this.browser;
      timers.after(this.#backOff.lost(world.now), () => this.#ask());
    });
  }

  #reader(): BodyReader {
    const decoder = new TextDecoder();
    let rest = '';
    let conn = -1;
    return {
      opened: (answer) => {
        ({ conn } = answer);
        this.#backOff.opened(this.browser.world.now);
      },
      piece: (octets, cause) => {
        const lines = (rest + decoder.decode(octets, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) this.take(this.feed.one(line), conn, cause);
      },
    };
  }
}
