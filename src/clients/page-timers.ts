/**
 * The timers of a page's script, as Chromium runs them (developer.chrome.com/blog/timer-throttling-in-chrome-88): on time
 * while the tab is in front; once a second while it is hidden; and once a minute when it has been hidden for five
 * minutes, for timers that were set by timers at least five times over. An open socket makes no difference (of
 * connections only WebRTC does), and what comes from the network is no timer: it is heard at once.
 */
import { type Micros, micros, millis } from '../base/index.ts';
import type { Task, World } from '../network/index.ts';

const SECOND = millis(1000);
const MINUTE = millis(60_000);
const LONG_HIDDEN = millis(300_000);
const LONG_CHAIN = 5;

/** Without `run`, it was cancelled. */
export interface PageTimer {
  run: (() => void) | undefined;
}

interface Armed extends PageTimer {
  readonly due: Micros;
  /** How many timers, each set by the one before, led to this one. */
  readonly chain: number;
  task: Task | undefined;
}

export class PageTimers {
  readonly #world: World;
  readonly #node: number;
  readonly #armed = new Set<Armed>();
  #hiddenSince: Micros | undefined;
  /** The chain of the timer whose callback is running; 0 outside of timers. */
  #chain = 0;

  constructor(world: World, node: number) {
    this.#world = world;
    this.#node = node;
  }

  /** Runs `run` when `delay` is over and the tab may wake up. */
  after(delay: Micros, run: () => void): PageTimer {
    const due = micros(this.#world.now + delay);
    const timer: Armed = { due, chain: this.#chain + 1, run, task: undefined };
    this.#armed.add(timer);
    this.#arm(timer);
    return timer;
  }

  /** Another tab comes to the front. */
  sleep(): void {
    if (this.#hiddenSince !== undefined) return;
    this.#record('asleep');
    this.#hiddenSince = this.#world.now;
    this.#rearm();
  }

  /** The tab is in front again: what is overdue runs at once. */
  wake(): void {
    if (this.#hiddenSince === undefined) return;
    this.#record('awake');
    this.#hiddenSince = undefined;
    this.#rearm();
  }

  #record(fault: 'asleep' | 'awake'): void {
    this.#world.record('fault', { fault, node: this.#node });
  }

  #rearm(): void {
    // Sorting is stable: timers of one instant stay in the order in which they were set.
    for (const timer of [...this.#armed].sort((a, b) => a.due - b.due)) this.#arm(timer);
  }

  #arm(timer: Armed): void {
    if (timer.task !== undefined) timer.task.run = undefined;
    const at = Math.max(this.#world.now, this.#wakeUp(timer));
    timer.task = this.#world.after(micros(at - this.#world.now), () => this.#fire(timer));
  }

  #fire(timer: Armed): void {
    this.#armed.delete(timer);
    this.#chain = timer.chain;
    timer.run?.();
    this.#chain = 0;
  }

  /** When a timer runs: at its time, or when the tab wakes up next. */
  #wakeUp({ due, chain }: Armed): number {
    if (this.#hiddenSince === undefined) return due;
    const second = nextMultiple(due, SECOND);
    const isThrottled = chain >= LONG_CHAIN && second >= this.#hiddenSince + LONG_HIDDEN;
    return isThrottled ? nextMultiple(due, MINUTE) : second;
  }
}

/** The least multiple of `step` that is not before `time`. */
const nextMultiple = (time: number, step: number): number => Math.ceil(time / step) * step;
