/** The ticker: prices of a market, and what an update of them says. */
import * as v from 'valibot';
import { millis } from '../../../base/index.ts';
import { count, time } from '../words.ts';
import type { AppSchema } from './app-schema.ts';

const spec = v.object({
  name: v.literal('ticker'),
  /** From one trade to the next. */
  every: v.optional(v.pipe(time, v.minValue(millis(10))), millis(500)),
  /** So many papers are traded; a snapshot has the price of each. */
  symbols: v.optional(v.pipe(count(1000), v.minValue(1)), 10),
  /** What an update says: all prices, or those of the papers traded since the last one. */
  update: v.optional(v.picklist(['snapshot', 'difference']), 'snapshot'),
});

/** So many trades at once. */
const burst = v.object({ deed: v.literal('burst'), n: v.pipe(count(1000), v.minValue(1)) });

/** Octets of an update besides its prices, and of each price, at most. */
const FRAME = 40;
const PRICE = 12;

export const ticker = {
  spec,
  server: [
    burst,
    /** Trading stops until it is resumed. */
    v.object({ deed: v.literal('halt') }),
    v.object({ deed: v.literal('resume') }),
  ],
  client: [],
  times: ['every'],
  load({ every, symbols, update }: v.InferOutput<typeof spec>, until, deeds: readonly object[]) {
    const bursts = deeds.reduce((sum, deed) => sum + ('n' in deed ? Number(deed.n) : 0), 0);
    const messages = Math.floor(until / every) + bursts;
    const prices = update === 'snapshot' ? symbols : 1;
    return { messages, octets: messages * (FRAME + PRICE * prices), longest: every };
  },
} as const satisfies AppSchema;
