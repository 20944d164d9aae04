/** Moves a cursor in real time. Playing is not simulating: the run is computed ahead, this only says where one is. */
import type { Micros } from '../base/index.ts';
import { playedOn, type Playhead } from './playhead.ts';

export interface PlayerEvents {
  moved(cursor: Micros): void;
  /** Playing has come to its limit. */
  arrived(): void;
  /** Nothing after this is computed yet: the cursor waits there. */
  computed(): number;
}

export class Player {
  speed = 1;
  playing = false;
  readonly #events: PlayerEvents;
  #playhead: Playhead = { cursor: 0 as Micros, rest: 0 };
  #limit = Infinity;
  #last = 0;

  constructor(events: PlayerEvents) {
    this.#events = events;
  }

  get cursor(): Micros {
    return this.#playhead.cursor;
  }

  /** Plays up to `limit`, or without end. */
  play(limit = Infinity): void {
    this.#limit = limit;
    this.#playhead = { cursor: this.cursor, rest: 0 };
    if (this.playing) return;
    this.playing = true;
    this.#last = performance.now();
    requestAnimationFrame(this.#frame);
  }

  pause(): void {
    this.playing = false;
  }

  seek(to: Micros): void {
    this.#playhead = { ...this.#playhead, cursor: to };
    this.#events.moved(to);
  }

  readonly #frame = (now: number): void => {
    if (!this.playing) return;
    const until = Math.min(this.#limit, this.#events.computed());
    const next = playedOn(this.#playhead, now - this.#last, this.speed, until);
    this.#last = now;
    this.#playhead = next;
    this.#events.moved(next.cursor);
    if (this.cursor >= this.#limit) {
      this.playing = false;
      this.#events.arrived();
    } else requestAnimationFrame(this.#frame);
  };
}
