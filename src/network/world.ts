/**
 * One lane's closed universe: its clock, its randomness, its trace, and the count of what it waits for.
 *
 * All waiting in a run is either virtual (a task of the clock) or counted (`real`): after a task that woke
 * code, the session turns the event loop until nothing counted is pending, then takes the next task. What is
 * still pending then is parked, by definition; a handler that never answers is a fact, not an error.
 */
import { type Micros, micros, type Random } from '../base/index.ts';
import { type Given, type Kind, Recorder } from '../trace/index.ts';
import { Clock, PRIORITY, type Task } from './clock.ts';

export class World {
  readonly clock = new Clock();
  readonly trace = new Recorder();
  readonly random: Random;
  #woken = false;
  #real = 0;
  #closed = false;
  #box = -1;

  /** `random` is the lane's own fork: no draw of another lane can move this one's. */
  constructor(random: Random) {
    this.random = random;
  }

  get now(): Micros {
    return this.clock.now;
  }

  /** Takes a node into the lane and returns its number. */
  join(name: string, role: 'page' | 'server' | 'box'): number {
    return this.trace.addNode({ name, role });
  }

  /** The number of the box half-way: it is a node from the moment at which it does something. */
  meetBox(): number {
    if (this.#box < 0) this.#box = this.join('box', 'box');
    return this.#box;
  }

  /** Writes a fact at the present instant and returns its index. After `close` nothing is written. */
  record<K extends Kind>(kind: K, given: Given<K>): number {
    return this.#closed ? -1 : this.trace.append(kind, this.clock.now, given);
  }

  /** Runs `run` after `delay`; timers of one instant run in the order they were set. */
  after(delay: Micros, run: () => void): Task {
    return this.clock.schedule(micros(this.now + delay), PRIORITY.timer, run);
  }

  /** Says that asynchronous code was woken: the session lets it run before the next task. */
  wake(): void {
    this.#woken = true;
  }

  /** Counts real work (a body being read, WebCrypto): the clock holds until it is done. */
  async real<T>(work: Promise<T>): Promise<T> {
    this.#real += 1;
    this.#woken = true;
    try {
      return await work;
    } finally {
      this.#real -= 1;
      this.#woken = true;
    }
  }

  /** True while another turn of the event loop is due; each asking clears the wake-up call. */
  takeUnsettled(): boolean {
    const unsettled = this.#woken || this.#real > 0;
    this.#woken = false;
    return unsettled;
  }

  close(): void {
    this.#closed = true;
  }
}
