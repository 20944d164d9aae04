import type { Micros } from '../../base/index.ts';

/** Moments at which something happens, ascending, and how many transfers were on the way from each on. */
export class Timeline {
  readonly moments: Micros[] = [];
  readonly inFlight: number[] = [];
  #flying = 0;

  add(at: Micros, flying: number): void {
    this.#flying += flying;
    const last = this.moments.length - 1;
    if (this.moments[last] === at) this.inFlight[last] = this.#flying;
    else {
      this.moments.push(at);
      this.inFlight.push(this.#flying);
    }
  }
}
