/**
 * How long to wait before the next attempt: exponential back-off with full jitter, "sleep = random_between(0, min(cap,
 * base * 2 ** attempt))" (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015). The jitter is what
 * keeps thousands of clients that lost one server from coming back in one instant; RFC 6455 §7.2.3 asks for as much.
 */
import { type Micros, micros, millis, type Random } from '../base/index.ts';

const BASE = millis(1000);
const CAP = millis(30_000);
/** A connection that held for so long was no accident: the next loss counts as a first one. */
const STABLE = millis(10_000);

export class BackOff {
  readonly #random: Random;
  #ceiling: number = BASE;
  #openedAt: Micros | undefined;

  /** `random`: the page's own fork for this purpose. */
  constructor(random: Random) {
    this.#random = random;
  }

  /** An attempt has succeeded. */
  opened(now: Micros): void {
    this.#openedAt = now;
  }

  /** An attempt has failed, or what was open is lost: how long to wait. */
  lost(now: Micros): Micros {
    if (this.#openedAt !== undefined && now - this.#openedAt >= STABLE) this.reset();
    this.#openedAt = undefined;
    const delay = this.#random.between(0, this.#ceiling);
    this.#ceiling = Math.min(CAP, this.#ceiling * 2);
    return micros(delay);
  }

  /** All is well. */
  reset(): void {
    this.#ceiling = BASE;
  }
}
