/**
 * What the learner's console has to know of a run: facts about its calls and about the connections that they went out
 * and were answered on, and the octets of those. Other facts and octets stay where they are.
 */
import type { Fact, Kind, Trace } from '../../trace/index.ts';

const OF_CONNECTION: ReadonlySet<Kind | 'unknown'> = new Set<Kind>([
  'request-sent',
  'response-received',
  'body-received',
  'frame-sent',
  'frame-received',
  'ready-state',
  'socket-event',
]);

/** Of each connection the facts come in their order; all of them up to a call come before it. */
export interface CallsPatch {
  readonly facts: readonly Fact[];
  /** Behind those of earlier patches, one direction each. */
  readonly octets: readonly { readonly conn: number; readonly up: boolean; readonly octets: Uint8Array }[];
}

export class CallFold {
  readonly #trace: Trace;
  #read = 0;
  /** Of each connection, its first fact. */
  readonly #first: number[] = [];
  /** Connections that calls went out on, with the octets that were told: up, then down. */
  readonly #told = new Map<number, [up: number, down: number]>();
  #facts: Fact[] = [];

  constructor(trace: Trace) {
    this.#trace = trace;
  }

  /** What is new since the last time; undefined where no call has anything to hear. */
  take(): CallsPatch | undefined {
    const trace = this.#trace;
    for (; this.#read < trace.length; this.#read += 1) this.#hear(this.#read);
    const octets = [...this.#told].flatMap(([conn, told]) =>
      [true, false].map((up) => {
        const place = up ? 0 : 1;
        const log = trace.stream(conn, up);
        const from = told[place] ?? 0;
        told[place] = log.length;
        return { conn, up, octets: log.slice(from, log.length) };
      }),
    );
    const patch = { facts: this.#facts, octets: octets.filter((one) => one.octets.length > 0) };
    this.#facts = [];
    return patch.facts.length + patch.octets.length === 0 ? undefined : patch;
  }

  #hear(index: number): void {
    const trace = this.#trace;
    const conn = trace.connAt(index);
    const kind = trace.kindAt(index);
    if (conn >= 0) this.#first[conn] ??= index;
    if (kind === 'call') {
      this.#follow(conn, index);
      // A stored answer may have been confirmed (304) on another connection than it came on.
      const cause = trace.causeAt(index);
      if (cause >= 0) this.#follow(trace.connAt(cause), index);
    }
    if (kind === 'call' || (this.#told.has(conn) && OF_CONNECTION.has(kind)))
      this.#facts.push(trace.at(index));
  }

  /** From now on all of a connection is told; first what has happened on it up to there. */
  #follow(conn: number, index: number): void {
    if (conn < 0 || this.#told.has(conn)) return;
    const trace = this.#trace;
    this.#told.set(conn, [0, 0]);
    for (let i = this.#first[conn] ?? index; i < index; i += 1)
      if (trace.connAt(i) === conn && OF_CONNECTION.has(trace.kindAt(i))) this.#facts.push(trace.at(i));
  }
}
