/** What the ticker's pages ask for, and its JSON as they read it: they show the last price. */
import type { Shown } from '../../clients/index.ts';
import type { Feed } from '../../clients/pages/index.ts';
import { parseJson } from '../news/index.ts';
import { priceText, type Update } from './market.ts';

export const tickerFeed: Feed = {
  question: (since, wait) => `/prices?since=${since}${wait === undefined ? '' : `&wait=${wait}`}`,
  events: '/events',
  stream: (since) => `/stream?since=${since}`,
  socket: (since) => `/ticker${since === undefined ? '' : `?since=${since}`}`,
  all(body) {
    const value = parseJson(body);
    return Array.isArray(value) ? value.filter(isUpdate).map(shown) : undefined;
  },
  one(text) {
    const value = parseJson(text);
    return isUpdate(value) ? shown(value) : undefined;
  },
  isOwn: () => false,
};

const shown = ({ id, last, prices }: Update): Shown => ({
  id,
  from: 'Exchange',
  text: `${last} ${priceText(prices[last] ?? 0)}`,
});

/** Whatever has another shape is ignored. */
const isUpdate = (value: unknown): value is Update =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'number' &&
  'last' in value &&
  typeof value.last === 'string' &&
  'prices' in value &&
  typeof value.prices === 'object' &&
  value.prices !== null &&
  value.last in value.prices;
