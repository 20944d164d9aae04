/**
 * The ambient globals of a run: timers, the date and random numbers that back ends and mocks call by name.
 *
 * While a run holds the realm they are the run's own: virtual time, seeded draws. Otherwise they are the
 * platform's. Runs hold it one after the other, so that a callback never lands in another run's time. The page
 * itself never installs a realm; the engine's worker and tests do.
 */
import type { Random } from '../base/index.ts';
import { micros } from '../base/index.ts';
import { PRIORITY, type Task, type World } from '../network/index.ts';
import { EPOCH_SECONDS } from './http-date.ts';

interface Holder {
  readonly world: World;
  readonly random: Random;
  readonly timers: Map<number, Task>;
}

let installed: Realm | undefined;

export class Realm {
  #holder: Holder | undefined;
  /** Own code of a mock runs: its delays are artefacts and take no model time. */
  #instant = false;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #holders = new WeakMap<World, Holder>();
  #ids = 1_000_000_000;

  /** Replaces the realm's globals, once. */
  static install(): Realm {
    installed ??= new Realm().#replaceGlobals();
    return installed;
  }

  /** Waits for its turn, then runs `work` with the globals of `world`. */
  hold<T>(world: World, work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(async () => {
      this.#holder = this.#holderOf(world);
      try {
        return await work();
      } finally {
        this.#holder = undefined;
      }
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Runs code of a mock: timers that it sets fire at the same instant of virtual time. */
  asMock<T>(work: () => T): T {
    return this.#as(true, work);
  }

  /** Runs code of a back end that a mock calls: its timers take virtual time. */
  asHandler<T>(work: () => T): T {
    return this.#as(false, work);
  }

  #as<T>(instant: boolean, work: () => T): T {
    const before = this.#instant;
    this.#instant = instant;
    try {
      return work();
    } finally {
      this.#instant = before;
    }
  }

  #holderOf(world: World): Holder {
    let holder = this.#holders.get(world);
    if (holder === undefined) {
      holder = { world, random: world.random.fork('realm'), timers: new Map() };
      this.#holders.set(world, holder);
    }
    return holder;
  }

  #set(
    holder: Holder,
    callback: (...args: unknown[]) => void,
    ms: unknown,
    args: unknown[],
    every: boolean,
  ): number {
    const id = this.#ids++;
    const { world, timers } = holder;
    const instant = this.#instant;
    // HTML's rule: a delay that is no positive number is 0; an interval never runs twice in an instant.
    const delay = instant ? 0 : Math.max(every ? 1 : 0, Math.floor(Number(ms)) || 0) * 1000;
    const arm = (): void => {
      const at = micros(world.now + delay);
      timers.set(id, world.clock.schedule(at, PRIORITY.timer, fire));
    };
    const fire = (): void => {
      timers.delete(id);
      world.wake();
      if (every) arm();
      this.#as(instant, () => callback(...args));
    };
    arm();
    return id;
  }

  #replaceGlobals(): this {
    const real = {
      setTimeout: globalThis.setTimeout,
      setInterval: globalThis.setInterval,
      clearTimeout: globalThis.clearTimeout,
      clearInterval: globalThis.clearInterval,
      random: Math.random,
      now: performance.now.bind(performance),
      getRandomValues: crypto.getRandomValues.bind(crypto),
    };
    const RealDate = Date;
    const realm = this;
    const present = (holder: Holder): number => EPOCH_SECONDS * 1000 + holder.world.now / 1000;

    const timer =
      (every: boolean, platform: typeof real.setTimeout) =>
      (callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): unknown => {
        const holder = realm.#holder;
        return holder === undefined
          ? platform(callback, ms, ...args)
          : realm.#set(holder, callback, ms, args, every);
      };
    const clear =
      (platform: typeof real.clearTimeout) =>
      (id: unknown): void => {
        const task = typeof id === 'number' ? realm.#holder?.timers.get(id) : undefined;
        if (task === undefined) return platform(id as Parameters<typeof real.clearTimeout>[0]);
        task.run = undefined;
        realm.#holder?.timers.delete(id as number);
      };

    class RunDate extends RealDate {
      constructor(...args: [] | [number | string | Date]) {
        const holder = realm.#holder;
        if (args.length > 0 || holder === undefined) super(...(args as [number]));
        else super(Math.floor(present(holder)));
      }
      static override now(): number {
        const holder = realm.#holder;
        return holder === undefined ? RealDate.now() : Math.floor(present(holder));
      }
    }

    Object.assign(globalThis, {
      Date: RunDate,
      setTimeout: timer(false, real.setTimeout),
      setInterval: timer(true, real.setInterval),
      clearTimeout: clear(real.clearTimeout),
      clearInterval: clear(real.clearInterval),
    });
    Math.random = () => {
      const random = realm.#holder?.random;
      return random === undefined ? real.random() : random.uint32() / 4_294_967_296;
    };
    performance.now = () => {
      const holder = realm.#holder;
      return holder === undefined ? real.now() : holder.world.now / 1000;
    };
    crypto.getRandomValues = (array) => {
      const holder = realm.#holder;
      if (holder === undefined || array === null) return real.getRandomValues(array);
      const octets = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      octets.set(holder.random.bytes(octets.length));
      return array;
    };
    return this;
  }
}
