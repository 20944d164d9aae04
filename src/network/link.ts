/** The path between a browser and a server: delay with seeded jitter, and a rate in each direction. */
import { type Micros, micros, type Random } from '../base/index.ts';

export interface LinkSettings {
  /** Round-trip time in µs. */
  rtt: Micros;
  /** A segment is early or late by at most this much, in µs. */
  jitter: Micros;
  /** Bits per second each way; 0: serialisation takes no time. */
  bandwidth: number;
  /** Idle time after which a box in the path resets a connection, in µs; 0: never. */
  idleCut: Micros;
  /** How many of a thousand segments get lost. */
  loss: number;
  /** How many of a thousand segments take a longer path. */
  reorder: number;
  /** Segments that may leave before the first ACK. */
  initialWindow: number;
  delayedAck: boolean;
  tls: 'none' | 'tls12' | 'tls12-resumed' | 'tls13' | 'tls13-resumed' | 'tls13-early-data';
  box: 'none' | 'strips-upgrade' | 'buffers' | 'caches' | 'drops-upgrade';
}

export class Link {
  #settings: LinkSettings;
  /** The two legs, where a box stands half-way and answers for itself. */
  #legs: readonly [near: Link, far: Link] | undefined;
  /** How often the cable was pulled out or put back: where that is even, it is in. */
  #cable = 0;
  /** Called when a knob has been turned. */
  readonly watchers = new Set<() => void>();
  /** When the wire is free again, by direction: up, down. */
  readonly #free: [number, number] = [0, 0];

  constructor(settings: LinkSettings) {
    this.#settings = settings;
  }

  get settings(): LinkSettings {
    return this.#settings;
  }

  set settings(settings: LinkSettings) {
    this.#settings = settings;
    for (const tell of this.watchers) tell();
    if (this.#legs === undefined) return;
    const [near, far] = legsOf(settings);
    this.#legs[0].settings = near;
    this.#legs[1].settings = far;
  }

  /** The path to a box half-way, and the path on from there. Whatever disturbs the path does so before the box. */
  get legs(): readonly [near: Link, far: Link] {
    if (this.#legs === undefined) {
      const [near, far] = legsOf(this.#settings);
      this.#legs = [new Link(near), new Link(far)];
    }
    return this.#legs;
  }

  /** The cable is pulled out or put back. */
  plug(isIn: boolean): void {
    if (isIn !== (this.#cable % 2 === 0)) this.#cable += 1;
    this.legs[0].#cable = this.#cable;
  }

  /** What `holds` is asked about later. */
  get cable(): number {
    return this.#cable;
  }

  /** Whether the cable was in then, and all the time since: what was on the way otherwise is lost. */
  holds(then: number): boolean {
    return then === this.#cable && then % 2 === 0;
  }

  /** When everything that was handed over so far has left. */
  clear(up: boolean): Micros {
    return micros(this.#free[up ? 0 : 1]);
  }

  /** When a packet of `octets` that is handed over at `now` has arrived whole. Draws once from `random`. */
  arrival(now: Micros, up: boolean, octets: number, random: Random): Micros {
    const { rtt, jitter, bandwidth } = this.settings;
    const way = up ? 0 : 1;
    const start = Math.max(now, this.#free[way]);
    const serialised = bandwidth === 0 ? 0 : Math.floor((octets * 8_000_000) / bandwidth);
    this.#free[way] = start + serialised;
    // An odd round-trip time loses no microsecond: one half is rounded down, the other up.
    const half = up ? Math.floor(rtt / 2) : rtt - Math.floor(rtt / 2);
    const shift = random.below(2 * jitter + 1) - jitter;
    return micros(start + serialised + Math.max(0, half + shift));
  }

  /** Whether a packet with that many octets after its headers gets lost. */
  loses(_up: boolean, _octets: number, random: Random): boolean {
    const { loss } = this.settings;
    return loss > 0 && random.below(1000) < loss;
  }
}

function legsOf(settings: LinkSettings): [near: LinkSettings, far: LinkSettings] {
  const near = Math.floor(settings.rtt / 2);
  const calm = { jitter: micros(0), loss: 0, reorder: 0, idleCut: micros(0), box: 'none' } as const;
  return [
    { ...settings, rtt: micros(near), box: 'none' },
    { ...settings, ...calm, rtt: micros(settings.rtt - near) },
  ];
}
