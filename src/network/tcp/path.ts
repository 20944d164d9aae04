/** One connection's way through the link: where a packet gets lost, takes longer or is dropped by a box. */
import { fromLatin1, type Micros, type Random } from '../../base/index.ts';
import { packetSize } from '../../wire/tcp/index.ts';
import { PRIORITY } from '../clock.ts';
import type { Given } from '../../trace/index.ts';
import type { Link } from '../link.ts';
import type { World } from '../world.ts';
import type { Packet } from './packet.ts';

/** Why a segment leaves once more. */
export type Why = Pick<Given<'segment-sent'>, 'retransmission'>;

export class Path {
  readonly #world: World;
  readonly #link: Link;
  readonly #conn: number;
  readonly #arrive: (packet: Packet, cause: number) => void;
  readonly #jitter: readonly [up: Random, down: Random];
  readonly #luck: readonly [up: Random, down: Random];
  /** Segments that take the short way never overtake each other. */
  readonly #lastArrival: [up: number, down: number] = [0, 0];
  /** A firewall has seen what it does not want, and lets nothing through any more. */
  #isBlocked = false;

  constructor(world: World, link: Link, conn: number, arrive: (packet: Packet, cause: number) => void) {
    this.#world = world;
    this.#link = link;
    this.#conn = conn;
    this.#arrive = arrive;
    const fork = (what: string): [Random, Random] => [
      world.random.fork(`c${conn}/up/${what}`),
      world.random.fork(`c${conn}/down/${what}`),
    ];
    this.#jitter = fork('jitter');
    this.#luck = fork('luck');
  }

  /** Returns the fact of its leaving. */
  send(packet: Packet, why: Why): number {
    const { up, flags, plain, extra } = packet;
    const world = this.#world;
    const fields = { conn: this.#conn, up, from: plain.from, to: plain.to, flags, overhead: extra };
    const sent = world.record('segment-sent', { ...fields, ...why });
    const leaving = world.now;
    const { cable } = this.#link;
    const size = packetSize(flags, plain.to - plain.from + extra);
    const at = this.#arrival(up, this.#link.arrival(leaving, up, size, this.#jitter[up ? 0 : 1]));
    const lost = (by: 'loss' | 'cable' | 'box'): void =>
      void world.record('segment-lost', { ...fields, by, cause: sent });
    const fate = this.#fate(packet);
    if (fate === 'box') world.meetBox();
    if (fate !== '') {
      const halfWay = (leaving + Math.floor((at - leaving) / 2)) as Micros;
      world.clock.schedule(halfWay, PRIORITY.arrival, () => lost(fate));
      return sent;
    }
    world.clock.schedule(at, PRIORITY.arrival, () => {
      if (!this.#link.holds(cable)) return lost('cable');
      this.#arrive(packet, world.record('segment-arrived', { ...fields, cause: sent }));
    });
    return sent;
  }

  #arrival(up: boolean, earliest: Micros): Micros {
    const way = up ? 0 : 1;
    const at = Math.max(earliest, this.#lastArrival[way]);
    const { reorder, rtt } = this.#link.settings;
    // The longer way takes a quarter of the round trip more, so that later segments overtake this one.
    if (reorder > 0 && this.#luck[way].below(1000) < reorder)
      return (at + Math.max(1000, Math.floor(rtt / 4))) as Micros;
    this.#lastArrival[way] = at;
    return at as Micros;
  }

  /** Why it will not arrive; '' when it may. */
  #fate(packet: Packet): '' | 'loss' | 'box' {
    if (this.#isForbidden(packet)) return 'box';
    const { up, plain, extra } = packet;
    const octets = plain.to - plain.from + extra;
    return this.#link.loses(up, octets, this.#luck[up ? 0 : 1]) ? 'loss' : '';
  }

  /** A firewall that reads along (TLS leaves it blind) and drops connections that want to leave HTTP. */
  #isForbidden({ up, plain }: Packet): boolean {
    const { box, tls } = this.#link.settings;
    if (box !== 'drops-upgrade' || tls !== 'none') return false;
    if (up && plain.to > plain.from && !this.#isBlocked) {
      const octets = this.#world.trace.stream(this.#conn, true).slice(plain.from, plain.to);
      this.#isBlocked = /\r\nupgrade:/i.test(fromLatin1(octets));
    }
    return this.#isBlocked;
  }
}
