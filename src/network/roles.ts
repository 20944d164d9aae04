/** The two ends of a lane, as the session sees them. Neither sees the other: only octets travel. */
import type { Bytes, Micros } from '../base/index.ts';
import type { Connection } from './tcp/connection.ts';
import type { Gate, Listener } from './tcp/endpoint.ts';

/** What answers: a web server with its mocked back end. What else the back end does is up to its application. */
export interface Host extends Listener {
  ping(data: Uint8Array): void;
  /** Starts the closing handshake on every open socket, and ends every stream; without a code the Close frame is empty. */
  closeSockets(code: number | undefined, reason: string): void;
  /** Writes octets to every open socket as they are, right or wrong. */
  raw(octets: Uint8Array): void;
  /** The process dies: every connection is reset and nobody listens any more. */
  crash(): void;
  /** It runs again, with what it knew: its messages are in a database. */
  restart(): void;
  set(settings: HostSettings): void;
  stop(): void;
}

/** Opens a TCP connection from a node to a host, or to what stands before it. */
export type Dial = (opener: number, gate?: Gate) => Connection;

/** Another site: a page that is `foreign` belongs to it. */
export const ELSEWHERE = 'elsewhere.example';

/** What an operator sets while the server runs; the scenario's `server` says what each is. */
export interface HostSettings {
  readonly heartbeat?: Micros;
  readonly maxMessage?: number;
  readonly keepAlive?: boolean;
  readonly thinking?: Micros;
  readonly etag?: boolean;
  readonly cookie?: number;
  readonly gzip?: boolean;
  readonly moved?: boolean;
  readonly foreign?: boolean;
}

/** What asks: a page in a browser. */
export interface Page {
  start(): void;
  /** The page closes its socket; a polling page stops asking. */
  close(code: number | undefined, reason: string): void;
  /** The reader navigates away. */
  leave(): void;
  /** Another tab comes to the front, and this one's timers slow down. */
  sleep(): void;
  wake(): void;
  /** Writes octets to the page's socket as they are. */
  raw(octets: Uint8Array): void;
  set(settings: PageSettings): void;
  readonly console: PageConsole;
}

/** Calls typed by the learner, each under a name of its own. */
export interface PageConsole {
  fetch(call: string, request: PageRequest): void;
  openSocket(call: string, target: string, protocols: readonly string[]): void;
  send(call: string, data: string | Bytes): void;
  close(call: string, code: number | undefined, reason: string): void;
}

export interface PageSettings {
  readonly interval?: Micros;
  /** The page belongs to another origin than the server. */
  readonly foreign?: boolean;
}

/** Options that a script gives to a request (Fetch §5.4); one that is undefined has its default. */
export interface RequestOptions {
  readonly cache?: 'no-store' | 'reload' | 'no-cache' | 'force-cache' | 'only-if-cached' | undefined;
  readonly credentials?: 'omit' | 'include' | undefined;
  readonly redirect?: 'error' | 'manual' | undefined;
}

export interface PageRequest extends RequestOptions {
  readonly method: string;
  readonly target: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** A text has a type unless the fields give it another; octets have none. */
  readonly body: string | Bytes | undefined;
}
