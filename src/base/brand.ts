declare const brand: unique symbol;

/**
 * A `T` that only its own constructor makes: `Brand<number, 'Micros'>` is a number, a number is no `Micros`.
 */
export type Brand<T, N extends string> = T & { readonly [brand]: N };

/** Virtual time or a duration: a whole, non-negative count of microseconds. */
export type Micros = Brand<number, 'Micros'>;

/**
 * Brands a count of microseconds.
 *
 * @throws RangeError unless `n` is a safe, non-negative integer: time never runs backwards and never rounds.
 */
export function micros(n: number): Micros {
  if (!Number.isSafeInteger(n) || n < 0) {
    throw new RangeError(`A time is a whole, non-negative number of microseconds, not ${n}.`);
  }
  return (n + 0) as Micros; // + 0 turns -0 into 0: a hash over the bits would tell them apart
}

/**
 * Milliseconds to microseconds, rounded to the nearest whole one (halves go up): `millis(0.0015)` is 2.
 *
 * @throws RangeError as `micros` does, for negative numbers, NaN and what lies beyond 2^53.
 */
export function millis(n: number): Micros {
  return micros(Math.floor(n * 1000 + 0.5));
}
