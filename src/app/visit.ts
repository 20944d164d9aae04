/** The visit: which lesson and step are open, what was done and answered, how one looks at the bench. */
import type { Micros } from '../base/index.ts';
import {
  type CompiledLesson,
  type CourseIndex,
  formatProgress,
  formatRoute,
  type Language,
  markAnswer,
  markDone,
  markLast,
  parseRoute,
  type Place,
  type Step,
  type Verified,
} from '../course/play/index.ts';
import { Bench } from './bench.ts';
import { Journey } from './journey.ts';
import { isStepDone, taskVerdict } from './judging.ts';
import { appText, fill, formatMoment } from '../text/index.ts';
import { learn } from './languages.ts';
import { beginning, keepEdits, lastRoute, savedEdits, type State, type Theme } from './state.ts';
import { keep } from './storage.ts';

type StatusKey = Extract<keyof (typeof appText)['en'], `status.${string}`>;

/** Behind the key of edits that came with somebody's link: they are not kept over the learner's own. */
const BORROWED = '?link';

export interface Course {
  readonly index: CourseIndex;
  load(id: string, language: Language): Promise<CompiledLesson>;
}

export class Visit {
  state: State;
  readonly bench: Bench;
  readonly course: Course;
  readonly #changed: () => void;
  readonly #watchers: (() => void)[] = [];
  readonly #journey: Journey;
  /** The edits of an earlier visit are back. */
  readonly #remembered: Promise<void>;
  /** Somebody's link is open: what is done in it is not kept over the learner's own. */
  #borrowed = false;
  /** What a link wants once the run is there. */
  #later: (() => void) | undefined;

