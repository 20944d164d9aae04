/** The way to a step's stop: asked of the engine as soon as the runs are there, then played or jumped to. */
import type { CompiledLesson } from '../../../course/play/index.ts';
import type { Questions } from '../../../engine/index.ts';
import type { Lab } from '../../../lab/index.ts';

type Way = Questions['way']['answer'];

export interface JourneyEvents {
  /** The playhead stands at the stop, or playing ended short of it (undefined). */
  arrived(stop: Way['stop']): void;
  /** The run has no such moment. */
  unreachable(): void;
}

export class Journey {
  readonly #lab: Lab;
  readonly #events: JourneyEvents;
  #lesson: CompiledLesson | undefined;
  #step = 0;
  /** The stop is still to be found; the way there is to be played. */
  #pending: { readonly play: boolean } | undefined;

  constructor(lab: Lab, events: JourneyEvents) {
    this.#lab = lab;
    this.#events = events;
  }

  /** Wants to go to the stop of step `n`: sets out with the next `resume`. */
  plan(lesson: CompiledLesson, n: number, play: boolean): void {
    this.#lesson = lesson;
    this.#step = n;
    this.#pending = { play };
  }

  /** The stop is not found yet: the playhead still stands where another step has left it. */
  get isPending(): boolean {
    return this.#pending !== undefined;
  }

  /** Stays where the playhead is. */
  cancel(): void {
    this.#pending = undefined;
  }

  /** The run has grown: perhaps the stop is there now. */
  resume(): void {
    const pending = this.#pending;
    if (pending === undefined || this.#lab.engine.busy) return;
    void this.#way().then((way) => {
      // Another journey has begun meanwhile, this one was answered already, or the run is being replaced.
      if (this.#pending !== pending || way === undefined || this.#lab.engine.busy) return;
      this.#pending = undefined;
      this.#go(way, pending.play);
    });
  }

  #go({ from, stop }: Way, play: boolean): void {
    const { cursor } = this.#lab;
    if (stop === undefined) return this.#events.unreachable();
    this.#lab.fit(from, stop.at);
    // Reduced motion: the same stops and the same words, without the way between them.
    if (!play || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.#lab.pause();
      this.#lab.seek(stop.at);
      return this.#events.arrived(stop);
    }
    if (cursor < from || cursor > stop.at) this.#lab.seek(from);
    this.#lab.playTo(stop.at);
  }

  /** Playing has come to its limit. */
  arrived(): void {
    const [lesson, step] = [this.#lesson, this.#step];
    void this.#way().then((way) => {
      const isOther = lesson !== this.#lesson || step !== this.#step || this.isPending;
      if (isOther || this.#lab.playing) return;
      const stop = way?.stop;
      this.#events.arrived(stop !== undefined && this.#lab.cursor >= stop.at ? stop : undefined);
    });
  }

  async #way(): Promise<Way | undefined> {
    const lesson = this.#lesson;
    const { prerun } = this.#lab;
    const known = prerun === lesson?.prerun && prerun?.ways[this.#step];
    if (known) return known;
    return lesson && this.#lab.engine.ask('way', { stops: stopsOf(lesson), n: this.#step });
  }
}

/** What the engine needs of a lesson. */
export const stopsOf = ({ id, steps, scenarios }: CompiledLesson): Questions['way']['asks']['stops'] => ({
  id,
  steps: steps.map(({ stop, scenario, select }) => ({ stop, scenario, ...(select && { select }) })),
  scenarios: scenarios.map(({ until }) => ({ until })),
});
