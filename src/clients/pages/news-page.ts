/** What pages share that show news of a server, whatever brings the news; those with a socket do some of it otherwise. */
import { fromUtf8, utf8 } from '../../base/index.ts';
import type { Page, PageSettings } from '../../network/index.ts';
import type { Browser, Shown } from '../browser.ts';
import { BrowserConsole } from '../console.ts';
import type { Arrived } from '../http-pool.ts';
import type { Feed } from './feed.ts';

/** Undefined where the server says that it could not. */
const bodyOf = (answer: Arrived | undefined): string | undefined =>
  answer === undefined || answer.message.head.status >= 300 ? undefined : fromUtf8(answer.message.body);

export abstract class NewsPage implements Page {
  readonly console: BrowserConsole;
  protected readonly browser: Browser;
  /** Whose page it is. */
  protected readonly name: string;
  protected readonly feed: Feed;
  /** The newest message that the page has. */
  protected since = 0;

  constructor(browser: Browser, name: string, feed: Feed) {
    this.console = new BrowserConsole(browser, (answer) => this.#messagesIn(answer)?.length);
    this.browser = browser;
    this.name = name;
    this.feed = feed;
  }

  abstract start(): void;
  abstract close(code: number | undefined, reason: string): void;

  /** Tells the server something; the message may get an id. */
  tell(json: string): void {
    const { inbox } = this.feed;
    if (inbox === undefined) return;
    const { target } = inbox;
    const cause = this.browser.call(`fetch('${target}', { method: 'POST', body })`);
    const fields = [['Content-Type', 'application/json']] as const;
    this.browser.fetch({ method: 'POST', target, fields, body: utf8(json), cause }, (answer) => {
      const body = bodyOf(answer);
      const id = body === undefined ? undefined : inbox.idIn(body);
      if (id !== undefined) this.told(id);
    });
  }

  leave(): void {
    this.close(undefined, '');
  }

  sleep(): void {
    this.browser.timers.sleep();
  }

  wake(): void {
    this.browser.timers.wake();
  }

  /** For a page with a socket. */
  raw(_octets: Uint8Array): void {}

  set(settings: PageSettings): void {
    this.browser.set(settings);
  }

  /** What the page has told has that id. */
  protected told(_id: number): void {}

  /** Undefined for an answer that is about something else. */
  #messagesIn(answer: Arrived | undefined): readonly Shown[] | undefined {
    const body = bodyOf(answer);
    return body === undefined ? undefined : this.feed.all(body);
  }

  /** Reads the answer to a question for news, and shows what is new; false where it is no such answer. */
  protected read(answer: Arrived | undefined, cause: number): boolean {
    const all = this.#messagesIn(answer);
    if (answer === undefined || all === undefined) return false;
    const { conn } = answer;
    const news = all.filter(({ id }) => id > this.since);
    this.browser.answerRead(news.length, conn, cause);
    for (const message of news) this.take(message, conn, cause);
    return true;
  }

  /** Shows a message, unless it is the page's own or no news. */
  protected take(message: Shown | undefined, conn: number, cause: number): void {
    if (message === undefined || message.id <= this.since) return;
    this.since = message.id;
    if (!this.feed.isOwn(message)) this.browser.shown(message, conn, cause);
  }
}
