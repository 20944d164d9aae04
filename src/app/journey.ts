/** The way to a step's stop: found in the traces as soon as they reach so far, then played or jumped to. */
import { type CompiledLesson, type Place, previousStop, stopOf } from '../course/play/index.ts';
import type { Bench } from './bench.ts';

export interface JourneyEvents {
  /** The playhead stands at the stop, or playing ended short of it (undefined). */
  arrived(place: Place | undefined): void;
  /** The run has no such moment. */
  unreachable(): void;
}

export class Journey {
  readonly #bench: Bench;
  readonly #events: JourneyEvents;
  #lesson: CompiledLesson | undefined;
  #step = 0;
  /** The stop is still to be found; the way there is to be played. */
  #pending: { readonly play: boolean } | undefined;

  constructor(bench: Bench, events: JourneyEvents) {
    this.#bench = bench;
    this.#events = events;
  }

  /** Sets out for the stop of step `n`. */
  start(lesson: CompiledLesson, n: number, play: boolean): void {
    this.#lesson = lesson;
    this.#step = n;
    this.#pending = { play };
    this.resume();
  }

  /** Stays where the playhead is. */
  cancel(): void {
    this.#pending = undefined;
  }

  /** The run has grown: perhaps the stop is there now. */
  resume(): void {
    const lesson = this.#lesson;
    const { engine, cursor } = this.#bench;
    if (lesson === undefined || this.#pending === undefined || engine.busy) return;
    const { play } = this.#pending;
    this.#pending = undefined;
    const { traces } = engine;
    const place = stopOf(lesson, this.#step, traces);
    if (place === undefined) return this.#events.unreachable();
    // Reduced motion: the same stops and the same words, without the way between them.
    if (!play || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.#bench.pause();
      this.#bench.seek(place.at);
      return this.#events.arrived(place);
    }
    const from = previousStop(lesson, this.#step, traces).at;
    if (cursor < from || cursor > place.at) this.#bench.seek(from);
    this.#bench.playTo(place.at);
  }

  /** Playing has come to its limit. */
  arrived(): void {
    const place =
      this.#lesson === undefined ? undefined : stopOf(this.#lesson, this.#step, this.#bench.engine.traces);
    this.#events.arrived(place !== undefined && this.#bench.cursor >= place.at ? place : undefined);
  }
}
