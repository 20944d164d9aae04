/** What the pages share to which the server brings news over HTTP. */
import type { Page, PageSettings } from '../../../network/index.ts';
import { type Browser, BrowserConsole } from '../../../clients/index.ts';
import { type ChatJson, isMessage } from '../pages/json.ts';
import { post } from '../pages/post.ts';

export abstract class HttpPage implements Page {
  readonly console: BrowserConsole;
  /** The newest message that the page has. */
  protected since = 0;
  protected readonly browser: Browser;
  readonly #name: string;

  constructor(browser: Browser, name: string) {
    this.console = new BrowserConsole(browser);
    this.browser = browser;
    this.#name = name;
  }

  abstract start(): void;
  abstract close(): void;

  say(text: string): void {
    post(this.browser, this.#name, text);
  }

  leave(): void {
    this.close();
  }

  sleep(): void {
    this.browser.timers.sleep();
  }

  wake(): void {
    this.browser.timers.wake();
  }

  /** It has no socket. */
  raw(): void {}

  set(settings: PageSettings): void {
    this.browser.set(settings);
  }

  /** Whether it is a message that the page does not have. */
  protected isNews(value: unknown): value is ChatJson {
    return isMessage(value) && value.id > this.since;
  }

  /** Shows a message, unless it is the page's own or no news. */
  protected take(value: unknown, conn: number, cause: number): void {
    if (!this.isNews(value)) return;
    this.since = value.id;
    if (value.from !== this.#name) this.browser.shown(value, conn, cause);
  }
}
