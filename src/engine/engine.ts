/**
 * The engine's worker: a realm of its own, where timers, dates and random numbers are the runs'. Intents come in,
 * pieces of traces go out, through one port.
 */
import { type Micros, micros } from '../base/index.ts';
import { Realm } from '../servers/index.ts';
import { type Composition, makeTurner, Session } from '../session/index.ts';
import { type Mark, START } from '../trace/index.ts';
import { compose } from './composition.ts';
import { fetchAllParts, fetchParts, fetchPartsFor, MissingParts, type Parts } from './parts.ts';
import type { FromEngine, LaneMessage, ToEngine } from './protocol.ts';

/** A piece of a run goes out after about so much work: the first screen soon, then progress. */
const PIECE_MS = 12;
const FIRST_PIECE = 2_000_000;
/** The platform's own clock: the realm's tells a run's time while one holds it. */
const clock = performance.now.bind(performance);

type Post = (message: FromEngine, transfer: Transferable[]) => void;

/** One lane: its present run, and the work that waits for it. */
class Runner {
  readonly #post: Post;
  readonly #composition: Composition;
  readonly #parts: Parts;
  #session: Session | undefined;
  #run = -1;
  #mark: Mark = START;
  #abort = new AbortController();
  #work: Promise<void> = Promise.resolve();

  constructor(post: Post, composition: Composition, parts: Parts) {
    this.#post = post;
    this.#composition = composition;
    this.#parts = parts;
  }

  receive(message: LaneMessage): void {
    if (message.kind === 'run') {
      this.#abort.abort();
      this.#abort = new AbortController();
      this.#run = message.run;
      this.#enqueue(message, async (signal) => {
        this.#session?.close();
        this.#mark = START;
        await fetchParts(this.#parts, message.scenario);
        this.#session = new Session(message.scenario, this.#composition);
        await this.#advance(message, message.until, signal);
      });
    } else if (message.run === this.#run) {
      this.#enqueue(message, async (signal) => {
        if (message.kind === 'extend') return this.#advance(message, message.until, signal);
        await fetchPartsFor(this.#parts, message.action);
        if (this.#session?.append(message.action).ok === false) {
          this.#post({ kind: 'late', lane: message.lane, run: message.run }, []);
        }
        return undefined;
      });
    }
  }

  #enqueue({ lane, run }: LaneMessage, work: (signal: AbortSignal) => Promise<void>): void {
    const { signal } = this.#abort;
    this.#work = this.#work.then(async () => {
      if (signal.aborted) return;
      try {
        await work(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof MissingParts) this.#post({ kind: 'missing', lane, run }, []);
        else this.#post({ kind: 'failed', lane, run, message: String(error) }, []);
      }
    });
  }

  async #advance({ lane, run }: LaneMessage, until: Micros, signal: AbortSignal): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    let piece = FIRST_PIECE;
    while (session.drained < until) {
      const before = clock();
      const to = micros(Math.min(until, Math.max(0, session.drained) + piece));
      await session.advance(to, signal);
      const patch = session.trace.patchSince(this.#mark);
      this.#mark = session.trace.mark();
      const transfer = [...Object.values(patch.columns), ...patch.octets].map(
        ({ buffer }) => buffer as ArrayBuffer,
      );
      this.#post({ kind: 'patch', lane, run, patch, drained: to }, transfer);
      if (clock() - before < PIECE_MS) piece *= 2;
    }
  }
}

addEventListener('message', ({ ports: [port] }) => {
  if (port === undefined) return;
  const realm = Realm.install();
  const { turn } = makeTurner(!('scheduler' in globalThis), `turn ${crypto.randomUUID?.() ?? Math.random()}`);
  const mounts = { http: 'msw', sockets: 'mock-socket' } as const;
  const parts: Parts = {};
  const composition = compose(realm, turn, mounts, parts);
  const runners = new Map<string, Runner>();
  port.onmessage = ({ data }: MessageEvent<ToEngine>) => {
    if (data.kind === 'prepare') {
      // Where the page's server is gone by then, a lane that needs some of it says so.
      void fetchAllParts(parts).catch(() => undefined);
      return;
    }
    let runner = runners.get(data.lane);
    if (runner === undefined) {
      const post: Post = (message, transfer) => port.postMessage(message, transfer);
      runner = new Runner(post, composition, parts);
      runners.set(data.lane, runner);
    }
    runner.receive(data);
  };
});
