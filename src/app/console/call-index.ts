/** What the console's calls ask of a lane's trace, found once for all of them: the index grows with the trace. */
import type { FactOf, Kind, Span, Trace } from '../../trace/index.ts';

const OF_CONNECTION: ReadonlySet<Kind | 'unknown'> = new Set<Kind>([
  'socket-event',
  'ready-state',
  'response-received',
  'frame-sent',
  'body-received',
]);
const NOTHING: readonly never[] = [];

export class CallIndex {
  readonly trace: Trace;
  #read = 0;
  readonly #calls = new Map<string, FactOf<'call'>[]>();
  readonly #connections = new Map<number, number[]>();
  /** The newest request of a connection, and by call the one that it was answered. */
  readonly #asked = new Map<number, Span>();
  readonly #requests = new Map<string, Span>();

  constructor(trace: Trace) {
    this.trace = trace;
  }

  /** Facts that bind a call to its connection or its answer, in order. */
  calls(name: string): readonly FactOf<'call'>[] {
    this.#grow();
    return this.#calls.get(name) ?? NOTHING;
  }

  /** Places of the facts of a connection that a call may tell of, in order. */
  connection(conn: number): readonly number[] {
    this.#grow();
    return this.#connections.get(conn) ?? NOTHING;
  }

  /** The last request of a call: not what the script asked for, where it was redirected. */
  request(name: string): Span | undefined {
    this.#grow();
    return this.#requests.get(name);
  }

  #grow(): void {
    const { trace } = this;
    for (; this.#read < trace.length; this.#read += 1) {
      const conn = trace.connAt(this.#read);
      const kind = trace.kindAt(this.#read);
      if (kind === 'request-sent') this.#asked.set(conn, trace.spanAt(this.#read));
      else if (OF_CONNECTION.has(kind)) listIn(this.#connections, conn).push(this.#read);
      const fact = kind === 'call' ? trace.at(this.#read) : undefined;
      if (fact?.kind !== 'call') continue;
      listIn(this.#calls, fact.call).push(fact);
      const asked = this.#asked.get(conn);
      if (asked !== undefined) this.#requests.set(fact.call, asked);
    }
  }
}

function listIn<K, V>(lists: Map<K, V[]>, key: K): V[] {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = []));
  return list;
}
