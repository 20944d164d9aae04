/** What the console's calls ask of a lane's trace, found once for all of them: the index grows with the trace. */
import type { Fact, Kind, Trace } from '../../trace/index.ts';

const OF_CONNECTION: ReadonlySet<Kind> = new Set([
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
  readonly #calls = new Map<string, Fact[]>();
  readonly #connections = new Map<number, number[]>();
  /** The newest request of a connection, and by call the one that it was answered. */
  readonly #asked = new Map<number, Fact>();
  readonly #requests = new Map<string, Fact>();

  constructor(trace: Trace) {
    this.trace = trace;
  }

  /** Facts that bind a call to its connection or its answer, in order. */
  calls(name: string): readonly Fact[] {
    this.#grow();
    return this.#calls.get(name) ?? NOTHING;
  }

  /** Places of the facts of a connection that a call may tell of, in order. */
  connection(conn: number): readonly number[] {
    this.#grow();
    return this.#connections.get(conn) ?? NOTHING;
  }

  /** The last request of a call: not what the script asked for, where it was redirected. */
  request(name: string): Fact | undefined {
    this.#grow();
    return this.#requests.get(name);
  }

  #grow(): void {
    const { trace } = this;
    for (; this.#read < trace.length; this.#read += 1) {
      const kind = trace.kindAt(this.#read);
      if (kind === 'call') {
        const fact = trace.at(this.#read);
        listIn(this.#calls, fact.text).push(fact);
        const asked = this.#asked.get(fact.conn);
        if (asked !== undefined) this.#requests.set(fact.text, asked);
      } else if (kind === 'request-sent') {
        const fact = trace.at(this.#read);
        this.#asked.set(fact.conn, fact);
      } else if (OF_CONNECTION.has(kind))
        listIn(this.#connections, trace.at(this.#read).conn).push(this.#read);
    }
  }
}

function listIn<K, V>(lists: Map<K, V[]>, key: K): V[] {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = []));
  return list;
}
