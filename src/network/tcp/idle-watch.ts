/** A box in the path that forgets a connection which carried nothing for a while, and resets both ends. */
import { type Micros, micros } from '../../base/index.ts';
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
  /** When the last segment has left. */
  #last = 0;
  #task: Task | undefined;
  /** Its RST may have been lost: then what comes next is answered by another. */
  #hasForgotten = false;
  readonly #arm = (): void => this.#watch();

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
    link.watchers.add(this.#arm);
  }

  /** A segment has left: the time begins anew. */
  rearm(): void {
    this.#last = this.#world.now;
    if (this.#hasForgotten) this.#world.after(this.#quarter, () => this.#cut());
    else if (this.#task === undefined && this.#link.settings.idleCut > 0) this.#watch();
  }

  /** No end has a connection, any more or yet: there is nothing to forget. */
  get isOver(): boolean {
    return this.#ends.every(({ over, established }) => over || !established);
  }

  stop(): void {
    this.#calm();
    this.#link.watchers.delete(this.#arm);
  }

  #calm(): void {
    if (this.#task !== undefined) this.#task.run = undefined;
    this.#task = undefined;
  }

  /** The box stands half-way: a segment needs that long from an end to it, and from it to an end. */
  get #quarter(): Micros {
    return micros(Math.floor(this.#link.settings.rtt / 4));
  }

  /** Sets the one task, for when the time is over by what the knob says now; by then it may have begun anew. */
  #watch(): void {
    this.#calm();
    const { idleCut } = this.#link.settings;
    if (idleCut === 0 || this.isOver || this.#hasForgotten) return;
    const { clock } = this.#world;
    const at = micros(Math.max(clock.now, this.#last + idleCut));
    this.#task = clock.schedule(at, PRIORITY.timer, () => {
      this.#task = undefined;
      if (clock.now < this.#last + idleCut) return this.#watch();
      this.#hasForgotten = true;
      this.#cut();
    });
  }

  #cut(): void {
    if (this.isOver) return;
    for (const end of this.#ends) this.#sendReset(end);
  }

  #sendReset(end: Endpoint): void {
    const world = this.#world;
    const { cable } = this.#link;
    world.meetBox();
    const from = world.trace.stream(end.conn, !end.client).length;
    const fields = { conn: end.conn, up: !end.client, from, to: from, flags: RST, overhead: 0 };
    const sent = world.record('segment-sent', { ...fields, origin: 'box' });
    world.clock.schedule(micros(world.now + this.#quarter), PRIORITY.arrival, () => {
      if (!this.#link.holds(cable))
        return void world.record('segment-lost', { ...fields, by: 'cable', cause: sent });
      this.#reset(end, world.record('segment-arrived', { ...fields, cause: sent }));
    });
  }
}
