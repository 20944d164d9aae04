/**
 * Two bare ends of a connection, and the packets between them as a tape that a person can read.
 *
 *     0 → SYN          a segment leaves the client at 0 ms
 *     40 ← SYN ACK     one leaves the server
 *     80 → ACK 298     one with 298 octets
 *     9 ← RST box      one that a box in the path sent
 */
import { PLAIN_LINK } from '../../src/scenario/index.ts';
import { type Bytes, type Micros, millis, Random } from '../../src/base/index.ts';
import { Connection, type Endpoint, Link, type LinkSettings, World } from '../../src/network/index.ts';
import { ACK, type Fact, type FactOf, FIN, RST, SYN } from '../../src/trace/index.ts';
import { MSS, packetSize } from '../../src/wire/tcp/index.ts';
import { allFacts, factsOf } from '../trace/facts-of.ts';

/** A segment on its way: its place among those of its direction, and among those with octets (-1 without any). */
interface Passing {
  readonly up: boolean;
  readonly n: number;
  readonly data: number;
}

class ScriptedLink extends Link {
  readonly #decide: (segment: Passing) => boolean;
  readonly #passed: Record<`${boolean}`, [number, number]> = { true: [0, 0], false: [0, 0] };

  constructor(settings: LinkSettings, decide: (segment: Passing) => boolean) {
    super(settings);
    this.#decide = decide;
  }

  override loses(up: boolean, octets: number, random: Random): boolean {
    const passed = this.#passed[`${up}`];
    const segment = { up, n: passed[0]++, data: octets > 0 ? passed[1]++ : -1 };
    return this.#decide(segment) || super.loses(up, octets, random);
  }
}

export class Ends {
  readonly world: World;
  readonly link: Link;
  readonly connection: Connection;
  /** "120 client hears 298": what each end heard, in order. */
  readonly heard: string[] = [];
  /** The octets themselves. */
  readonly got: Readonly<Record<'client' | 'server', Bytes[]>> = { client: [], server: [] };
  /** What the server does with octets that come; nothing, unless a test says otherwise. */
  onServer: (end: Endpoint, octets: number) => void = () => undefined;
  /** What the client sends along with the ClientHello. */
  onEarly: ((end: Endpoint) => void) | undefined;
  onClient: (end: Endpoint, octets: number) => void = () => undefined;
  /** Whether an end that hears FIN says FIN at once. */
  answersFin = true;
  listening = true;

  /** `loses` chooses segments that get lost. */
  constructor(
    settings: Partial<LinkSettings> = {},
    seed = 7,
    loses: (segment: Passing) => boolean = () => false,
  ) {
    this.world = new World(Random.of(seed));
    this.link = new ScriptedLink({ ...PLAIN_LINK, ...settings }, loses);
    this.connection = this.connect();
  }

  connect(): Connection {
    const { heard, world } = this;
    const hear = (end: Endpoint, what: string | number): void =>
      void heard.push(`${world.now / 1000} ${end.client ? 'client' : 'server'} ${what}`);
    const listen = (end: Endpoint): void => {
      end.events = {
        connected: () => hear(end, 'connected'),
        early: () => {
          if (this.onEarly === undefined) return;
          hear(end, 'early');
          this.onEarly(end);
        },
        data: (octets) => {
          hear(end, octets.length);
          this.got[end.client ? 'client' : 'server'].push(octets);
          (end.client ? this.onClient : this.onServer)(end, octets.length);
        },
        ended: () => {
          hear(end, 'ended');
          if (this.answersFin) end.end();
        },
        closed: (reset) => hear(end, reset ? 'reset' : 'closed'),
      };
    };
    const isListening = (): boolean => this.listening;
    const listener = {
      node: world.join('server', 'server'),
      get listening() {
        return isListening();
      },
      accept: (end: Endpoint) => {
        hear(end, 'connected');
        listen(end);
      },
    };
    const connection = new Connection(world, this.link, listener, world.join('Alice', 'page'));
    listen(connection.client);
    return connection;
  }

  plug(isIn: boolean): void {
    this.link.plug(isIn);
  }

  at(ms: number, run: (connection: Connection) => void): this {
    this.world.clock.schedule(millis(ms), 0, () => run(this.connection));
    return this;
  }

  /** Nothing here is asynchronous: tasks alone. */
  until(ms: number): this {
    const end = millis(ms);
    for (let task = this.world.clock.next(end); task !== undefined; task = this.world.clock.next(end))
      task.run?.();
    this.world.clock.reach(end);
    return this;
  }

  facts(): Fact[] {
    return allFacts(this.world.trace);
  }

  get sent(): FactOf<'segment-sent'>[] {
    return factsOf(this.world.trace, 'segment-sent');
  }

  get tape(): string[] {
    return this.sent.map(({ at, up, from, to, flags, retransmission, origin }) => {
      const data = to > from ? ` ${to - from}` : '';
      const why = `${retransmission === '' ? '' : ` ${retransmission}`}${origin === 'box' ? ' box' : ''}`;
      return `${at / 1000} ${up ? '→' : '←'} ${flagsOf(flags)}${data}${why}`;
    });
  }

  /** Octets of IPv4 packets, as a capture counts them. */
  get octets(): number {
    return this.sent.reduce(
      (sum, { flags, overhead, from, to }) => sum + packetSize(flags, to - from + overhead),
      0,
    );
  }

  /** Milliseconds at which segments arrived at the server (up) or the client. */
  arrivals(up: boolean): number[] {
    return factsOf(this.world.trace, 'segment-arrived')
      .filter(({ up: way }) => way === up)
      .map(({ at }) => at / 1000);
  }
}

const flagsOf = (flags: number): string =>
  [
    [SYN, 'SYN'],
    [FIN, 'FIN'],
    [RST, 'RST'],
    [ACK, 'ACK'],
  ]
    .flatMap(([bit, name]) => ((flags & Number(bit)) === 0 ? [] : `${name}`))
    .join(' ');

/** Data segments of the client as "when: from" in units of MSS, with why they left again. */
export const sentBy = (ends: Ends): string[] =>
  ends.sent
    .filter(({ up, from, to }) => up && to > from)
    .map(({ at, from, retransmission: why }) => `${at / 1000}: ${from / MSS}${why === '' ? '' : ` ${why}`}`);

/** What is said of octets that are a frame: a final text frame. */
export const TEXT = { fin: true, rsv: 0, opcode: 1 };

export const octets = (n: number): Uint8Array => new Uint8Array(n).fill(120);
export type { Micros };
