/** A box in the path that forgets a connection which carried nothing for a while, and resets both ends. */
import type { Micros } from '../../base/index.ts';
import { RST } from '../../trace/index.ts';
import { PRIORITY, type Task } from '../clock.ts';
import type { Link } from '../link.ts';
import type { World } from '../world.ts';
import type { Endpoint } from './endpoint.ts';

export class IdleWatch {
  readonly #world: World;
  readonly #link: Link;
  readonly #ends: readonly Endpoint[];
  readonly #reset: (end: Endpoint, cause: number) => void;
  #task: Task | undefined;

  constructor(
    world: World,
    link: Link,
    ends: readonly Endpoint[],
    reset: (end: Endpoint, cause: number) => void,
  ) {
    this.#world = world;
    this.#link = link;
    this.#ends = ends;
    this.#reset = reset;
  }

  /** A segment has left: the time begins anew. */
  rearm(): void {
    this.stop();
    const { idleCut } = this.#link.settings;
    if (idleCut === 0 || this.isOver) return;
    this.#task = this.#world.after(idleCut, () => {
      for (const end of this.#ends) this.#cut(end);
    });
  }

  /** No end has a connection, any more or yet: there is nothing to forget. */
  get isOver(): boolean {
    return this.#ends.every(({ over, established }) => over || !established);
  }

  stop(): void {
    if (this.#task !== undefined) this.#task.run = undefined;
    this.#task = undefined;
  }

  #cut(end: Endpoint): void {
    const world = this.#world;
    const from = world.trace.stream(end.conn, !end.client).length;
    const fields = { conn: end.conn, up: !end.client, from, to: from, value: RST, text: 'box' };
    const sent = world.record('segment-sent', fields);
    // The box stands half-way: its RST travels half of a flight.
    const at = (world.now + Math.floor(this.#link.settings.rtt / 4)) as Micros;
    world.clock.schedule(at, PRIORITY.arrival, () => {
      const arrived = world.record('segment-arrived', { ...fields, cause: sent });
      this.#reset(end, arrived);
    });
  }
}
