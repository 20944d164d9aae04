/** The visit: its state, and everything a learner can do to it. Elements call methods; `changed` draws again. */
import { type Micros, micros } from '../base/index.ts';
import { load, index as course } from 'virtual:lessons';
import {
  type CheckState,
  formatProgress,
  formatRoute,
  markAnswer,
  markDone,
  markLast,
  parseFigure,
  parseProgress,
  parseRoute,
  previousStop,
  type Step,
  stopOf,
  verify,
} from '../course/play/index.ts';
import { momentBeside, rowsUntil } from '../projections/index.ts';
import { type Action, applyEdits, type Edit, freshId, type Scenario } from '../scenario/index.ts';
import type { Language } from '../text/index.ts';
import { EngineClient } from './engine-client.ts';
import { edited, type History, redone, UNEDITED, undone } from './history.ts';
import { formatShared, parseShared } from './link.ts';
import { Player } from './player.ts';
import type { State, Theme } from './session-state.ts';
import { keep, recall } from './storage.ts';
import { Views } from './views.ts';

/** A learner's action is put just behind what is computed when the playhead is this close to it. */
const LIVE = 500_000;
/** Playing past the lesson's end computes so far ahead. */
const AHEAD = 300_000;

export class Store {
  readonly views = new Views();
  readonly player: Player;
  readonly engine: EngineClient;
  state: State;
  readonly #changed: () => void;
  /** A step was opened and its stop is still to be found in the traces. */
  #arriving: { readonly play: boolean } | undefined;
  /** The learner plays past the end: the run is computed as the playhead goes. */
  #live = false;

