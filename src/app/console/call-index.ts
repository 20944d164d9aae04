/** What the console has heard of a lane's run: facts of its calls and of their connections, and the octets of those. */
import type { CallsPatch } from '../../projections/fold/index.ts';
import { type Fact, type FactOf, StreamLog } from '../../trace/index.ts';

const NOTHING: readonly never[] = [];

export class CallIndex {
  readonly #facts = new Map<number, Fact>();
  readonly #streams = new Map<string, StreamLog>();
  readonly #calls = new Map<string, FactOf<'call'>[]>();
  readonly #connections = new Map<number, Fact[]>();
  /** The newest request of a connection, and by call the one that it was answered. */
  readonly #asked = new Map<number, FactOf<'request-sent'>>();
  readonly #requests = new Map<string, FactOf<'request-sent'>>();

  apply({ facts, octets }: CallsPatch): void {
    for (const fact of facts) this.#hear(fact);
    for (const { conn, up, octets: more } of octets) this.#stream(conn, up).append(more);
  }

  /** By its place in the run. */
  fact(index: number): Fact | undefined {
    return this.#facts.get(index);
  }

  /** Facts that bind a call to its connection or its answer, in order. */
  calls(name: string): readonly FactOf<'call'>[] {
    return this.#calls.get(name) ?? NOTHING;
  }

  /** Facts of a connection that a call may tell of, in order. */
  connection(conn: number): readonly Fact[] {
    return this.#connections.get(conn) ?? NOTHING;
  }

  /** The last request of a call: not what the script asked for, where it was redirected. */
  request(name: string): FactOf<'request-sent'> | undefined {
    return this.#requests.get(name);
  }

  /** Octets `[from, to)` of a connection's stream, as far as they are there. */
  octets(conn: number, up: boolean, from: number, to: number): Uint8Array<ArrayBuffer> {
    return this.#stream(conn, up).slice(from, to);
  }

  #hear(fact: Fact): void {
    this.#facts.set(fact.index, fact);
    if (fact.kind === 'unknown' || !('conn' in fact)) return;
    if (fact.kind === 'request-sent') this.#asked.set(fact.conn, fact);
    else if (fact.kind !== 'call') listIn(this.#connections, fact.conn).push(fact);
    else {
      listIn(this.#calls, fact.call).push(fact);
      const asked = this.#asked.get(fact.conn);
      if (asked !== undefined) this.#requests.set(fact.call, asked);
    }
  }

  #stream(conn: number, up: boolean): StreamLog {
    const key = `${conn} ${up}`;
    let log = this.#streams.get(key);
    if (log === undefined) this.#streams.set(key, (log = new StreamLog()));
    return log;
  }
}

function listIn<K, V>(lists: Map<K, V[]>, key: K): V[] {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = []));
  return list;
}
