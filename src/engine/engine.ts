/**
 * The engine's worker: a realm of its own, where timers, dates and random numbers are the runs'. Intents and questions
 * come in, what runs mean and answers go out, through one port. The traces stay here.
 */
import { type Micros, micros } from '../base/index.ts';
import { Realm } from '../servers/index.ts';
import { type Composition, makeTurner, Session } from '../session/index.ts';
import { answer } from './answers.ts';
import { compose } from './composition.ts';
import { type Extras, fetchAllParts, fetchParts, fetchPartsFor, MissingParts, type Parts } from './parts.ts';
import type { Ask, FromEngine, LaneMessage, ToEngine } from './protocol.ts';
import { Run } from './run.ts';

/** A piece of a run goes out after about so much work: the first screen soon, then progress. */
const PIECE_MS = 12;
const FIRST_PIECE = 2_000_000;
/** The platform's own clock: the realm's tells a run's time while one holds it. */
const clock = performance.now.bind(performance);

type Post = (message: FromEngine, transfer: Transferable[]) => void;

/** One lane: its present run, the work that waits for it, and runs that the page may still ask about. */
class Runner {
  readonly runs = new Map<number, Run>();
  /** Kept once a run is computed that the page knew, and may ask about, before it was. */
  caughtUp: Promise<void> | undefined;
  readonly #post: Post;
  readonly #composition: Composition;
  readonly #parts: Parts;
  #session: Session | undefined;
  #run = -1;
  #abort = new AbortController();
  #work: Promise<void> = Promise.resolve();

  constructor(post: Post, composition: Composition, parts: Parts) {
    this.#post = post;
    this.#composition = composition;
    this.#parts = parts;
  }

  receive(message: LaneMessage): void {
    if (message.kind === 'drop') {
      this.runs.delete(message.run);
      if (message.run === this.#run) this.#abort.abort();
    } else if (message.kind === 'run') {
      this.#abort.abort();
      this.#abort = new AbortController();
      this.#run = message.run;
      this.#enqueue(message, async (signal) => {
        this.#session?.close();
        await fetchParts(this.#parts, message.scenario);
        signal.throwIfAborted();
        this.#session = new Session(message.scenario, this.#composition);
        const run = new Run(message.run, message.scenario.lane.id, this.#session.trace);
        this.runs.set(message.run, run);
        if (message.known >= 0) {
          await this.#session.advance(micros(message.known), signal);
          run.patch(micros(message.known));
        }
        await this.#advance(message, message.until, signal);
      });
      if (message.known >= 0) this.caughtUp = this.#work;
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

  async #advance({ run: number }: LaneMessage, until: Micros, signal: AbortSignal): Promise<void> {
    const session = this.#session;
    const run = this.runs.get(number);
    if (session === undefined || run === undefined) return;
    let piece = FIRST_PIECE;
    while (session.drained < until) {
      const before = clock();
      const to = micros(Math.min(until, Math.max(0, session.drained) + piece));
      await session.advance(to, signal);
      const patch = run.patch(to);
      this.#post(patch, buffersIn(patch));
      if (clock() - before < PIECE_MS) piece *= 2;
    }
  }
}

/** What a message need not copy. */
function buffersIn(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buffersIn) : [];
}

addEventListener('message', ({ ports: [port] }) => {
  if (port === undefined) return;
  const realm = Realm.install();
  const { turn } = makeTurner(!('scheduler' in globalThis), `turn ${crypto.randomUUID?.() ?? Math.random()}`);
  const mounts = { http: 'msw', sockets: 'mock-socket' } as const;
  const parts: Parts = {};
  const composition = compose(realm, turn, mounts, parts);
  const runners = new Map<string, Runner>();
  const post: Post = (message, transfer) => port.postMessage(message, transfer);
  port.onmessage = ({ data }: MessageEvent<ToEngine>) => {
    if (data.kind === 'prepare') {
      // Where the page's server is gone by then, a lane that needs some of it says so.
      void fetchAllParts(parts).catch(() => undefined);
      return;
    }
    if (data.kind === 'ask') return void reply(data, runners, () => fetchAllParts(parts), post);
    let runner = runners.get(data.lane);
    if (runner === undefined) {
      runner = new Runner(post, composition, parts);
      runners.set(data.lane, runner);
    }
    runner.receive(data);
  };
});

async function reply(
  { ticket, runs, question }: Ask,
  runners: ReadonlyMap<string, Runner>,
  fetch: () => Promise<Extras>,
  post: Post,
): Promise<void> {
  const meant = new Map<string, Run>();
  for (const [lane, number] of Object.entries(runs)) {
    await runners.get(lane)?.caughtUp;
    const run = runners.get(lane)?.runs.get(number);
    if (run === undefined) return post({ kind: 'answer', ticket }, []);
    meant.set(lane, run);
  }
  try {
    const given = await answer(question, meant, fetch);
    post({ kind: 'answer', ticket, ...(given && { answer: given }) }, []);
  } catch (error) {
    if (error instanceof MissingParts) return post({ kind: 'unanswered', ticket }, []);
    post({ kind: 'answer', ticket }, []);
    for (const [lane, run] of Object.entries(runs).slice(0, 1))
      post({ kind: 'failed', lane, run, message: String(error) }, []);
  }
}
