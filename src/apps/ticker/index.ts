/** The ticker: prices of a market, which a page shows as they come. */
import type { AppSpec } from '../../scenario/index.ts';
import type { App } from '../app.ts';
import { tickerBackEnd } from './back-end.ts';
import { tickerFeed } from './feed.ts';

export const ticker: App<Extract<AppSpec, { name: 'ticker' }>> = {
  backEnd: tickerBackEnd,
  feed: () => tickerFeed,
  /** Whoever looks at prices does nothing to them. */
  click() {},
};
