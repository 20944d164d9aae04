/** One scenario with the learner's edits, its run, the playhead, what is selected, how one looks; nothing of lessons. */
import { type Micros, micros } from '../base/index.ts';
import { type Action, type Edit, http2Lanes, type Scenario } from '../scenario/index.ts';
import type { Prerun } from '../course/play/index.ts';
import { EngineClient } from '../engine/index.ts';
import { type Draft, UNEDITED } from './draft.ts';
import { Drafts } from './drafts.ts';
import type { LabEvents } from './events.ts';
import type { History } from './history.ts';
import type { Inquirer } from './inquiry.ts';
import { FIRST_LOOKS, type Looks, onLane } from './looks.ts';
import { Player } from './player.ts';
import { movedTo, NOTHING_SELECTED, selected, type Selection, withByte } from './selection.ts';
import { StepFit } from './step-fit.ts';
import { Views } from './views.ts';

/** An action is put just behind what is computed when the playhead is this close to it: no run starts anew. */
const LIVE = 500_000;
/** Playing past the scenario's end computes so far ahead. */
const AHEAD = 300_000;
/** Of a long run's pieces, those so far ahead of the playhead are shown at most so often (ms). */
const FAR = 5_000_000;
const PROGRESS_MS = 250;

export type Editing = typeof import('./editing/index.ts')['editing'];

export class Lab {
  readonly views: Views;
  readonly engine: EngineClient;
  readonly #player: Player;
  readonly #events: LabEvents;
  readonly drafts = new Drafts();
  #base: { readonly key: string; readonly scenario: Scenario; readonly prerun?: Prerun } | undefined;
  #scenario: Scenario | undefined;
  /** The learner plays past the end: the run is computed as the playhead goes. */
  #live = false;
  /** Where the playhead shall go once the run is there. */
  #wanted: number | undefined;
  /** Until it is there, scenarios are shown as they were written. */
  editing: Editing | undefined;

