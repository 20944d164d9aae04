/**
 * Calls typed in the browser's console become actions of the run, and what they are told is read from its trace: when
 * the playhead reaches it, or at once when nothing plays, and the page says so. Each thing is told in a task of its own,
 * in the order of the run, and what the console did because of it comes before the next.
 */
import { type Micros, micros } from '../../base/index.ts';
import type { Action, ClientDeed } from '../../scenario/index.ts';
import { deedMistake } from '../../scenario/json/index.ts';
import type { CallsPatch } from '../../projections/fold/index.ts';
import type { Deflate } from '../../wire/websocket/deflate/index.ts';
import { consoleText } from '../../text/console/index.ts';
import { fill, formatMoment } from '../../text/index.ts';
import { lazy } from '../lazy.ts';
import type { Shell } from '../shell.ts';
import { CallIndex } from './call-index.ts';

/** Virtual time that a call waits for its answer: longer than Chromium waits for an opening handshake. */
const PATIENCE = 300_000_000;
/** A run that ends before an answer goes on so far at first, then twice as far each time. */
const FIRST_STEP = 300_000;

/** No entry of `later.ts`: to be asked for by the first script too would tear apart what both are made of. */
const CODEC = lazy('console', () => import('../../wire/websocket/deflate/index.ts'));

/** What a call has to tell next. */
export interface News {
  readonly at: Micros;
  tell(): void;
}

/** A call of the console that is not over. */
export interface Pending {
  readonly lane: string;
  readonly name: string;
  /** What it has to tell next of what the run has done by `until`; undefined: nothing yet. */
  news(index: CallIndex, until: number): News | undefined;
  /** Something has to come: a run that ends before goes on. */
  readonly waits: boolean;
  readonly isOver: boolean;
  /** Nothing of the run will ever reach it. */
  fail(): void;
}

export class Calls {
  readonly #shell: Shell;
  /** With the time of the deed that each began with. */
  readonly #pending = new Map<Pending, Micros>();
  /** Calls that nothing of the run will reach; each hears it in a task of its own. */
  readonly #lost: Pending[] = [];
  /** By the list of what a run has told, with how much of it was read. */
  readonly #indexes = new WeakMap<readonly CallsPatch[], { readonly index: CallIndex; read: number }>();
  #named = 0;
  /** The newest moment that the console was told of since the playhead came to rest where it is. */
  #told = 0 as Micros;
  #cursor = 0;
  #base: unknown;
  #scenario: unknown;
  #step = FIRST_STEP;
  /** The task that tells what is next. */
  readonly #turn = new MessageChannel();
  #isDue = false;
  /** What the console's script does about what it was told is still on its way. */
  #reacting = 0;
  #codec: Deflate | 'on its way' | 'missing' | undefined;

