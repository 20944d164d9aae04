/**
 * The ticker's state: what was traded, and the updates that tell of it. A trade moves the price of one paper by at most
 * half of a unit. An update, as JSON:
 *
 *     {"id":7,"last":"AAB","prices":{"AAA":12345,"AAB":54321}}
 *
 * `id` counts from 1, `last` is the paper that was traded last, prices are in hundredths and have five digits: an update
 * of k prices has 31 + 12 k octets and the digits of its id. A snapshot has all prices, in order; a difference has those
 * of the papers that were traded since the update before it. Who has heard nothing gets a snapshot in either case.
 */
import { assert, type Random } from '../../base/index.ts';
import type { BackEndTools } from '../../servers/index.ts';
import type { Source } from '../news/index.ts';

export interface Update {
  readonly id: number;
  readonly last: string;
  readonly prices: Readonly<Record<string, number>>;
}

export interface MarketOptions {
  readonly symbols: number;
  readonly update: 'snapshot' | 'difference';
  readonly random: Random;
}

const LOWEST = 10_000;
const HIGHEST = 99_999;
/** Hundredths by which a trade moves a price at most. */
const MOST = 50;
const LETTERS = 26;

/** AAA, AAB, …: each has three letters. */
function symbolOf(n: number): string {
  const letters = [Math.floor(n / LETTERS / LETTERS), Math.floor(n / LETTERS), n];
  return String.fromCharCode(...letters.map((letter) => 65 + (letter % LETTERS)));
}

/** Hundredths as people write them: 123.45. */
export const priceText = (price: number): string =>
  `${Math.floor(price / 100)}.${String(price % 100).padStart(2, '0')}`;

export class Market implements Source<Update> {
  readonly #tools: BackEndTools;
  readonly #update: MarketOptions['update'];
  readonly #random: Random;
  readonly #symbols: readonly string[];
  readonly #prices: number[];
  #last = 0;
  /** Papers that were traded since the newest update. */
  readonly #traded = new Set<number>();
  #newest = 0;
  /** Of each update, in order; a snapshot makes all before it worthless. */
  readonly #differences: Update[] = [];
  readonly #listeners = new Set<(update: Update) => void>();

  constructor(tools: BackEndTools, { symbols, update, random }: MarketOptions) {
    this.#tools = tools;
    this.#update = update;
    this.#random = random;
    this.#symbols = Array.from({ length: symbols }, (_, n) => symbolOf(n));
    this.#prices = this.#symbols.map(() => random.between(LOWEST, HIGHEST));
  }

  since(id: number): readonly Update[] {
    if (id >= this.#newest) return [];
    return id === 0 || this.#update === 'snapshot' ? [this.#snapshot()] : this.#differences.slice(id);
  }

  listen(tell: (update: Update) => void): () => void {
    this.#listeners.add(tell);
    return () => void this.#listeners.delete(tell);
  }

  /** Somebody buys. While the server is down, the market goes on, and the next update tells of that too. */
  trade(): void {
    const n = this.#random.below(this.#prices.length);
    const moved = this.#priceOf(n) + this.#random.between(-MOST, MOST);
    this.#prices[n] = Math.min(HIGHEST, Math.max(LOWEST, moved));
    this.#last = n;
    this.#traded.add(n);
    if (this.#tools.isUp()) this.#tell();
  }

  #tell(): void {
    this.#newest += 1;
    const difference = this.#of([...this.#traded].toSorted((a, b) => a - b));
    this.#traded.clear();
    if (this.#update === 'difference') this.#differences.push(difference);
    this.#tools.born(this.#newest, 'Exchange', `${difference.last} ${priceText(this.#priceOf(this.#last))}`);
    const update = this.#update === 'difference' ? difference : this.#snapshot();
    for (const tell of this.#listeners) tell(update);
  }

  #snapshot(): Update {
    return this.#of(this.#prices.keys());
  }

  #of(which: Iterable<number>): Update {
    const prices = Array.from(which, (n): [string, number] => [this.#symbolOf(n), this.#priceOf(n)]);
    return { id: this.#newest, last: this.#symbolOf(this.#last), prices: Object.fromEntries(prices) };
  }

  #symbolOf(n: number): string {
    const symbol = this.#symbols[n];
    assert(symbol !== undefined, `no paper ${n}`);
    return symbol;
  }

  #priceOf(n: number): number {
    const price = this.#prices[n];
    assert(price !== undefined, `no paper ${n}`);
    return price;
  }
}
