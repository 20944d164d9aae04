/** What a back end is to a host: one application state with a face for HTTP and one for sockets. */
import type { Bytes, Micros } from '../base/index.ts';
import type { Given, ToldKind } from '../trace/index.ts';
import type { Field } from '../wire/http1/index.ts';
import type { LabSocket } from './lab-socket.ts';

/** A request as it came over the wire. */
export interface WireMessage {
  readonly method: string;
  /** Origin-form: path and query. */
  readonly target: string;
  readonly fields: readonly Field[];
  readonly body: Bytes;
  /** Aborted when the peer goes away before the answer, and when a stream is over. */
  readonly signal: AbortSignal;
}

/** An answer; the host adds Date, Connection, Keep-Alive and Content-Length. */
export interface Answer {
  readonly status: number;
  readonly fields: readonly Field[];
  readonly body: Bytes;
}

/** Undefined is "no such page", `reset` a network error. */
export type Reply = Answer | 'reset' | undefined;

/** What a chunk of a stream is to those who wrote it. */
export type StreamPart = 'event' | 'retry' | 'comment' | 'line';

/** The rest of an answer whose head is out. Once the peer is gone, whatever is written goes nowhere. */
export interface StreamWriter {
  /** One chunk leaves: `part` says what it is, `type` of which type an event is. */
  write(octets: Uint8Array, part: StreamPart, type?: string): void;
  /** The answer is whole. */
  end(): void;
}

/** Sends the head of an answer with status 200: the back end's fields, then the host's. */
export type OpenStream = (fields: readonly Field[]) => StreamWriter;

export interface BackEnd<Handler> {
  /** Where news are asked for: the path that moves when the operator says so. */
  readonly path: string;
  /** HTTP without a mock. */
  answer(request: WireMessage): Reply | Promise<Reply>;
  /** HTTP as handlers of the mock. Bodies are whole: a stream that waits for virtual time would hold it up. */
  readonly handlers: readonly Handler[];
  /** What answers this request piece by piece, past any mock, until its signal says stop; undefined: it is for no stream. */
  stream?(request: WireMessage): ((open: OpenStream) => void) | undefined;
  /** Whether the target is one where sockets open. */
  opens(target: string): boolean;
  /** A socket has opened. */
  connection(socket: LabSocket): void | Promise<void>;
}

/** What a back end may do to its run, besides answering. */
export interface BackEndTools {
  /** A message came into being; `id` counts from 1. */
  born(id: number, author: string, text: string): void;
  /** Records what the application does, at the server: a kind of fact with the field `does`, and its other fields. */
  record<K extends ToldKind>(kind: K, given: Omit<Given<K>, 'node'>): void;
  /** Runs `run` after `delay` of virtual time, unless what it returns is called before. */
  after(delay: Micros, run: () => void): () => void;
  /** False while the server is down. */
  isUp(): boolean;
}
