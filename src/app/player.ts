/** Moves a cursor in real time. Playing is not simulating: the run is computed ahead, this only says where one is. */
import { type Micros, micros } from '../base/index.ts';

export interface PlayerEvents {
  moved(cursor: Micros): void;
  /** Playing has come to its limit. */
  arrived(): void;
  /** Nothing after this is computed yet: the cursor waits there. */
  computed(): number;
}

export class Player {
  cursor = 0 as Micros;
  speed = 1;
  playing = false;
  readonly #events: PlayerEvents;
  #limit = Infinity;
  #last = 0;
  /** Microseconds that are less than one. */
  #rest = 0;

  constructor(events: PlayerEvents) {
    this.#events = events;
  }

  /** Plays up to `limit`, or without end. */
  play(limit = Infinity): void {
    this.#limit = limit;
    this.#rest = 0;
    if (this.playing) return;
    this.playing = true;
    this.#last = performance.now();
    requestAnimationFrame(this.#frame);
  }

  pause(): void {
    this.playing = false;
  }

  seek(to: Micros): void {
    this.cursor = to;
    this.#events.moved(to);
  }

  readonly #frame = (now: number): void => {
    if (!this.playing) return;
    // A hidden tab gets no frames: time does not run on without a watcher.
    const elapsed = Math.min(Math.max(0, now - this.#last), 100);
    this.#last = now;
    const exact = this.cursor + this.#rest + elapsed * 1000 * this.speed;
    const wanted = Math.min(exact, this.#limit, Math.max(this.#events.computed(), this.cursor));
    this.#rest = wanted < exact ? 0 : wanted - Math.floor(wanted);
    this.seek(micros(Math.floor(wanted)));
    if (this.cursor >= this.#limit) {
      this.playing = false;
      this.#events.arrived();
    } else requestAnimationFrame(this.#frame);
  };
}
