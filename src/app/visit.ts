/** The visit: which lesson and step are open, what was done and answered, how one looks at the lab. */
import type { Micros } from '../base/index.ts';
import { formatRoute, type Language, markLast, merge, type Step } from '../course/play/index.ts';
import type { Edit, Shared } from '../scenario/index.ts';
import { appText, fill, formatMoment } from '../text/index.ts';
import { Lab } from '../lab/index.ts';
import { Journey } from './journey.ts';
import { hasEdits, Keeping, type Sharing, sharing } from './keeping.ts';
import { Loads } from './loads.ts';
import { isBorrowed, Loan } from './loan.ts';
import { failed, type Notice, unreachable, words } from './notices.ts';
import { beginning, looksOf, type State, type Theme } from './state.ts';
import { keep } from './storage.ts';
import { Tasks } from './tasks.ts';
import { type Course, type Fulfilled, type Wish, Wishes } from './wishes.ts';

type StatusKey = Extract<keyof (typeof appText)['en'], `status.${string}`>;

export class Visit {
  state: State;
  readonly lab: Lab;
  readonly course: Course;
  readonly loads: Loads;
  readonly #changed: () => void;
  readonly #watchers: (() => void)[] = [];
  readonly #journey: Journey;
  readonly #keeping: Keeping;
  readonly #tasks: Tasks;
  readonly #wishes: Wishes;
  readonly #loan: Loan;

