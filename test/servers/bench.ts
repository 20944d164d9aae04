/** A host under test, and bare TCP clients: octets, no objects. */
import { PLAIN_APP, PLAIN_LINK, PLAIN_SERVER, PLAIN_TRANSPORTS } from '../../src/scenario/index.ts';
import { concat, fromLatin1, hex, type Micros, millis, toHex, utf8 } from '../../src/base/index.ts';
import { Connection, Link, type Page, type World } from '../../src/network/index.ts';
import type { AppBackEnd } from '../../src/apps/index.ts';
import {
  type BackEndTools,
  directHttp,
  directSockets,
  mockSockets,
  mswHttp,
  Realm,
  type RequestHandler,
  SERVER_FAULTS,
  WebHost,
  type WebHostOptions,
} from '../../src/servers/index.ts';
import { makeTurner, Session, type Turn } from '../../src/session/index.ts';
import type { FactOf, Kind } from '../../src/trace/index.ts';
import { Middleware } from '../../src/servers/middleware/index.ts';
import { GZIP } from '../../src/wire/gzip/index.ts';
import { type Message, ResponseDecoder, type ResponseHead } from '../../src/wire/http1/index.ts';
import { encodeFrame } from '../../src/wire/websocket/index.ts';
import { obedient } from './obedient.ts';
import { factsOf } from '../trace/facts-of.ts';

export interface Mounts {
  readonly http: 'direct' | 'msw';
  readonly sockets: 'direct' | 'mock-socket';
}

/** What the back end's own code saw and did, in order. */
export type Log = string[];
export type MakeBackEnd = (tools: BackEndTools, log: Log) => AppBackEnd;

const turner = makeTurner(false, 'bench');
const realm = Realm.install();
let runs = 0;

/** 10 ms each way. */
const LINK = { ...PLAIN_LINK, rtt: millis(20) };

export interface BenchOptions {
  readonly seed?: number;
  readonly backEnd?: MakeBackEnd;
  readonly turn?: Turn;
  readonly fault?: (typeof SERVER_FAULTS)[number] | undefined;
  readonly compression?: WebHostOptions<RequestHandler>['compression'];
  readonly secure?: boolean;
}

export class Bench {
  readonly log: Log = [];
  readonly host: WebHost<RequestHandler, AppBackEnd>;
  readonly link = new Link(LINK);
  readonly mockAuthority = `bench${(runs += 1)}.example`;
  readonly #session: Session;
  #world: World | undefined;