  constructor(shell: Shell) {
    this.#shell = shell;
    this.#turn.port1.onmessage = () => {
      this.#isDue = false;
      this.#tellNext();
    };
    shell.watch(() => {
      this.#follow();
      this.#wake();
    });
  }

  /** The first lane that speaks WebSocket, or HTTP; or else the first. */
  lane(isSocket: boolean): string {
    const lanes = this.#shell.lab.scenario?.lanes ?? [];
    const fit = lanes.find(({ clients }) =>
      clients.some(({ transport }) => (transport.kind === 'websocket') === isSocket),
    );
    return (fit ?? lanes[0])?.id ?? '';
  }

  /** A name that no other call has, those of earlier visits and of links included. */
  name(): string {
    const actions = this.#shell.lab.scenario?.actions ?? [];
    const known = new Set(
      actions.map((action) => (action.kind === 'client' && 'call' in action.do ? action.do.call : '')),
    );
    do this.#named += 1;
    while (known.has(`console ${this.#named}`));
    return `console ${this.#named}`;
  }

  /**
   * Adds a deed of the page behind what the console was told: at the playhead, or later where nothing plays; and behind
   * `after`. Its time is returned.
   *
   * @throws TypeError for what no scenario can hold, or this one no more.
   */
  act(lane: string, deed: ClientDeed, after = 0 as Micros): Micros {
    const { lab } = this.#shell;
    const mistake = deedMistake(deed);
    if (mistake !== undefined) throw new TypeError(`The simulated page cannot do that. ${mistake}`);
    const client = lab.scenario?.lanes.find(({ id }) => id === lane)?.clients[0]?.name ?? '';
    const told = lab.playing ? 0 : this.#told;
    const made = lab.act(
      (id, at): Action => ({ id, at, kind: 'client', client, lane, do: deed }),
      micros(Math.max(told, after)),
    );
    // The page says which bound it would break.
    if (made === undefined)
      throw new TypeError('The run would get too long with that. Undo some of your changes.');
    return made;
  }

  /** Begins a call with its first deed. */
  begin(pending: Pending, deed: ClientDeed): void {
    const at = this.act(pending.lane, deed);
    this.#follow();
    this.#pending.set(pending, at);
    this.#wake();
  }

  /** A call that never gets as far as the run: it hears of it in a task of its own. */
  refuse(pending: Pending): void {
    this.#lost.push(pending);
    this.#wake();
  }

  end(pending: Pending): void {
    this.#pending.delete(pending);
  }

  /** Nothing else is told until the returned function is called. */
  hold(): () => void {
    this.#reacting += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#reacting -= 1;
      this.#wake();
    };
  }

  /** Says something of the console's calls to the reader. */
  say(key: keyof (typeof consoleText)['en'], places: Readonly<Record<string, string>> = {}): void {
    const { language, status } = this.#shell.state;
    const text = fill(language, consoleText[language][key], places);
    if (status !== text) this.#shell.set({ status: text, toast: text });
  }

  #moment(at: Micros): string {
    return formatMoment(this.#shell.state.language, at);
  }

  /** What unpacks messages, fetched once for all sockets; `undefined` while it is on its way. */
  get codec(): Deflate | 'missing' | undefined {
    if (this.#codec === undefined) {
      this.#codec = 'on its way';
      const arrived = (codec: Deflate | 'missing'): void => {
        this.#codec = codec;
        this.#wake();
      };
      CODEC.get().then(arrived, () => arrived('missing'));
    }
    return this.#codec === 'on its way' ? undefined : this.#codec;
  }

  #wake(): void {
    if (this.#isDue || this.#pending.size + this.#lost.length === 0) return;
    this.#isDue = true;
    this.#turn.port2.postMessage(undefined);
  }

  /** Keeps up with what else moves the playhead and changes the scenario. */
  #follow(): void {
    const { lab } = this.#shell;
    if (lab.playing || lab.cursor !== this.#cursor || lab.base !== this.#base) this.#told = micros(0);
    this.#cursor = lab.cursor;
    const isOther = lab.base !== this.#base;
    this.#base = lab.base;
    if (!isOther && this.#scenario === lab.scenario) return;
    this.#scenario = lab.scenario;
    const names = new Set<string>();
    for (const action of lab.scenario?.actions ?? [])
      if (action.kind === 'client' && 'call' in action.do) names.add(action.do.call);
    // Another lesson, or an undo: the run has nothing of these calls any more.
    this.#lose(({ name }) => isOther || !names.has(name));
  }

  #tellNext(): void {
    const { lab, state } = this.#shell;
    // A bug of ours has stopped the run.
    if (state.notice?.detail !== undefined) this.#lose(() => true);
    const lost = this.#lost.shift();
    if (lost !== undefined) {
      this.#wake();
      return lost.fail();
    }
    const { computed, busy, outdated } = lab.engine;
    if (outdated || this.#reacting > 0) return;
    const until = lab.playing ? lab.cursor : computed;
    let first: News | undefined;
    for (const pending of this.#pending.keys()) {
      const index = this.#indexOf(pending.lane);
      const news = index && pending.news(index, until);
      if (news !== undefined && (first === undefined || news.at < first.at)) first = news;
      if (pending.isOver) this.#pending.delete(pending);
    }
    if (first === undefined) return busy ? undefined : this.#goOn();
    if (!lab.playing) this.#told = micros(Math.max(this.#told, first.at));
    this.#step = FIRST_STEP;
    this.#wake();
    if (first.at > lab.cursor) this.say('ahead', { at: this.#moment(first.at) });
    first.tell();
  }

  /** Nothing is left to tell at rest: a run that some call still waits for goes on. */
  #goOn(): void {
    const { lab } = this.#shell;
    if (lab.playing || this.#codec === 'on its way') return;
    const { computed } = lab.engine;
    const waiting = [...this.#pending].filter(([{ waits }]) => waits);
    for (const [pending, since] of waiting) {
      if (Number.isFinite(computed) && computed < since + PATIENCE) continue;
      this.say('unanswered');
      this.#lose((each) => each === pending);
    }
    if (this.#lost.length > 0) return this.#wake();
    if (waiting.length === 0) return;
    lab.engine.extend(micros(computed + this.#step));
    this.#step *= 2;
  }

  #lose(which: (pending: Pending) => boolean): void {
    for (const pending of this.#pending.keys()) {
      if (!which(pending)) continue;
      this.#pending.delete(pending);
      this.#lost.push(pending);
    }
  }

  #indexOf(lane: string): CallIndex | undefined {
    const told = this.#shell.lab.engine.calls(lane);
    if (told === undefined) return undefined;
    const known = this.#indexes.get(told) ?? { index: new CallIndex(), read: 0 };
    this.#indexes.set(told, known);
    for (const patch of told.slice(known.read)) known.index.apply(patch);
    known.read = told.length;
    return known.index;
  }
}
