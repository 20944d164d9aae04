/** The retransmission timeout (RFC 6298), in µs. */
import { type Micros, micros } from '../../base/index.ts';

/** Before the first measurement (§2.1). */
export const INITIAL_RTO = micros(1_000_000);
/** The RFC wants a timeout of one second at least (§2.4); Linux waits this much longer than the round trip (TCP_RTO_MIN). */
const LEAST = 200_000;
const MOST = 60_000_000;

/** Where the SYN had to be sent again (§5.7). */
const AFTER_SYN = 3_000_000;

export class RoundTrip {
  #first: number = INITIAL_RTO;
  #smoothed = -1;
  #variation = 0;
  #backOff = 1;

  /** §2.3: a segment has been acknowledged so long after it left. */
  measure(measured: number): void {
    if (this.#smoothed < 0) {
      this.#smoothed = measured;
      this.#variation = measured / 2;
    } else {
      this.#variation = (3 * this.#variation + Math.abs(this.#smoothed - measured)) / 4;
      this.#smoothed = (7 * this.#smoothed + measured) / 8;
    }
    this.#backOff = 1;
  }

  /** §5.7: the handshake is over and has measured nothing. */
  unmeasured(): void {
    this.#first = AFTER_SYN;
  }

  /** §5.5: each timeout doubles the next one. */
  double(): void {
    this.#backOff *= 2;
  }

  get timeout(): Micros {
    const once = this.#smoothed < 0 ? this.#first : this.#smoothed + Math.max(LEAST, 4 * this.#variation);
    return micros(Math.floor(Math.min(MOST, once * this.#backOff)));
  }
}