  /** `moved`: only the playhead is somewhere else; `answered`: only an answer is there; `changed`: anything may be. */
  constructor(
    worker: Worker,
    course: Course,
    { changed, moved, answered }: Readonly<Record<'changed' | 'moved' | 'answered', () => void>>,
  ) {
    this.course = course;
    const told = (whom: () => void) => (): void => {
      whom();
      for (const watcher of this.#watchers) watcher();
    };
    this.#changed = told(changed);
    const onward = told(moved);
    this.state = beginning();
    this.loads = new Loads(() => this.#changed());
    this.lab = new Lab(worker, {
      changed: () => {
        this.#tasks.judge();
        this.#changed();
      },
      moved: () => {
        this.#tasks.judge();
        onward();
      },
      answered,
      traced: () => this.#traced(),
      arrived: () => this.#journey.arrived(),
      edited: (key, { edits }) => {
        if (this.state.notice?.about === 'edits') this.set({ notice: undefined });
        if (!isBorrowed(key)) this.#keepEdits(key, edits);
      },
      refused: (excess, kept) => this.#tell(({ refused }) => refused(excess, kept)),
      failed: (detail) => this.set({ notice: failed(this, detail) }),
      lost: (part, again) => this.loads.fail(part, again),
    });
    this.#loan = new Loan(this.lab);
    this.#keeping = new Keeping({
      progress: (progress) => this.set({ progress: merge(this.state.progress, progress) }),
      edits: (key, edits) => this.lab.adopt(key, edits),
      full: () => this.#tell(({ full }) => full(this)),
    });
    // The edits of an earlier visit are back before a lesson opens.
    const remembered = hasEdits()
      ? this.loads.load('kept', sharing, ({ recallEdits }) => recallEdits(this))
      : Promise.resolve();
    this.#wishes = new Wishes(course, this.loads, remembered, {
      state: () => this.state,
      open: (wish, got) => this.#open(wish, got),
      stay: () => history.replaceState(null, '', this.address),
    });
    this.#tasks = new Tasks(this, this.#keeping);
    this.#journey = new Journey(this.lab, {
      arrived: (stop) => this.#arrived(stop),
      unreachable: () => {
        this.set({ notice: unreachable(this) });
        this.#tasks.judge();
      },
    });
  }

  /** The playhead still stands where another step has left it, or the run is another's. */
  get isEntering(): boolean {
    return this.#journey.isPending || this.lab.engine.outdated;
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
    this.announce(text, key === 'status.stopped' ? '' : text);
  }

  announce(text: string, toast = text): void {
    if (this.state.status !== text) this.set({ status: text, toast });
  }

  get step(): Step | undefined {
    return this.state.lesson?.steps[this.state.step];
  }

  // Where we are

  /** Goes where a link leads; without one, to where the reader was last. `play`: the way to the stop is played. */
  route(hash: string, play: boolean): Promise<void> {
    return this.#wishes.goTo(hash, play);
  }

  speak(language: Language): Promise<void> {
    return this.#wishes.speak(language);
  }

  /** Next and Back; behind the last step comes the next lesson. */
  go(by: 1 | -1): void {
    const { lesson, step, notice } = this.state;
    if (lesson === undefined) return;
    const next = lesson.steps[step + by];
    if (next !== undefined) {
      this.#wishes.went();
      history.pushState(null, '', formatRoute({ lesson: lesson.id, step: next.id }));
      this.#loan.end();
      this.set({ step: step + by, notice: notice?.about === 'question' ? notice : undefined });
      return this.#enter(by === 1);
    }
    const { lessons } = this.course.index;
    const other = lessons[lessons.findIndex(({ id }) => id === lesson.id) + by];
    const to = by === 1 ? other?.steps[0] : other?.steps.at(-1);
    if (other !== undefined && to !== undefined) location.hash = formatRoute({ lesson: other.id, step: to });
  }

  #open(
    { language: wanted, play, file }: Wish,
    { language, lesson, route, shares, isUnknown }: Fulfilled,
  ): void {
    if (language === wanted) keep('language', language);
    document.documentElement.lang = language;
    if (lesson === undefined || route === undefined) return this.set({ language, lesson });
    const step = Math.max(
      0,
      lesson.steps.findIndex(({ id }) => id === route.step),
    );
    const { notice: asked, lesson: before } = this.state;
    const link = shares === 'missing' ? undefined : shares?.readLink(this, file ?? route.query, lesson, step);
    const isAsked = before === undefined || (asked?.about === 'question' && before.id === lesson.id);
    const notice = isUnknown
      ? { words: words('notice.unknown-link') }
      : (link?.notice ?? (isAsked ? asked : undefined));
    this.set({ language, lesson, step, notice });
    this.lab.select('');
    const { query } = route;
    history.replaceState(null, '', formatRoute({ lesson: lesson.id, step: route.step, query }));
    this.#loan.begin(this.#key, link);
    const isShared = link?.shared !== undefined;
    this.#enter(!isShared && (play === true || lesson.steps[step]?.autoplay === true));
    if (!isShared) return;
    this.#journey.cancel();
    this.#loan.settle();
  }

  /** Finds the learner's edits of the open step's scenario. */
  get #key(): string {
    return `${this.state.lesson?.id}/${this.step?.scenario}`;
  }

  /** The open step, without anybody's edits. */
  get address(): string {
    return formatRoute({ lesson: this.state.lesson?.id ?? '', step: this.step?.id ?? '' });
  }

  openFile(file: File): void {
    void this.loads.load('kept', sharing, ({ openRun }) => openRun(this, file));
  }

  /** Goes to where a run from a file was. */
  follow(hash: string, shared: Shared): Promise<void> {
    return this.#wishes.goTo(hash, false, shared);
  }

  /** What came with a link becomes the learner's own, or is left: from here on it is an ordinary visit. */
  endLink(key: string, isKept: boolean): void {
    this.#loan.end();
    history.replaceState(null, '', this.address);
    this.set({ notice: undefined });
    if (isKept) {
      this.#loan.keep(key);
      this.#keepEdits(key, this.lab.editsOf(key));
    }
    this.#show();
  }

  /** Of many edits in one task the last has all of them, and is kept. */
  #keepEdits(key: string, edits: readonly Edit[]): void {
    void this.loads.load('kept', sharing, (all) => this.#keeping.edits(key, edits, all), `edits of ${key}`);
  }

  paint(theme: Theme): void {
    keep('theme', theme);
    document.documentElement.dataset['theme'] = theme;
    this.set({ theme });
  }

  /** Copies the link to this very moment. */
  share(): Promise<void> {
    return this.loads.load('kept', sharing, ({ share }) => share(this));
  }

  /** Says something whose words come with what reads and writes links. */
  #tell(make: (all: Sharing) => Notice): void {
    void this.loads.load('kept', sharing, (all) => this.set({ notice: make(all) }));
  }

  /** Opens the present step: shows its scenario and travels to its stop. */
  #enter(play: boolean): void {
    const { step } = this;
    const { lesson, step: n, progress } = this.state;
    const scenario = lesson?.scenarios[step?.scenario ?? 0];
    if (step === undefined || scenario === undefined || lesson === undefined) return;
    if (!this.#loan.isOpen) {
      this.#tasks.keep(markLast(progress, lesson.id, step.id));
      keep('lesson', lesson.id);
    }
    this.#journey.plan(lesson, n, play);
    this.#tasks.enter();
    this.set({ hintShown: false, task: undefined });
    this.lab.look(looksOf(step));
    this.lab.selectByte(-1);
    this.lab.speed = step.speed ?? this.lab.speed;
    this.#show();
    this.#journey.resume();
  }

  #show(): void {
    const scenario = this.state.lesson?.scenarios[this.step?.scenario ?? 0];
    if (scenario !== undefined) this.lab.open(this.#loan.keyOf(this.#key), scenario);
  }

  #arrived(stop: { readonly address: string } | undefined): void {
    const { lab, step } = this;
    if (stop !== undefined) {
      if (step?.select === 'stop' && stop.address !== '') this.lab.select(stop.address);
      this.say('status.stopped', lab.cursor, { title: step?.title ?? '' });
    }
    this.#tasks.judge();
    this.#changed();
  }

  #traced(): void {
    this.#loan.settle();
    this.#journey.resume();
    this.#tasks.judge();
    this.#changed();
  }

  // Answering

  answer(option: number): void {
    this.#tasks.answer(option);
  }

  /** Plays the lesson's own solution of the step's task. */
  solve(): void {
    for (const edit of this.step?.task?.solution ?? []) this.lab.edit(edit);
    this.lab.play();
  }

  restore(): void {
    const { lesson, step } = this.state;
    this.lab.restore();
    this.set({ notice: undefined });
    if (lesson === undefined) return;
    this.#journey.plan(lesson, step, false);
    this.#journey.resume();
  }
}
