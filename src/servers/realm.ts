/**
 * The ambient globals of a run: timers, the date and random numbers that back ends and mocks call by name.
 *
 * While a run holds the realm they are the run's own: virtual time, seeded draws. Otherwise they are the
 * platform's. Runs hold it one after the other, so that a callback never lands in another run's time. The page
 * itself never installs a realm; the engine's worker and tests do.
 */
import { micros, type Random, toHex } from '../base/index.ts';
import { EPOCH_SECONDS, PRIORITY, type Task, type World } from '../network/index.ts';

type Callback = (...args: unknown[]) => void;

interface Holder {
  readonly world: World;
  /** For `Math.random`; MSW draws one number a request for its own ids. */
  readonly random: Random;
  /** For `crypto`. */
  readonly secret: Random;
  readonly timers: Map<unknown, Task>;
}

let installed: Realm | undefined;

export class Realm {
  #holder: Holder | undefined;
  /** What a mock's own code wants to do later; undefined while none of it runs. */
  #postponed: (() => void)[] | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #holders = new WeakMap<World, Holder>();
  #ids = 1_000_000_000;

  /** Replaces the realm's globals, once. */
  static install(): Realm {
    if (installed === undefined) {
      installed = new Realm();
      installed.#replaceTimers();
      installed.#replaceDate();
      installed.#replaceChance();
    }
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

  /**
   * Runs code of a mock, then at once whatever it wants to do "later": its delays are artefacts, and a message
   * passes through it within the call, as it does without a mock.
   */
  asMock<T>(work: () => T): T {
    const postponed: (() => void)[] = [];
    return this.#with(postponed, () => {
      const result = work();
      // The list may grow meanwhile.
      for (const run of postponed) run();
      return result;
    });
  }

  /** Runs code of a back end that a mock calls: its timers take virtual time. */
  asHandler<T>(work: () => T): T {
    return this.#with(undefined, work);
  }

  #with<T>(postponed: (() => void)[] | undefined, work: () => T): T {
    const before = this.#postponed;
    this.#postponed = postponed;
    try {
      return work();
    } finally {
      this.#postponed = before;
    }
  }

  #holderOf(world: World): Holder {
    let holder = this.#holders.get(world);
    if (holder === undefined) {
      const [random, secret] = [world.random.fork('realm/random'), world.random.fork('realm/crypto')];
      holder = { world, random, secret, timers: new Map() };
      this.#holders.set(world, holder);
    }
    return holder;
  }

  #set({ world, timers }: Holder, callback: () => void, ms: unknown, every: boolean): number {
    const id = this.#ids++;
    if (this.#postponed !== undefined) {
      this.#postponed.push(callback);
      return id;
    }
    // HTML: the delay is a 32-bit integer, and a negative one is 0. An interval never runs twice in an instant.
    const delay = Math.max(every ? 1 : 0, Number(ms) | 0) * 1000;
    const arm = (): void => {
      timers.set(id, world.clock.schedule(micros(world.now + delay), PRIORITY.timer, fire));
    };
    const fire = (): void => {
      timers.delete(id);
      world.wake();
      if (every) arm();
      callback();
    };
    arm();
    return id;
  }

  #replaceTimers(): void {
    const set =
      (platform: (callback: Callback, ms?: number, ...args: unknown[]) => unknown, every: boolean) =>
      (callback: Callback, ms?: number, ...args: unknown[]): unknown =>
        this.#holder === undefined
          ? platform(callback, ms, ...args)
          : this.#set(this.#holder, () => callback(...args), ms, every);
    const clear =
      (platform: typeof clearTimeout) =>
      (id?: Parameters<typeof clearTimeout>[0]): void => {
        const task = this.#holder?.timers.get(id);
        if (task === undefined) return platform(id);
        task.run = undefined;
        this.#holder?.timers.delete(id);
      };
    Object.assign(globalThis, {
      setTimeout: set(setTimeout, false),
      setInterval: set(setInterval, true),
      clearTimeout: clear(clearTimeout),
      clearInterval: clear(clearInterval),
    });
  }

  #replaceDate(): void {
    const platform = { Date, now: performance.now.bind(performance) };
    const now = (): number =>
      this.#holder === undefined
        ? platform.Date.now()
        : EPOCH_SECONDS * 1000 + Math.floor(this.#holder.world.now / 1000);
    // A proxy, so that a date of the platform's is an instance of this Date too.
    globalThis.Date = new Proxy(Date, {
      apply: (target) => new target(now()).toString(),
      construct: (target, args: unknown[], newTarget) =>
        Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
      get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
    });
    performance.now = () => (this.#holder === undefined ? platform.now() : this.#holder.world.now / 1000);
  }

  #replaceChance(): void {
    const platform = {
      random: Math.random,
      getRandomValues: crypto.getRandomValues.bind(crypto),
      randomUUID: crypto.randomUUID?.bind(crypto),
    };
    Math.random = () => (this.#holder?.random.uint32() ?? platform.random() * 4_294_967_296) / 4_294_967_296;
    crypto.getRandomValues = (array) => {
      if (this.#holder === undefined || array === null) return platform.getRandomValues(array);
      const octets = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      octets.set(this.#holder.secret.bytes(octets.length));
      return array;
    };
    const { randomUUID } = platform;
    if (randomUUID === undefined) return;
    crypto.randomUUID = () => {
      if (this.#holder === undefined) return randomUUID();
      // RFC 9562 §5.4: version 4, variant 10.
      const octets = this.#holder.secret.bytes(16).map((octet, i) => {
        return i === 6 ? (octet & 0x0f) | 0x40 : i === 8 ? (octet & 0x3f) | 0x80 : octet;
      });
      const [a, b, c, d, e] = [
        [0, 4],
        [4, 6],
        [6, 8],
        [8, 10],
        [10, 16],
      ].map(([from, to]) => toHex(octets.slice(from, to), ''));
      return `${a}-${b}-${c}-${d}-${e}`;
    };
  }
}
