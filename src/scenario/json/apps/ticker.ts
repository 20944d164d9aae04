/** The ticker: prices of a market, and what an update of them says. */
import * as v from 'valibot';
import { millis } from '../../../base/index.ts';
import { count } from '../words.ts';
import type { AppSchema, ValuesOf } from './app-schema.ts';

const settings = {
  /** From one trade to the next. */
  every: {
    is: 'time',
    plain: millis(500),
    least: millis(10),
    steps: [10, 20, 50, 100, 200, 300, 500, 700, 1000, 2000, 5000, 10_000].map(millis),
  },
  /** So many papers are traded; a snapshot has the price of each. */
  symbols: {
    is: 'count',
    plain: 10,
    least: 1,
    most: 1000,
    unit: 'prices',
    steps: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
  },
  /** What an update says: all prices, or those of the papers traded since the last one. */
  update: { is: 'choice', plain: 'snapshot', choices: ['snapshot', 'difference'] },
} as const satisfies AppSchema['settings'];

/** So many trades at once. */
const burst = v.object({ deed: v.literal('burst'), n: v.pipe(count(1000), v.minValue(1)) });

/** Octets of an update besides its prices, and of each price, at most. */
const FRAME = 40;
const PRICE = 12;

export const ticker = {
  settings,
  server: [
    burst,
    /** Trading stops until it is resumed. */
    v.object({ deed: v.literal('halt') }),
    v.object({ deed: v.literal('resume') }),
  ],
  client: [],
  times: [],
  load({ every, symbols, update }: ValuesOf<typeof settings>, until, deeds: readonly object[]) {
    const bursts = deeds.reduce((sum, deed) => sum + ('n' in deed ? Number(deed.n) : 0), 0);
    const messages = Math.floor(until / every) + bursts;
    const prices = update === 'snapshot' ? symbols : 1;
    return { messages, octets: messages * (FRAME + PRICE * prices), longest: every };
  },
} as const satisfies AppSchema;
