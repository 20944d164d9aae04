/**
 * The web server of a lane: accepts connections, speaks HTTP/1.1, upgrades to WebSocket, and hands requests and
 * messages to a back end through mounts. It parses octets and writes octets; the client's objects never reach it.
 */
import { assert, type Micros, micros } from '../base/index.ts';
import {
  ELSEWHERE,
  type Endpoint,
  type Host,
  type HostSettings,
  type SocketPeer,
  type Task,
  type World,
} from '../network/index.ts';
import type { Given } from '../trace/index.ts';
import type { Codings } from '../wire/gzip/index.ts';
import { encodeResponse, type Message, hasToken, type RequestHead } from '../wire/http1/index.ts';
import type { BackEnd, BackEndTools, OpenStream, StreamWriter, WireMessage } from './back-end.ts';
import { plain } from './answers.ts';
import { HttpSession } from './http-session.ts';
import { errorName } from './lab-socket.ts';
import type { Middleware } from './middleware/index.ts';
import type { HttpMount, MountContext, SocketMount } from './mounts.ts';
import { SocketSession } from './socket-session.ts';
import { answerUpgrade, type Compression, type ServerFault } from './upgrade.ts';

/** What a host needs where more of HTTP is switched on. */
export interface HostParts extends Codings {
  Middleware?: typeof Middleware;
}

export interface WebHostOptions<Handler, B extends BackEnd<Handler> = BackEnd<Handler>> {
  readonly world: World;
  /** Name and port as a client writes them; mocks get one that is unique to the run. */
  readonly authority: string;
  /** It is reached over TLS. */
  readonly secure?: boolean;
  readonly mockAuthority: string;
  readonly backEnd: (tools: BackEndTools) => B;
  readonly http: (context: MountContext<Handler>) => HttpMount;
  readonly sockets: (context: MountContext<Handler>) => SocketMount;
  /** What it does wrong, on purpose, with every opening handshake. */
  readonly fault?: ServerFault | undefined;
  readonly parts?: HostParts;
  readonly compression?: Compression | undefined;
}

/** What ws answers to a plain request for a socket's address (RFC 9110 §15.5.22). */
const UPGRADE_REQUIRED = plain(426, 'Upgrade Required', [
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
]);

export class WebHost<Handler, B extends BackEnd<Handler> = BackEnd<Handler>> implements Host {
  listening = true;
  readonly node: number;
  readonly backEnd: B;
  readonly #options: WebHostOptions<Handler, B>;
  readonly #http: HttpMount;
  readonly #socketMount: SocketMount;
  #middleware: Middleware | undefined;
  #thinking = micros(0);
  readonly #ends = new Set<Endpoint>();
  readonly #sockets = new Set<SocketSession>();
  readonly #streams = new Set<StreamWriter>();
  #keepAlive = true;
  #maxMessage: number | undefined;
  #beat: Task | undefined;
  #newestBirth = -1;