  constructor(
    mounts: Mounts,
    {
      seed = 7,
      backEnd = obedient,
      turn = turner.turn,
      fault,
      compression,
      secure = false,
    }: BenchOptions = {},
  ) {
    let made: WebHost<RequestHandler, AppBackEnd> | undefined;
    const lane = { id: 'a', clients: [{ name: 'Nobody', transport: SOCKET }] };
    const scenario = { seed, link: LINK, server: PLAIN_SERVER, app: PLAIN_APP, lane, actions: [] };
    this.#session = new Session(scenario, {
      turn,
      hold: (world, work) => realm.hold(world, work),
      server: (world) => {
        this.#world = world;
        made = new WebHost({
          world,
          authority: 'chat.example',
          secure,
          parts: { Middleware, gzip: GZIP },
          mockAuthority: this.mockAuthority,
          backEnd: (tools) => backEnd(tools, this.log),
          http: mounts.http === 'msw' ? mswHttp : directHttp,
          sockets: mounts.sockets === 'direct' ? directSockets : (context) => mockSockets(realm, context),
          fault,
          compression,
        });
        return { host: made, act: nothing };
      },
      page: () => ({ page: NOBODY, act: nothing }),
    });
    if (made === undefined) throw new Error('a session makes its host at once');
    this.host = made;
  }

  get world(): World {
    if (this.#world === undefined) throw new Error('a session makes its world at once');
    return this.#world;
  }

  get session(): Session {
    return this.#session;
  }

  /** Opens a connection: the SYN leaves now, `octets` with the client's ACK. */
  dial(...octets: (string | Uint8Array)[]): Wire {
    const wire = new Wire(this);
    for (const each of octets) wire.send(each);
    return wire;
  }

  at(ms: number, run: () => void): void {
    this.world.clock.schedule(millis(ms), 0, run);
  }

  until(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#session.advance(millis(ms), signal);
  }

  /** Bob says something in the chat now. */
  bobSays(text: string): void {
    this.host.backEnd.act({ deed: 'say', from: 'Bob', text });
  }

  facts<K extends Kind>(...kinds: K[]): FactOf<K>[] {
    return factsOf(this.#session.trace, ...kinds);
  }

  close(): void {
    this.#session.close();
  }
}

/** The client's end: what it sends is octets, what it knows is the octets that came. */
export class Wire {
  readonly conn: number;
  /** "20 connected", "50 ended", "50 closed" or "50 reset": milliseconds and what the end heard. */
  readonly heard: string[] = [];
  /** Whether it says FIN when it hears one. */
  answersFin = true;
  readonly #connection: Connection;
  readonly #received: { at: Micros; octets: Uint8Array }[] = [];
  #unsent: Uint8Array[] = [];
  #connected = false;

  constructor({ world, link, host }: Bench) {
    this.#connection = new Connection(world, link, host, world.join('Alice', 'page'));
    const { client } = this.#connection;
    this.conn = client.conn;
    const hear = (what: string): void => void this.heard.push(`${world.now / 1000} ${what}`);
    client.events = {
      connected: () => {
        hear('connected');
        this.#connected = true;
        // One write, so that it is one segment.
        if (this.#unsent.length > 0) client.write(concat(this.#unsent));
        this.#unsent = [];
      },
      data: (octets) => void this.#received.push({ at: world.now, octets }),
      ended: () => {
        hear('ended');
        if (this.answersFin) client.end();
      },
      closed: (reset) => hear(reset ? 'reset' : 'closed'),
    };
  }

  send(octets: string | Uint8Array): void {
    const bytes = typeof octets === 'string' ? utf8(octets) : octets;
    if (this.#connected) this.#connection.client.write(bytes);
    else this.#unsent.push(bytes);
  }

  end(): void {
    this.#connection.client.end();
  }

  abort(): void {
    this.#connection.client.abort();
  }

  get octets(): Uint8Array {
    return concat(this.#received.map(({ octets }) => octets));
  }

  get text(): string {
    return fromLatin1(this.octets);
  }

  /** Milliseconds at which octets came. */
  get times(): number[] {
    return this.#received.map(({ at }) => at / 1000);
  }

  /** The answers, decoded; `methods` are those of the requests, GET where it says nothing. */
  answers(...methods: string[]): Message<ResponseHead>[] {
    const decoder = new ResponseDecoder();
    for (const method of methods) decoder.expect(method);
    decoder.push(this.octets);
    const answers: Message<ResponseHead>[] = [];
    for (let next = decoder.next(); next?.kind === 'message'; next = decoder.next()) answers.push(next);
    return answers;
  }

  /** "200 body" of each answer. */
  said(...methods: string[]): string[] {
    return this.answers(...methods).map(({ head, body }) => `${head.status} ${fromLatin1(body)}`.trim());
  }

  /** What came behind the 101, as hex. */
  get frames(): string {
    return toHex(this.octets.slice(this.text.indexOf('\r\n\r\n') + 4));
  }
}

export const request = (line: string, ...rest: string[]): string =>
  [`${line} HTTP/1.1`, 'Host: chat.example', ...rest, '', ''].join('\r\n');

export const post = (target: string, body: string): string =>
  `${request(`POST ${target}`, `Content-Length: ${utf8(body).length}`)}${body}`;

/** The key of RFC 6455 §1.3, whose accept value is s3pPLMBiTxaQ9kYGzzhZRbK+xOo=. */
export const upgrade = (target: string, changes: Record<string, string | undefined> = {}): string => {
  const fields: Record<string, string | undefined> = {
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...changes,
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}: ${value}`,
  );
  return request(`GET ${target}`, ...lines);
};

/** A masked frame with a key of zeros: its payload can be read. */
export const frame = (opcode: number, payload: string | Uint8Array = '', fin = true): Uint8Array =>
  encodeFrame({
    fin,
    opcode,
    payload: typeof payload === 'string' ? utf8(payload) : payload,
    key: 0,
  });

/** A frame as a server sends it, as hex. */
export const unmasked = (opcode: number, payload: string | Uint8Array = '', fin = true): string =>
  toHex(encodeFrame({ fin, opcode, payload: typeof payload === 'string' ? utf8(payload) : payload }));

const SOCKET = PLAIN_TRANSPORTS.websocket;

const nothing = (): void => undefined;
const NOBODY: Page = {
  start: nothing,
  close: nothing,
  leave: nothing,
  sleep: nothing,
  wake: nothing,
  raw: nothing,
  set: nothing,
  console: { fetch: nothing, openSocket: nothing, send: nothing, close: nothing },
};

/** Sends each frame 100 ms behind the one before, the first at 100 ms, on a socket that it opens. */
export function talkOn(bench: Bench, target: string, ...frames: (Uint8Array | string)[]): Wire {
  const wire = bench.dial(upgrade(target));
  frames.forEach((each, i) =>
    bench.at(100 * (i + 1), () => wire.send(typeof each === 'string' ? hex(each) : each)),
  );
  return wire;
}
