/** Times and rates as a person writes them. */
import { type Micros, micros } from '../../base/index.ts';

const TIMES: Readonly<Record<string, number>> = { µs: 1, us: 1, ms: 1000, s: 1_000_000, min: 60_000_000 };
const RATES: Readonly<Record<string, number>> = {
  'bit/s': 1,
  'kbit/s': 1000,
  'Mbit/s': 1_000_000,
  'Gbit/s': 1_000_000_000,
};

/** `80 ms`, `1.2 s`, `2 min`, `0`; undefined for anything else. */
export function parseTime(value: unknown): Micros | undefined {
  const n = parse(value, TIMES);
  return n === undefined ? undefined : micros(n);
}

/** `2 Mbit/s` as bits per second; a bare number is bits per second too. */
export function parseRate(value: unknown): number | undefined {
  return typeof value === 'number' ? value : parse(value, RATES);
}

function parse(value: unknown, units: Readonly<Record<string, number>>): number | undefined {
  if (value === 0) return 0;
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)\s*(\S+)$/.exec(String(value)) ?? [];
  const factor = units[unit];
  if (digits === undefined || factor === undefined) return undefined;
  return Math.floor(Number(digits) * factor + 0.5);
}