  constructor(worker: Worker, changed: () => void) {
    this.#changed = changed;
    const { progress, aside } = parseProgress(recall('progress'));
    if (aside !== undefined) keep('progress-set-aside', aside);
    this.state = {
      language: recall('language') === 'vi' || (recall('language') === null && navigator.language.startsWith('vi')) ? 'vi' : 'en',
      theme: themeOf(recall('theme')),
      lesson: undefined,
      step: 0,
      histories: {},
      borrowed: false,
      progress,
      playing: false,
      speed: 1,
      scale: 'gaps-cut',
      selected: '',
      byte: -1,
      tab: 'frame',
      lens: 'wire',
      lane: 'b',
      follow: true,
      fromHere: false,
      hintShown: false,
      notice: undefined,
      window: { top: 0, height: 600 },
      status: undefined,
    };
    this.player = new Player({
      moved: () => this.#moved(),
      arrived: () => this.#arrived(),
      computed: () => this.engine.computed,
    });
    this.engine = new EngineClient(worker, {
      changed: () => this.#traceChanged(),
      failed: (detail) => this.set({ notice: { kind: 'failed', detail } }),
      cursor: () => this.player.cursor,
    });
  }

  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.#changed();
  }

  get cursor(): Micros {
    return this.player.cursor;
  }

  get step(): Step | undefined {
    return this.state.lesson?.steps[this.state.step];
  }

  /** The step's scenario as the lesson wrote it. */
  get base(): Scenario | undefined {
    return this.state.lesson?.scenarios[this.step?.scenario ?? 0];
  }

  get history(): History {
    return this.state.histories[this.#historyKey] ?? UNEDITED;
  }

  get scenario(): Scenario | undefined {
    return this.base === undefined ? undefined : applyEdits(this.base, this.history.present);
  }

  get #historyKey(): string {
    return `${this.state.lesson?.id}/${this.step?.scenario}`;
  }

  // ── Where we are ────────────────────────────────────────────────────────────────────────────────────────────

  /** Goes where a link leads. `play`: on the way to the step's stop the picture moves. */
  async route(hash: string, play: boolean): Promise<void> {
    const last = course.lessons.find(({ id }) => id === recall('lesson'))?.id;
    const wanted = hash.replace(/^#\/?/, '') === '' && last !== undefined ? `#/${last}/${this.state.progress.lessons[last]?.last ?? ''}` : hash;
    const route = parseRoute(wanted, course);
    if (route === undefined) return;
    const { language } = this.state;
    const lesson =
      this.state.lesson?.id === route.lesson && this.state.lesson.language === language
        ? this.state.lesson
        : await load(route.lesson, language);
    const step = Math.max(0, lesson.steps.findIndex(({ id }) => id === route.step));
    const shared = parseShared(route.query);
    this.set({ lesson, step, notice: route.changed && wanted !== '' && wanted !== '#' ? { kind: 'unknown-link' } : undefined });
    if (shared === 'broken') this.set({ notice: { kind: 'broken-link' } });
    else if (shared !== undefined) this.#borrow(shared.edits, shared.hash === lesson.hash);
    this.#canonical(route.query);
    this.#enter(shared === undefined || shared === 'broken' ? play || lesson.steps[step]?.autoplay === true : false);
    if (shared !== undefined && shared !== 'broken') {
      this.#arriving = undefined;
      this.player.seek(shared.cursor);
      this.select(shared.selected);
    }
  }

  go(by: 1 | -1): void {
    const { lesson, step } = this.state;
    if (lesson === undefined) return;
    const next = lesson.steps[step + by];
    if (next !== undefined) {
      history.pushState(null, '', formatRoute({ lesson: lesson.id, step: next.id }));
      this.set({ step: step + by, notice: undefined });
      return this.#enter(by === 1);
    }
    const at = course.lessons.findIndex(({ id }) => id === lesson.id) + by;
    const other = course.lessons[at];
    const to = by === 1 ? other?.steps[0] : other?.steps.at(-1);
    if (other !== undefined && to !== undefined) location.hash = formatRoute({ lesson: other.id, step: to.id });
  }

  async speak(language: Language): Promise<void> {
    keep('language', language);
    document.documentElement.lang = language;
    const { lesson } = this.state;
    this.set({ language, lesson: lesson === undefined ? lesson : await load(lesson.id, language) });
  }

  paint(theme: Theme): void {
    keep('theme', theme);
    this.set({ theme });
  }

  #borrow(edits: readonly Edit[], sameLesson: boolean): void {
    const histories = { ...this.state.histories, [this.#historyKey]: { ...UNEDITED, present: edits } };
    this.set({ histories, borrowed: true, ...(!sameLesson && { notice: { kind: 'older-link' } }) });
  }

  /** The address bar names the step that is open, whatever the link said. */
  #canonical(query: string): void {
    const { lesson } = this.state;
    const { step } = this;
    if (lesson !== undefined && step !== undefined) {
      history.replaceState(null, '', formatRoute({ lesson: lesson.id, step: step.id, query }));
    }
  }

  /** Opens the present step: shows its scenario and travels to its stop. */
  #enter(play: boolean): void {
    const { step, scenario } = this;
    const { lesson, progress } = this.state;
    if (step === undefined || scenario === undefined || lesson === undefined) return;
    this.#live = false;
    keep('lesson', lesson.id);
    this.#keepProgress(markLast(progress, lesson.id, step.id));
    this.set({
      hintShown: false,
      follow: true,
      byte: -1,
      ...(step.tab !== undefined && { tab: step.tab }),
      ...(step.lens !== undefined && { lens: step.lens }),
      ...(step.scale !== undefined && { scale: step.scale }),
      ...(step.lane !== undefined && { lane: step.lane }),
      speed: step.speed ?? this.state.speed,
    });
    this.#arriving = { play };
    this.engine.show(scenario);
    this.#travel();
  }

  /** Finds the step's stop and goes there; waits for more of the run where it is not known yet. */
  #travel(): void {
    const { lesson, step: n } = this.state;
    const arriving = this.#arriving;
    if (lesson === undefined || arriving === undefined || this.engine.busy) return;
    this.#arriving = undefined;
    const { traces } = this.engine;
    const place = stopOf(lesson, n, traces);
    if (place === undefined) {
      this.set({ notice: { kind: 'unreachable' } });
      return;
    }
    const from = previousStop(lesson, n, traces).at;
    if (!arriving.play || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.pause();
      this.player.seek(place.at);
      this.#arrived();
    } else {
      if (this.cursor < from || this.cursor > place.at) this.player.seek(from);
      this.#playTo(place.at);
    }
  }

  // ── Playing ─────────────────────────────────────────────────────────────────────────────────────────────────

  play(): void {
    const until = this.scenario?.until ?? 0;
    this.#live = this.cursor >= until;
    this.set({ follow: true });
    this.#playTo(this.#live ? Infinity : until);
    if (this.#live) this.#goAhead();
  }

  pause(): void {
    this.player.pause();
    this.set({ playing: false });
  }

  seek(at: Micros): void {
    this.player.seek(micros(Math.min(at, Math.max(0, this.engine.computed))));
    if (!this.state.playing) this.set({ follow: true });
  }

  stepBy(by: 1 | -1): void {
    this.pause();
    const moment = momentBeside(this.views.indexes, this.cursor, by);
    this.set({ follow: true });
    this.player.seek(moment ?? (by === 1 ? this.cursor : micros(0)));
  }

  #playTo(limit: number): void {
    this.player.speed = this.state.speed;
    this.player.play(limit);
    this.set({ playing: true });
  }

  accelerate(speed: number): void {
    this.player.speed = speed;
    this.set({ speed });
  }

  #moved(): void {
    if (this.#live) this.#goAhead();
    this.#changed();
  }

  #goAhead(): void {
    this.engine.extend(micros(this.cursor + AHEAD));
  }

  #arrived(): void {
    const { lesson, step: n } = this.state;
    this.set({ playing: false });
    const place = lesson === undefined ? undefined : stopOf(lesson, n, this.engine.traces);
    if (lesson === undefined || place === undefined || this.cursor < place.at) return;
    const lane = this.views.indexes.find(({ lane: id }) => id === place.lane);
    if (this.step?.select === 'stop' && lane !== undefined) this.select(lane.addressOf(place.index));
    this.set({ status: { at: this.cursor, text: this.step?.title ?? '' } });
    this.#judge();
  }

  #traceChanged(): void {
    this.views.replace(this.engine.indexes);
    const { selected } = this.state;
    const lane = this.views.indexes.find(({ lane: id }) => selected.startsWith(`${id}/`));
    if (selected !== '' && lane !== undefined && !this.engine.busy) {
      const nearest = lane.nearest(selected);
      if (nearest !== selected) this.state = { ...this.state, selected: nearest };
    }
    this.#travel();
    this.#judge();
    this.#changed();
  }

  // ── Edits ───────────────────────────────────────────────────────────────────────────────────────────────────

  edit(edit: Edit): void {
    this.#setHistory(edited(this.history, edit));
  }

  undo(): void {
    this.#setHistory(undone(this.history));
  }

  redo(): void {
    this.#setHistory(redone(this.history));
  }

  /** Back to the lesson's own scenario; undo brings the edits back. */
  restore(): void {
    const { past, present } = this.history;
    this.#setHistory({ past: [...past, present], present: [], future: [] });
    this.set({ notice: undefined });
    this.#arriving = { play: false };
    this.#travel();
  }

  /** Adds an action at the playhead, or just ahead of what has been computed live. Returns when it will happen. */
  act(make: (id: string, at: Micros) => Action): Micros {
    const { computed } = this.engine;
    const live = computed >= (this.scenario?.until ?? 0) && computed - this.cursor <= LIVE;
    const at = micros(live ? computed + 1 : this.cursor + 1);
    this.edit({ edit: 'add', action: make(freshId(this.scenario?.actions ?? []), at) });
    return at;
  }

  #setHistory(present: History): void {
    this.set({ histories: { ...this.state.histories, [this.#historyKey]: present } });
    if (this.scenario !== undefined) this.engine.show(this.scenario);
    this.#judge();
  }

  /** How many rows, which ascend in time, lie before the cursor. */
  rowsUntil(rows: readonly { readonly at: Micros }[]): number {
    return rowsUntil(rows, this.cursor);
  }

  // ── Looking ─────────────────────────────────────────────────────────────────────────────────────────────────

  select(address: string): void {
    this.set({ selected: address, byte: -1 });
  }

  /** The link to this very moment. */
  link(): string {
    const { lesson, selected } = this.state;
    if (lesson === undefined || this.step === undefined) return location.href;
    const query = formatShared({ hash: lesson.hash, edits: this.history.present, cursor: this.cursor, selected });
    return new URL(formatRoute({ lesson: lesson.id, step: this.step.id, query }), location.href).href;
  }

  // ── Lessons ─────────────────────────────────────────────────────────────────────────────────────────────────

  answer(option: number): void {
    const { lesson, progress } = this.state;
    if (lesson !== undefined && this.step !== undefined) {
      this.#keepProgress(markAnswer(progress, lesson.id, this.step.id, option));
    }
  }

  solve(): void {
    for (const edit of this.step?.task?.solution ?? []) this.edit(edit);
    if (this.scenario !== undefined && !this.state.playing) this.play();
  }

  get checkState(): CheckState | undefined {
    const { scenario, cursor } = this;
    if (scenario === undefined) return undefined;
    const ledgers = this.views.ledgers(cursor);
    return {
      scenario,
      cursor,
      traces: this.engine.traces,
      figures: (name) => {
        const parts = parseFigure(name);
        const lane = this.views.indexes.findIndex(({ lane: id }) => id === parts?.lane);
        return parts === undefined ? -1 : (ledgers[lane]?.[parts.field] ?? -1);
      },
    };
  }

  get taskDone(): boolean {
    const { checkState, step } = this;
    return step?.task !== undefined && checkState !== undefined && verify(step.task.check, checkState).done;
  }

  /** Marks the step as done once its stop was reached and its task, if any, is solved. */
  #judge(): void {
    const { lesson, step: n, progress } = this.state;
    const { step } = this;
    if (lesson === undefined || step === undefined) return;
    if (progress.lessons[lesson.id]?.done.includes(step.id) === true) return;
    const place = stopOf(lesson, n, this.engine.traces);
    const reached = place !== undefined && this.cursor >= place.at;
    if (reached && (step.task === undefined || this.taskDone)) this.#keepProgress(markDone(progress, lesson.id, step.id));
  }

  #keepProgress(progress: State['progress']): void {
    if (progress === this.state.progress) return;
    keep('progress', formatProgress(progress));
    this.set({ progress });
  }
}

const themeOf = (text: string | null): Theme => (text === 'light' || text === 'dark' ? text : 'system');