  /** `worker` starts the engine. */
  constructor(worker: () => Worker, events: LabEvents) {
    this.#events = events;
    this.#player = new Player({
      moved: () => {
        if (this.#live) this.#goAhead();
        events.moved();
      },
      arrived: () => events.arrived(),
      computed: () => this.engine.computed,
    });
    this.engine = new EngineClient(worker, {
      changed: () => this.#grown(),
      failed: (detail) => events.failed(detail),
      lost: (again) => events.lost('engine', again),
      cursor: () => this.cursor,
    });
    const inquirer: Inquirer = {
      ask: (about, asks) => this.engine.ask(about, asks),
      lost: (again) => events.lost('inspection', again),
    };
    this.views = new Views(inquirer, () => events.answered());
  }

  /** As it was written: by a lesson, or by the learner who built another. */
  get base(): Scenario | undefined {
    return this.history.present.on ?? this.#base?.scenario;
  }

  /** With the learner's edits. */
  get scenario(): Scenario | undefined {
    return this.#scenario;
  }

  /** What is known of the scenario that is shown, as long as it is as it was written. */
  get prerun(): Prerun | undefined {
    return this.#scenario === this.#base?.scenario ? this.#base?.prerun : undefined;
  }

  get cursor(): Micros {
    return this.#player.cursor;
  }

  get playing(): boolean {
    return this.#player.playing;
  }

  get speed(): number {
    return this.#player.speed;
  }

  set speed(speed: number) {
    this.#player.speed = speed;
    this.#events.changed();
  }

  get history(): History<Draft> {
    return this.drafts.of(this.#base?.key ?? '');
  }

  /** Shows a scenario; `key` finds the edits that the learner made to it before. */
  open(key: string, scenario: Scenario, prerun?: Prerun): void {
    // What one looked for in another run is not what one looks for in this one.
    if (key !== this.#base?.key) this.views.lists?.clear();
    this.#base = { key, scenario, ...(prerun && { prerun }) };
    this.#live = false;
    // The edits are of what the learner has built, where that is another scenario.
    const excess = this.editing?.costOf(this.base ?? scenario, this.history.present.edits);
    if (excess !== undefined) {
      this.drafts.set(key, UNEDITED);
      this.#events.refused(excess, key);
    }
    this.#show();
  }

  // Looking

  get selection(): Selection {
    return this.#selection;
  }
  #selection = NOTHING_SELECTED;
  select(address: string): void {
    this.#selection = selected(address);
    this.#events.changed();
  }

  selectByte(byte: number): void {
    this.#selection = withByte(this.#selection, byte);
    this.#events.changed();
  }

  get looks(): Looks {
    return this.#looks;
  }
  #looks = FIRST_LOOKS;

  look(change: Partial<Looks>): void {
    if (change.zoom !== undefined) this.#fit.follow(undefined);
    this.#looks = { ...this.#looks, ...change };
    this.#events.changed();
  }

  /** Draws time so large that what lies between two moments fills the picture, within what suits a step. */
  fit(from: Micros, to: Micros): void {
    this.#fit.follow({ from, to });
    this.#looks = this.#fit.fitted(this.#looks, this.views);
  }
  readonly #fit = new StepFit();

  /** So many pixels of the picture are in sight. */
  resize(room: number): void {
    if (!this.#fit.resized(room)) return;
    this.#looks = this.#fit.fitted(this.#looks, this.views);
    this.#events.changed();
  }

  // Playing

  /** Plays to the end; from the end on, without end. */
  play(): void {
    const until = this.#scenario?.until ?? 0;
    this.#live = this.cursor >= until;
    if (this.#live) this.#goAhead();
    this.playTo(this.#live ? Infinity : until);
  }

  playTo(limit: number): void {
    this.#wanted = undefined;
    this.#player.play(limit);
    this.#events.changed();
  }

  pause(): void {
    this.#player.pause();
    this.#events.changed();
  }

  /** As far as the run is computed; the rest of the way as soon as it is. */
  seek(at: number): void {
    const { computed } = this.engine;
    this.#wanted = at > computed && this.engine.busy ? at : undefined;
    this.#player.seek(micros(Math.max(0, Math.min(at, computed))));
  }

  // Edits

  /** False when it is refused, for the run would cost too much. */
  edit(edit: Edit): boolean {
    return this.#change(({ edited }, now) => edited(now, edit));
  }

  undo(): void {
    this.#change(({ undone }, now) => undone(now));
  }

  redo(): void {
    this.#change(({ redone }, now) => redone(now));
  }

  /** Back to the scenario as it was written; undo brings the edits back. */
  restore(): void {
    this.#change(({ withEdits }, now) => withEdits(now, []));
  }

  /** Edits that were made elsewhere take the place of those here; undo brings those back. */
  adopt(key: string, edits: readonly Edit[]): void {
    const now = this.drafts.of(key);
    if (this.editing === undefined || JSON.stringify(edits) === JSON.stringify(now.present.edits)) return;
    this.drafts.set(key, this.editing.withEdits(now, edits));
    if (key === this.#base?.key) this.#show();
  }

  /** Where an action would be put: at the playhead, or just ahead of what has been computed live. */
  get next(): Micros {
    const { computed } = this.engine;
    const live = computed >= (this.#scenario?.until ?? 0) && computed - this.cursor <= LIVE;
    return micros((live ? computed : this.cursor) + 1);
  }

  /** Adds an action there, never before `after`; returns its time, or undefined where it is refused. */
  act(make: (id: string, at: Micros) => Action, after = micros(0)): Micros | undefined {
    const at = micros(Math.max(this.next, after + 1));
    const isMade = this.#change(({ edited, freshId }, now) =>
      edited(now, { edit: 'add', action: make(freshId(this.#scenario?.actions ?? []), at) }),
    );
    if (this.#live) this.#goAhead();
    return isMade ? at : undefined;
  }

  /**
   * Another scenario takes the place of this one, with no edits; undo brings this one back. False when it is refused.
   * `isOther`: it has nothing to do with this one, and its run is as long as it says.
   */
  rebuild(on: Scenario, isOther = false): boolean {
    return this.#change(({ rebuilt }, now) => rebuilt(now, on), isOther);
  }

  #change(to: (editing: Editing, now: History<Draft>) => History<Draft>, isOther = false): boolean {
    const { editing } = this;
    if (this.#base === undefined || editing === undefined) return false;
    const { key, scenario } = this.#base;
    const next = to(editing, this.history);
    const { on, edits } = next.present;
    const excess = editing.costOf(on ?? scenario, edits);
    if (excess !== undefined) {
      this.#events.refused(excess);
      return false;
    }
    this.drafts.set(key, next);
    this.#show(isOther);
    this.#events.edited(key, next.present);
    return true;
  }

  #show(isOther = false): void {
    const { base } = this;
    if (base === undefined) return;
    const scenario = this.editing?.applyEdits(base, this.history.present.edits) ?? base;
    this.#scenario = scenario;
    this.engine.show(scenario, isOther, this.prerun);
    this.engine.extend(scenario.until);
    this.views.countHttp2(http2Lanes(scenario));
    // Lanes stand there, empty, before the first piece of their first run: nothing is shifted when it comes.
    const shown = this.views.lanes.map(({ lane }) => lane);
    if (shown.join() !== scenario.lanes.map(({ id }) => id).join()) this.views.replace(this.engine.lanes);
    this.#looks = onLane(this.#looks, scenario.lanes);
    this.#events.changed();
  }

  /** More of a run has come, or another run took its place. The first piece is shown at once, and so is the last. */
  #grown(): void {
    const { lanes, busy, computed } = this.engine;
    const isSame = lanes.every((lane, i) => lane === this.views.lanes[i]);
    const isFar = computed - this.cursor > FAR && performance.now() - this.#shownAt < PROGRESS_MS;
    if (busy && isSame && isFar) return;
    this.views.replace(lanes);
    const { address } = this.#selection;
    // Until all of a run is there, what is selected may still come.
    if (!busy) this.#selection = movedTo(this.#selection, this.views.nearest(address));
    if (this.#wanted !== undefined) this.seek(this.#wanted);
    this.#events.traced();
    this.#shownAt = performance.now();
  }
  #shownAt = 0;

  #goAhead(): void {
    this.engine.extend(micros(this.cursor + AHEAD));
  }
}