  constructor(options: WebHostOptions<Handler, B>) {
    const { world } = options;
    this.#options = options;
    this.node = world.join('server', 'server');
    this.backEnd = options.backEnd({
      born: (id, author, text) => {
        this.#newestBirth = world.record('message-born', {
          node: this.node,
          id,
          author,
          text: text.slice(0, 80),
        });
      },
      record: (kind, given) =>
        // The compiler cannot see that what is omitted comes back while the kind is open.
        void world.record(kind, { ...given, node: this.node } as unknown as Given<typeof kind>),
      after: (delay, run) => {
        const task = world.after(delay, () => {
          world.wake();
          run();
        });
        return () => (task.run = undefined);
      },
      isUp: () => this.listening,
    });
    const context = { world, backEnd: this.backEnd, authority: options.mockAuthority };
    this.#http = options.http(context);
    this.#socketMount = options.sockets(context);
  }

  accept(end: Endpoint): void {
    this.#ends.add(end);
    let socket: SocketSession | undefined;
    const http = new HttpSession({
      world: this.#options.world,
      end,
      mount: this.#http,
      thinking: () => this.#thinking,
      middleware: () => this.#middleware,
      keepAlive: () => this.#keepAlive,
      stream: (request) => this.#stream(request),
      newestBirth: () => this.#newestBirth,
      upgrade: (message, received, session) => {
        const { method, target, fields, version } = message.head;
        // RFC 9110 §7.8: "MUST ignore an Upgrade header field that is received in an HTTP/1.0 request"
        if (version === 'HTTP/1.0' || !hasToken(fields, 'Upgrade', 'websocket')) {
          if ((method !== 'GET' && method !== 'HEAD') || !this.backEnd.opens(target)) return false;
          session.respond(UPGRADE_REQUIRED, method, received, true);
          return true;
        }
        socket = this.#upgrade(end, message, received, session);
        socket?.start(session.take(), received);
        return true;
      },
    });
    end.events = {
      data: (octets, cause) =>
        socket === undefined ? http.push(octets, cause) : socket.peer.push(octets, cause),
      ended: (cause) => {
        if (socket !== undefined) return socket.peer.ended(cause);
        http.closed();
        end.end();
      },
      closed: (_reset, cause) => {
        this.#ends.delete(end);
        http.closed();
        socket?.peer.lost(cause);
      },
    };
  }

  ping(data: Uint8Array): void {
    for (const { peer } of this.#sockets) this.#attempt(peer, () => peer.ping(data, -1));
  }

  closeSockets(code: number | undefined, reason: string): void {
    for (const stream of this.#streams) stream.end();
    this.#streams.clear();
    for (const { peer } of this.#sockets) this.#attempt(peer, () => peer.close(code, reason, -1));
  }

  raw(octets: Uint8Array): void {
    for (const { peer } of this.#sockets) peer.raw(octets, -1);
  }

  crash(): void {
    this.#options.world.record('fault', { fault: 'crash', node: this.node });
    this.listening = false;
    this.#stopBeat();
    for (const end of this.#ends) end.abort();
  }

  restart(): void {
    this.#options.world.record('fault', { fault: 'restart', node: this.node });
    this.listening = true;
  }

  set(settings: HostSettings): void {
    const { heartbeat, keepAlive, maxMessage, thinking, etag, cookie, gzip, moved, foreign } = settings;
    this.#thinking = thinking ?? this.#thinking;
    this.#maxMessage = maxMessage ?? this.#maxMessage;
    if (etag || cookie || gzip || moved || foreign) this.#middleware ??= this.#makeMiddleware();
    this.#middleware?.set(settings);
    if (keepAlive !== undefined) this.#keepAlive = keepAlive;
    if (heartbeat === undefined) return;
    this.#stopBeat();
    if (heartbeat > 0) this.#armBeat(heartbeat);
  }

  stop(): void {
    this.#stopBeat();
    this.#socketMount.stop();
  }

  /** The server's own code throws for a code that may not travel, and for a reason or a ping that is too long. */
  #attempt({ conn }: SocketPeer, call: () => void): void {
    try {
      call();
    } catch (error) {
      this.#options.world.record('handler-threw', { conn, up: false, error: errorName(error) });
    }
  }

  /** RFC 6455 §4.2.2: answers the opening handshake; undefined when it was refused. */
  #upgrade(
    end: Endpoint,
    message: Message<RequestHead>,
    received: number,
    http: HttpSession,
  ): SocketSession | undefined {
    const { world, authority, secure = false, fault, compression } = this.#options;
    const { head } = message;
    const opens = (target: string): boolean => this.backEnd.opens(target);
    const upgrade = answerUpgrade(head, {
      origins: [this.#origin(authority), ...(this.#middleware?.friends ?? [])],
      opens,
      fault,
      compression,
    });
    if (!upgrade.ok) {
      http.respond(upgrade.answer, head.method, received, true);
      return undefined;
    }
    const { agreed } = upgrade;
    const fields = [...upgrade.fields, ...(this.#middleware?.cookieFor(head.fields) ?? [])];
    const answer = encodeResponse({ status: 101, reason: 'Switching Protocols', fields });
    http.write(answer, 101, received);
    const session: SocketSession = new SocketSession({
      world,
      end,
      start: message.to,
      url: `ws${secure ? 's' : ''}://${authority}${head.target}`,
      agreed,
      maxMessage: this.#maxMessage,
      mount: this.#socketMount,
      newestBirth: () => this.#newestBirth,
      over: () => this.#sockets.delete(session),
    });
    this.#sockets.add(session);
    return session;
  }

  #stream(request: WireMessage): ((open: OpenStream) => void) | undefined {
    const write = this.backEnd.stream?.(request);
    return (
      write &&
      ((open) =>
        write((fields) => {
          const stream = open(fields);
          this.#streams.add(stream);
          request.signal.addEventListener('abort', () => this.#streams.delete(stream));
          return stream;
        }))
    );
  }

  #makeMiddleware(): Middleware {
    const { world, parts = {} } = this.#options;
    assert(
      parts.Middleware !== undefined,
      'Something of HTTP is switched on, and nobody has fetched its code.',
    );
    const random = world.random.fork('sid');
    const friend = this.#origin(ELSEWHERE);
    return new parts.Middleware({ random, friend, path: this.backEnd.path, codings: parts });
  }

  #origin(authority: string): string {
    return `${this.#options.secure === true ? 'https' : 'http'}://${authority}`;
  }

  #armBeat(period: Micros): void {
    this.#beat = this.#options.world.after(period, () => {
      for (const socket of this.#sockets) socket.beat();
      this.#armBeat(period);
    });
  }

  #stopBeat(): void {
    if (this.#beat !== undefined) this.#beat.run = undefined;
    this.#beat = undefined;
  }
}
