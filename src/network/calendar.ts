/** A run's calendar starts at a fixed moment of model time. */
import type { Micros } from '../base/index.ts';

/** Monday, 5 January 2026, 09:00:00 GMT, in seconds since 1970. */
export const EPOCH_SECONDS = 1_767_603_600;

/** Seconds since 1970, with their fraction. */
export const secondsOf = (now: Micros): number => EPOCH_SECONDS + now / 1_000_000;
