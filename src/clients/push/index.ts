/** Pages to which HTTP brings news as they happen; an entry of its own, for few lanes have one. */
import type { Micros } from '../../base/index.ts';
import type { Browser } from '../browser.ts';
import type { Feed, NewsPage } from '../pages/index.ts';
import { EventStreamPage } from './event-stream-page.ts';
import { LongPollingPage } from './long-polling-page.ts';
import { StreamingPage } from './streaming-page.ts';

export { EventStreamPage, LongPollingPage, StreamingPage };

/** The ways in which that is done, in the scenario's words, and what of their settings is the page's own. */
export type Push =
  | { readonly kind: 'long-polling'; readonly hold: Micros }
  | { readonly kind: 'event-stream' }
  | { readonly kind: 'streaming' };

export function pushPage(browser: Browser, name: string, feed: Feed, push: Push): NewsPage {
  switch (push.kind) {
    case 'long-polling':
      return new LongPollingPage(browser, name, feed, push.hold);
    case 'event-stream':
      return new EventStreamPage(browser, name, feed);
    case 'streaming':
      return new StreamingPage(browser, name, feed);
  }
}
