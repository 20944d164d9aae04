/** A lane's totals over time, and their values at a cursor: `[0, cursor]`, never the future. */
import type { Micros } from '../base/index.ts';
import type { Ledger } from './model.ts';
import { Series, type SeriesPatch } from './series.ts';

export class Totals {
  readonly delivered = new Series();
  readonly median = new Series(-1);
  readonly worst = new Series(-1);
  readonly octets = new Series();
  readonly payload = new Series();
  readonly roundTrips = new Series();
  readonly polls = new Series();
  readonly emptyPolls = new Series();
  readonly connections = new Series();
  readonly frames = new Series();
  readonly frameHeader = new Series(-1);
  readonly readyState = new Series(-1);
}

export type TotalsPatch = Readonly<Record<keyof Totals, SeriesPatch>>;

const NAMES = Object.keys(new Totals()) as (keyof Totals)[];

/** `from`: of each total, the entries that were sent already. */
export const totalsSince = (totals: Totals, from: ReadonlyMap<keyof Totals, number>): TotalsPatch =>
  Object.fromEntries(NAMES.map((name) => [name, totals[name].since(from.get(name) ?? 0)])) as TotalsPatch;

export function applyTotals(totals: Totals, patch: TotalsPatch): void {
  for (const name of NAMES) totals[name].apply(patch[name]);
}

/** `octetsHttp2`: what the lane would have sent over HTTP/2, where that is counted. */
export function ledgerAt(totals: Totals, cursor: Micros, octetsHttp2 = -1): Ledger {
  // A total's value is of the kind that the ledger says: a time, a state, or a number.
  const values = Object.fromEntries(NAMES.map((name) => [name, totals[name].at(cursor)])) as Pick<
    Ledger,
    keyof Totals
  >;
  const { octets, payload } = values;
  const overhead = octets === 0 ? 0 : Math.floor(((octets - payload) * 1000) / octets + 0.5) / 10;
  return { ...values, octetsHttp2, overhead };
}
