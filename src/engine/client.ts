/** The page's side of the engine: one run a lane, the last good one kept until the next has caught up. */
import type { Micros } from '../base/index.ts';
import type { Prerun } from '../course/play/index.ts';
import type { CallsPatch } from '../projections/fold/index.ts';
import { LaneColumns, type LanePatch } from '../projections/index.ts';
import { type Action, laneOf, type LaneScenario, type Scenario } from '../scenario/index.ts';
import type { FromEngine, ToEngine } from './protocol.ts';
import type { Question, QuestionName, Questions } from './questions.ts';

/** A run as far as it is known here. */
interface Run {
  readonly number: number;
  readonly scenario: LaneScenario;
  readonly columns: LaneColumns;
  /** What the console has to know of it. */
  readonly calls: CallsPatch[];
  drained: number;
  until: Micros;
}

interface LaneRuns {
  readonly id: string;
  /** What the screen shows. */
  shown: Run;
  /** A newer run that has not caught up with the cursor yet. */
  next: Run | undefined;
}

export interface EngineEvents {
  /** More of a run has come, or another run took its place. */
  changed(): void;
  failed(message: string): void;
  /** The engine's script did not come, or what a lane needs of it; `again` asks for it anew. */
  lost(again: () => void): void;
  /** The cursor that a new run has to reach before it is shown. */
  cursor(): Micros;
}

/** What answers a question did not come. */
export class Unanswered extends Error {}

interface Waiting {
  readonly resolve: (answer: Questions[QuestionName]['answer'] | undefined) => void;
  readonly reject: (error: Unanswered) => void;
}

export class EngineClient {
  readonly #worker: () => Worker;
  readonly #events: EngineEvents;
  /** What is said before there is a worker waits in it. */
  #channel = new MessageChannel();
  #hasBegun = false;
  #lanes: LaneRuns[] = [];
  #runs = 0;

  /** `worker` starts one: with the first run that is not known already, or when somebody says `begin`. */
  constructor(worker: () => Worker, events: EngineEvents) {
    this.#worker = worker;
    this.#events = events;
  }