  /** `moved`: only the playhead is somewhere else; `changed`: anything may be. */
  constructor(worker: Worker, course: Course, changed: () => void, moved: () => void) {
    this.course = course;
    const told = (whom: () => void) => (): void => {
      whom();
      for (const watcher of this.#watchers) watcher();
    };
    this.#changed = told(changed);
    const onward = told(moved);
    this.state = beginning();
    this.bench = new Bench(worker, {
      changed: () => {
        this.#passed();
        this.#changed();
      },
      moved: () => {
        this.#passed();
        onward();
      },
      traced: () => this.#traced(),
      arrived: () => this.#journey.arrived(),
      edited: () => {
        const own = [...this.bench.edits].filter(([key]) => !key.endsWith(BORROWED));
        void keepEdits(new Map(own));
      },
      failed: (detail) => this.set({ notice: { kind: 'failed', detail } }),
    });
    this.#remembered = savedEdits().then((saved) => this.bench.remember(saved));
    this.#journey = new Journey(this.bench, {
      arrived: (place) => this.#arrived(place),
      unreachable: () => this.set({ notice: { kind: 'unreachable' } }),
    });
  }

  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.#changed();
  }

  /** Calls `watcher` whenever anything may have changed. */
  watch(watcher: () => void): void {
    this.#watchers.push(watcher);
  }

  /** Tells the reader something that has happened at a time of the run. */
  say(key: StatusKey, at: Micros, places: Readonly<Record<string, string>> = {}): void {
    const { language } = this.state;
    const text = fill(language, appText[language][key], { at: formatMoment(language, at), ...places });
    if (this.state.status !== text) this.set({ status: text, toast: key === 'status.stopped' ? '' : text });
  }

  get step(): Step | undefined {
    return this.state.lesson?.steps[this.state.step];
  }

  // Where we are

  /** Goes where a link leads; without one, to where the reader was last. `play`: the way to the stop is played. */
  async route(hash: string, play: boolean): Promise<void> {
    const bare = hash.replace(/^#\/?/, '') === '';
    const wanted = bare ? lastRoute(this.state.progress) : hash;
    const route = parseRoute(wanted, this.course.index);
    if (route === undefined) return;
    const [lesson] = await Promise.all([this.#load(route.lesson, this.state.language), this.#remembered]);
    if (lesson === undefined) return;
    const step = Math.max(
      0,
      lesson.steps.findIndex(({ id }) => id === route.step),
    );
    const shared =
      route.query === '' ? undefined : (await import('../scenario/json/index.ts')).parseShared(route.query);
    const own = shared === undefined || shared === 'broken';
    this.#borrowed = !own;
    this.set({
      lesson,
      step,
      selected: '',
      notice: route.changed && !bare ? { kind: 'unknown-link' } : undefined,
    });
    if (shared === 'broken') this.set({ notice: { kind: 'broken-link' } });
    history.replaceState(null, '', formatRoute({ lesson: lesson.id, step: route.step, query: route.query }));
    this.#enter(own && (play || lesson.steps[step]?.autoplay === true));
    if (own) return;
    if (shared.hash !== lesson.hash) this.set({ notice: { kind: 'older-link' } });
    this.#journey.cancel();
    this.bench.borrow(shared.edits);
    this.#later = () => {
      this.bench.seek(shared.cursor);
      this.select(shared.selected);
    };
  }
  /** Next and Back; behind the last step comes the next lesson. */
  go(by: 1 | -1): void {
    const { lesson, step } = this.state;
    if (lesson === undefined) return;
    const next = lesson.steps[step + by];
    if (next !== undefined) {
      history.pushState(null, '', formatRoute({ lesson: lesson.id, step: next.id }));
      this.set({ step: step + by, notice: undefined });
      return this.#enter(by === 1);
    }
    const { lessons } = this.course.index;
    const other = lessons[lessons.findIndex(({ id }) => id === lesson.id) + by];
    const to = by === 1 ? other?.steps[0] : other?.steps.at(-1);
    if (other !== undefined && to !== undefined)
      location.hash = formatRoute({ lesson: other.id, step: to.id });
  }

  async speak(language: Language): Promise<void> {
    keep('language', language);
    document.documentElement.lang = language;
    const { lesson } = this.state;
    const translated = lesson === undefined ? undefined : await this.#load(lesson.id, language);
    this.set({ language, ...(translated !== undefined && { lesson: translated }) });
  }

  paint(theme: Theme): void {
    keep('theme', theme);
    document.documentElement.dataset['theme'] = theme;
    this.set({ theme });
  }

  /** The link to this very moment. */
  async link(): Promise<string> {
    const { lesson, selected } = this.state;
    if (lesson === undefined || this.step === undefined) return location.href;
    const { history: edits, cursor } = this.bench;
    const { formatShared } = await import('../scenario/json/index.ts');
    const query = formatShared({ hash: lesson.hash, edits: edits.present, cursor, selected });
    return new URL(formatRoute({ lesson: lesson.id, step: this.step.id, query }), location.href).href;
  }

  async #load(id: string, language: Language): Promise<CompiledLesson | undefined> {
    const { lesson } = this.state;
    if (lesson?.id === id && lesson.language === language) return lesson;
    try {
      const [loaded] = await Promise.all([this.course.load(id, language), learn(language)]);
      return loaded;
    } catch {
      this.set({ notice: { kind: 'loading-failed' } });
      return undefined;
    }
  }

  /** Opens the present step: shows its scenario and travels to its stop. */
  #enter(play: boolean): void {
    const { step } = this;
    const { lesson, step: n, progress } = this.state;
    const scenario = lesson?.scenarios[step?.scenario ?? 0];
    if (step === undefined || scenario === undefined || lesson === undefined) return;
    if (!this.#borrowed) {
      this.#keepProgress(markLast(progress, lesson.id, step.id));
      keep('lesson', lesson.id);
    }
    const { tab, lens, scale, lane } = step;
    this.set({
      hintShown: false,
      follow: true,
      byte: -1,
      ...(tab !== undefined && { tab }),
      ...(lens !== undefined && { lens }),
      ...(scale !== undefined && { scale }),
      ...(lane !== undefined && { lane }),
    });
    this.bench.speed = step.speed ?? this.bench.speed;
    this.bench.open(`${lesson.id}/${step.scenario}${this.#borrowed ? BORROWED : ''}`, scenario);
    this.#journey.start(lesson, n, play);
  }

  #arrived(place: Place | undefined): void {
    const { bench, step } = this;
    if (place !== undefined) {
      const lane = bench.views.indexes.find(({ lane: id }) => id === place.lane);
      if (step?.select === 'stop' && lane !== undefined) this.select(lane.addressOf(place.index));
      this.say('status.stopped', bench.cursor, { title: step?.title ?? '' });
    }
    this.#judge();
    this.#changed();
  }

  #traced(): void {
    const { selected } = this.state;
    const { engine, views } = this.bench;
    const lane = views.indexes.find(({ lane: id }) => selected.startsWith(`${id}/`));
    if (selected !== '' && lane !== undefined && !engine.busy) {
      const nearest = lane.nearest(selected);
      if (nearest !== selected) this.state = { ...this.state, selected: nearest, byte: -1 };
    }
    if (!engine.busy) {
      const later = this.#later;
      this.#later = undefined;
      later?.();
    }
    this.#journey.resume();
    this.#judge();
    this.#changed();
  }

  // Looking and answering

  select(address: string): void {
    this.set({ selected: address, byte: -1 });
  }

  answer(option: number): void {
    const { lesson, progress } = this.state;
    if (lesson !== undefined && this.step !== undefined) {
      this.#keepProgress(markAnswer(progress, lesson.id, this.step.id, option));
    }
  }

  /** Plays the lesson's own solution of the step's task. */
  solve(): void {
    for (const edit of this.step?.task?.solution ?? []) this.bench.edit(edit);
    this.bench.play();
  }

  restore(): void {
    const { lesson, step } = this.state;
    this.bench.restore();
    this.set({ notice: undefined });
    if (lesson !== undefined) this.#journey.start(lesson, step, false);
  }

  get task(): Verified | undefined {
    return taskVerdict(this.state.lesson, this.state.step, this.bench);
  }

  /** The playhead may have passed the moment that was missing; between two moments nothing can change. */
  #passed(): void {
    const moments = this.bench.views.passed(this.bench.cursor);
    if (moments === this.#moments) return;
    this.#moments = moments;
    this.#judge();
  }
  #moments = -1;

  #judge(): void {
    const { lesson, step: n, progress } = this.state;
    const { step } = this;
    if (lesson === undefined || step === undefined) return;
    if (progress.lessons[lesson.id]?.done.includes(step.id) === true) return;
    if (isStepDone(lesson, n, this.bench)) this.#keepProgress(markDone(progress, lesson.id, step.id));
  }

  #keepProgress(progress: State['progress']): void {
    if (progress === this.state.progress || this.#borrowed) return;
    keep('progress', formatProgress(progress));
    this.set({ progress });
  }
}
