/**
 * A resumable run of one lane: open, advance, append, close. Advancing in any pieces gives the same trace as at
 * once, and appending an action never changes what was recorded before it.
 */
import { assert, err, type Micros, micros, ok, Random, type Result } from '../base/index.ts';
import { type Host, Link, PRIORITY, World } from '../network/index.ts';
import { type Action, knobsFor, type LaneScenario } from '../scenario/index.ts';
import type { Recorder } from '../trace/index.ts';
import { Agenda } from './agenda.ts';
import { click, type PageEnd, serve, type ServerEnd } from './deeds.ts';
import type { Turn } from './turn.ts';

type Client = LaneScenario['lane']['clients'][number];

/** The ends of a lane and the realm they run in: handed in, so that a session knows no package. */
export interface Composition {
  server(world: World, lane: LaneScenario): ServerEnd;
  page(world: World, link: Link, host: Host, lane: LaneScenario, client: Client): PageEnd;
  /** Runs `work` with the world's own timers, date and random numbers; other runs wait. */
  hold<T>(world: World, work: () => Promise<T>): Promise<T>;
  readonly turn: Turn;
}

/** How many tasks run without a pause for others; an abort is noticed that soon. */
const BREATH = 512;
/** More tasks than this at one instant are a runaway: time would never go on. */
const FUSE = 200_000;

export class Session {
  readonly #world: World;
  readonly #link: Link;
  readonly #server: ServerEnd;
  readonly #pages: ReadonlyMap<string, PageEnd>;
  readonly #agenda: Agenda;
  readonly #composition: Composition;
  /** Everything due by then has run; -1 before the first advance. */
  #drained = -1;
  #closed = false;

  /** Opens a lane at time 0; nothing runs before `advance`. */
  constructor(lane: LaneScenario, composition: Composition) {
    this.#composition = composition;
    const world = new World(Random.of(lane.seed).fork(`lane ${lane.lane.id}`));
    this.#world = world;
    this.#link = new Link(lane.link);
    this.#server = composition.server(world, lane);
    const { host } = this.#server;
    host.set({ ...lane.server, keepAlive: keepsAlive(lane) });
    this.#pages = new Map(
      lane.lane.clients.map((client) => [
        client.name,
        composition.page(world, this.#link, host, lane, client),
      ]),
    );
    for (const { page } of this.#pages.values()) page.set({ foreign: lane.server.foreign });
    this.#agenda = new Agenda(world.clock, lane.actions, (action) => this.#perform(action));
    for (const { page } of this.#pages.values())
      world.clock.schedule(micros(0), PRIORITY.timer, () => page.start());
  }

  get trace(): Recorder {
    return this.#world.trace;
  }

  /** Everything before this time is final; -1 before the first advance. */
  get drained(): number {
    return this.#drained;
  }

  /**
   * Runs everything that is due by `until`.
   *
   * @throws the signal's reason when it is aborted, and whatever a mistake of ours throws; the session is then
   *   closed, and what was recorded can still be read.
   */
  async advance(until: Micros, signal?: AbortSignal): Promise<void> {
    try {
      await this.#composition.hold(this.#world, () => this.#run(until, signal));
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Adds an action in the future of what has run. */
  append(action: Action): Result<void> {
    if (action.at <= this.#drained)
      return err(`An action at ${action.at} µs is in the past of this session.`);
    this.#agenda.add(action);
    return ok(undefined);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#server.host.stop();
    this.#world.close();
  }

  async #run(until: Micros, signal: AbortSignal | undefined): Promise<void> {
    const world = this.#world;
    const { turn } = this.#composition;
    let tasks = 0;
    let instant = world.now;
    let here = 0;
    for (;;) {
      signal?.throwIfAborted();
      assert(!this.#closed, 'a closed session runs no more');
      const task = world.clock.next(until);
      if (task === undefined) break;
      here = task.at === instant ? here + 1 : 0;
      instant = task.at;
      if (here > FUSE) throw new Error(`More than ${FUSE} tasks at ${instant} µs: the run does not go on.`);
      task.run?.();
      // The one rule of waiting: woken code runs until nothing counted is pending, then time goes on.
      while (world.takeUnsettled()) {
        await turn();
        signal?.throwIfAborted();
      }
      if (++tasks % BREATH === 0 && signal !== undefined) await turn();
    }
    world.clock.reach(until);
    this.#drained = until;
  }

  #perform(action: Action): void {
    switch (action.kind) {
      case 'server':
        return serve(this.#server, action.do);
      case 'client': {
        const page = this.#pages.get(action.client);
        if (page !== undefined) click(page, action.do);
        return;
      }
      case 'network':
        this.#world.record('fault', { fault: action.do.deed });
        this.#link.plug(action.do.deed === 'cable-in');
        return;
      case 'knobs':
        this.#world.record('knobs', { settings: settingsOf(action.set) });
        this.#link.settings = { ...this.#link.settings, ...knobsFor(action.set, 'link') };
        this.#server.host.set(knobsFor(action.set, 'host'));
        for (const { page } of this.#pages.values()) page.set(knobsFor(action.set, 'pages'));
    }
  }
}

/** Opens a lane, runs it to `until` and closes it. */
export async function run(
  lane: LaneScenario,
  until: Micros,
  composition: Composition,
  signal?: AbortSignal,
): Promise<Recorder> {
  const session = new Session(lane, composition);
  try {
    await session.advance(until, signal);
    return session.trace;
  } finally {
    session.close();
  }
}

const settingsOf = (set: object): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(set).map(([name, value]) => [name, String(value)]));

function keepsAlive({ lane }: LaneScenario): boolean {
  return lane.clients.every(({ transport }) => transport.kind !== 'polling' || transport.keepAlive);
}
