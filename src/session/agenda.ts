/**
 * What learners do in a lane, in the order in which it happens. Only the next action is on the clock: its queue stays
 * as short as what is under way, however many actions a scenario has.
 */
import { type Clock, PRIORITY, type Task } from '../network/index.ts';
import type { Action } from '../scenario/index.ts';

export class Agenda {
  readonly #clock: Clock;
  readonly #perform: (action: Action) => void;
  /** In order; those before `#next` are done. */
  readonly #actions: Action[];
  #next = 0;
  /** The next action's, if there is one. */
  #task: Task | undefined;

  constructor(clock: Clock, actions: readonly Action[], perform: (action: Action) => void) {
    this.#clock = clock;
    this.#perform = perform;
    // Actions of one instant stay in the order in which they were given.
    this.#actions = actions.toSorted((a, b) => a.at - b.at);
    this.#arm();
  }

  /** Adds an action that comes behind those of its instant. */
  add(action: Action): void {
    const place = this.#actions.findLastIndex(({ at }) => at <= action.at) + 1;
    this.#actions.splice(place, 0, action);
    if (place > this.#next) return;
    if (this.#task !== undefined) this.#task.run = undefined;
    this.#arm();
  }

  #arm(): void {
    const action = this.#actions[this.#next];
    this.#task =
      action &&
      this.#clock.schedule(action.at, PRIORITY.action, () => {
        this.#next += 1;
        this.#arm();
        this.#perform(action);
      });
  }
}