  /** Has the worker computed what is asked for. */
  begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    const { port1, port2 } = this.#channel;
    const worker = this.#worker();
    worker.postMessage('port', [port2]);
    port1.onmessage = ({ data }: MessageEvent<FromEngine>) => this.#receive(data);
    // An error without a message is none of the script's own: it did not come.
    worker.onerror = ({ message }: Partial<ErrorEvent>) =>
      message === undefined ? this.#events.lost(() => this.#revive()) : this.#events.failed(message);
  }

  /** Another worker computes what the one that did not come was asked for. */
  #revive(): void {
    this.#channel = new MessageChannel();
    this.#hasBegun = false;
    this.begin();
    for (const { resolve } of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
    for (const lane of this.#lanes) this.#startOver(lane, lane.next ?? lane.shown);
  }

  /** Unless a newer run has taken its place. */
  #startOver(lane: LaneRuns, run: Run): void {
    if (run === (lane.next ?? lane.shown)) this.#replaceNext(lane, this.#start(run.scenario, run.until));
  }

  #replaceNext(lane: LaneRuns, run: Run): void {
    if (lane.next !== undefined) this.#drop(lane.id, lane.next);
    lane.next = run;
  }

  #drop(lane: string, { number: run }: Run): void {
    this.#post({ kind: 'drop', lane, run });
  }

  get lanes(): readonly LaneColumns[] {
    return this.#lanes.map(({ shown }) => shown.columns);
  }

  /** What has come of the console's calls in a lane; another list where another run is shown. */
  calls(lane: string): readonly CallsPatch[] | undefined {
    return this.#lanes.find(({ id }) => id === lane)?.shown.calls;
  }

  /**
   * Asks about the runs that are shown. Undefined where one of them is gone by then.
   *
   * @throws Unanswered where the code that answers did not come.
   */
  ask<N extends QuestionName>(
    about: N,
    asks: Questions[N]['asks'],
  ): Promise<Questions[N]['answer'] | undefined> {
    const ticket = (this.#tickets += 1);
    const runs = Object.fromEntries(this.#lanes.map(({ id, shown }) => [id, shown.number]));
    // The table of questions says that these two belong together.
    this.#post({ kind: 'ask', ticket, runs, question: { about, ...asks } as Question });
    return new Promise((resolve, reject) => {
      this.#waiting.set(ticket, {
        resolve: (answer) => resolve(answer as Questions[N]['answer'] | undefined),
        reject,
      });
    });
  }
  #tickets = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** Nothing is urgent any more: the engine may fetch what lanes need that are not here yet. */
  prepare(): void {
    this.#post({ kind: 'prepare' });
  }

  /** Everything before this time is there, in every lane. */
  get computed(): number {
    return Math.min(...this.#lanes.map(({ shown }) => shown.drained));
  }

  /** Something is being computed: the rest of a run, or one to replace what is shown. */
  get busy(): boolean {
    return this.outdated || this.#lanes.some(({ shown }) => shown.drained < shown.until);
  }

  /** A newer run has not caught up with what is shown. */
  get outdated(): boolean {
    return this.#lanes.some(({ next }) => next !== undefined);
  }

  /**
   * Shows a scenario: lanes that it does not change go on, one that only gained a future action is continued. Where it is
   * another one (`isOther`), no lane is computed further than it says. A lane that was not there before stands there at
   * once, as far as its `prerun` goes.
   */
  show(scenario: Scenario, isOther = false, prerun?: Prerun): void {
    for (const { id, shown, next } of this.#lanes) {
      if (scenario.lanes.some((lane) => lane.id === id)) continue;
      for (const run of [shown, next]) if (run !== undefined) this.#drop(id, run);
    }
    this.#lanes = scenario.lanes.map((lane) => {
      const wanted = laneOf(scenario, lane);
      const known = this.#lanes.find(({ id }) => id === lane.id);
      if (known === undefined) {
        const shown = this.#start(wanted, scenario.until, prerun?.lanes[lane.id]);
        return { id: lane.id, shown, next: undefined };
      }
      this.#update(known, wanted, scenario.until, isOther);
      return known;
    });
  }

  /** Goes on computing up to `until`. */
  extend(until: Micros): void {
    for (const { id, shown, next } of this.#lanes) {
      const run = next ?? shown;
      if (run.until >= until) continue;
      run.until = until;
      this.#post({ kind: 'extend', lane: id, run: run.number, until });
    }
  }

  #update(lane: LaneRuns, wanted: LaneScenario, until: Micros, isOther: boolean): void {
    const newest = lane.next ?? lane.shown;
    const appended = isOther ? undefined : appendedTo(newest.scenario, wanted);
    if (
      appended !== undefined &&
      appended.every(({ at }) => at > newest.drained) &&
      newest.drained >= newest.until
    ) {
      const run: Run = { ...newest, scenario: wanted };
      for (const action of appended) this.#post({ kind: 'append', lane: lane.id, run: run.number, action });
      if (lane.next === undefined) lane.shown = run;
      else lane.next = run;
    } else if (appended?.length !== 0) {
      this.#replaceNext(
        lane,
        this.#start(wanted, isOther ? until : (Math.max(until, newest.until) as Micros)),
      );
    }
  }

  /** `told`: what it will say up to then. */
  #start(scenario: LaneScenario, until: Micros, told?: LanePatch): Run {
    const run = ++this.#runs;
    const lane = scenario.lane.id;
    const columns = new LaneColumns(lane);
    // What is told later changes rows of it.
    if (told !== undefined) columns.apply(structuredClone(told));
    const known = told === undefined ? -1 : until;
    this.#post({ kind: 'run', lane, run, scenario, until, known });
    if (told === undefined) this.begin();
    return { number: run, scenario, columns, calls: [], drained: known, until };
  }

  #receive(message: FromEngine): void {
    if (message.kind === 'answer' || message.kind === 'unanswered') return this.#answered(message);
    const lane = this.#lanes.find(({ id }) => id === message.lane);
    const run = [lane?.next, lane?.shown].find((each) => each?.number === message.run);
    if (lane === undefined || run === undefined) return;
    switch (message.kind) {
      case 'failed':
        return this.#events.failed(message.message);
      case 'late':
        // The action came too late for this run: the same scenario from the start has it in its place.
        return this.#startOver(lane, run);
      case 'missing':
        return this.#events.lost(() => this.#startOver(lane, run));
      case 'patch':
        run.columns.apply(message.patch);
        if (message.calls !== undefined) run.calls.push(message.calls);
        run.drained = message.drained;
        if (run === lane.next && run.drained >= Math.min(run.until, this.#events.cursor())) {
          this.#drop(lane.id, lane.shown);
          lane.shown = run;
          lane.next = undefined;
        }
        if (run === lane.shown) this.#events.changed();
    }
  }

  #answered(message: Extract<FromEngine, { ticket: number }>): void {
    const waiting = this.#waiting.get(message.ticket);
    this.#waiting.delete(message.ticket);
    if (message.kind === 'answer') waiting?.resolve(message.answer);
    else waiting?.reject(new Unanswered());
  }

  #post(message: ToEngine): void {
    this.#channel.port1.postMessage(message);
  }
}

/** The actions that `wanted` has behind those of `known`; undefined when it differs otherwise. */
function appendedTo(known: LaneScenario, wanted: LaneScenario): readonly Action[] | undefined {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  if (!same({ ...known, actions: [] }, { ...wanted, actions: [] })) return undefined;
  const n = known.actions.length;
  // An action that was not edited is the same object, as a rule: of a thousand nothing is written out.
  const goesOn = known.actions.every(
    (each, i) => each === wanted.actions[i] || same(each, wanted.actions[i]),
  );
  return goesOn ? wanted.actions.slice(n) : undefined;
}
