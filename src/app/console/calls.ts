/**
 * A call typed in the browser's console becomes an action at the playhead; its answer is read from the trace. It
 * comes when the playhead reaches it, or at once when nothing plays, and the page says so.
 */
import type { Micros } from '../../base/index.ts';
import type { Action, ClientDeed } from '../../scenario/index.ts';
import type { Fact, Trace } from '../../trace/index.ts';
import { fieldValue, type Message, ResponseDecoder, type ResponseHead } from '../../wire/http1/index.ts';
import type { Visit } from '../visit.ts';

export interface Asked {
  readonly method: string;
  readonly target: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
}

/** Looks at a lane's trace whenever the run or the playhead has moved; true: it has seen enough. */
export type Watcher = (trace: Trace) => boolean;

export class Calls {
  readonly #visit: Visit;
  readonly #watchers = new Map<Watcher, string>();
  /** A watcher is being asked; what it sets off is looked at afterwards, in order. */
  #looking = false;

  constructor(visit: Visit) {
    this.#visit = visit;
    visit.watch(() => this.#look());
  }

  /** The first lane that speaks WebSocket, or HTTP; or else the first. */
  lane(isSocket: boolean): string {
    const lanes = this.#visit.bench.scenario?.lanes ?? [];
    const fit = lanes.find(({ clients }) =>
      clients.some(({ transport }) => (transport.kind === 'websocket') === isSocket),
    );
    return (fit ?? lanes[0])?.id ?? '';
  }

  /** Adds a deed of the page at the playhead, or behind `after`: what an answer set off cannot come before it. */
  act(lane: string, deed: ClientDeed, after = 0 as Micros): void {
    const client = this.#visit.bench.scenario?.lanes.find(({ id }) => id === lane)?.clients[0]?.name ?? '';
    this.#visit.bench.act((id, at): Action => ({ id, at, kind: 'client', client, lane, do: deed }), after);
  }

  /** A call has changed the run: what is known of its future is out of date. */
  get outdated(): boolean {
    return this.#visit.bench.engine.busy;
  }

  watch(lane: string, watcher: Watcher): void {
    this.#watchers.set(watcher, lane);
    this.#look();
  }

  /** True when an answer of that time may be given: the playhead is there, or nothing plays. */
  due(at: Micros): boolean {
    const { bench } = this.#visit;
    if (at > bench.cursor && bench.playing) return false;
    if (at > bench.cursor) this.#visit.say('status.console-ahead', at);
    return true;
  }

  /** The answer to a request, decoded from its octets; undefined is a network error. */
  fetch({ method, target, fields, body }: Asked): Promise<Message<ResponseHead> | undefined> {
    const lane = this.lane(false);
    const call = nextName();
    const own = fields.map(([name, value]): [string, string] => [name, value]);
    this.act(lane, { deed: 'fetch', call, method, target, fields: own, ...(body !== undefined && { body }) });
    return new Promise((resolve) => {
      this.watch(lane, (trace) => {
        const fact = findCall(trace, call);
        if (fact === undefined || !this.due(fact.at)) return false;
        resolve(fact.value === 0 ? undefined : unpacked(answerOf(trace, fact, method)));
        return true;
      });
    });
  }

  #look(): void {
    const { engine } = this.#visit.bench;
    if (engine.busy || this.#looking) return;
    this.#looking = true;
    const { traces } = engine;
    try {
      for (const [watcher, lane] of this.#watchers) {
        const trace = traces.get(lane);
        if (trace !== undefined && watcher(trace)) this.#watchers.delete(watcher);
      }
    } finally {
      this.#looking = false;
    }
  }
}

let calls = 0;
/** A name that no other call of this visit has. */
export const nextName = (): string => `console ${(calls += 1)}`;

/** The fact that binds a call to its connection or its answer. */
export function findCall(trace: Trace, call: string): Fact | undefined {
  for (let i = trace.length - 1; i >= 0; i--) {
    if (trace.kindAt(i) !== 'call') continue;
    const fact = trace.at(i);
    if (fact.text === call) return fact;
  }
  return undefined;
}

function answerOf(trace: Trace, { conn, from, to }: Fact, method: string): Message<ResponseHead> | undefined {
  const decoder = new ResponseDecoder();
  decoder.expect(method);
  decoder.push(trace.stream(conn, false).slice(from, to));
  const answer = decoder.next();
  return answer?.kind === 'message' ? answer : undefined;
}

/** The octets of the wire as a page's script gets them (RFC 9110 §8.4). */
async function unpacked(
  answer: Message<ResponseHead> | undefined,
): Promise<Message<ResponseHead> | undefined> {
  // An answer to HEAD says how its content would be packed, and has none.
  if (answer === undefined || answer.body.length === 0) return answer;
  if (fieldValue(answer.head.fields, 'Content-Encoding') !== 'gzip') return answer;
  const stream = new Blob([answer.body]).stream().pipeThrough(new DecompressionStream('gzip'));
  return { ...answer, body: new Uint8Array(await new Response(stream).arrayBuffer()) };
}
