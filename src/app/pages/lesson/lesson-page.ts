/** The page of a lesson: which step is open, what was done and answered. */
import type { TemplateResult } from 'lit';
import type { Micros } from '../../../base/index.ts';
import { formatRoute, type Language, markLast, merge, type Step } from '../../../course/play/index.ts';
import type { Edit, Excess, Run, Scenario } from '../../../scenario/index.ts';
import { appText, fill, formatMoment } from '../../../text/index.ts';
import type { Draft, Lab } from '../../../lab/index.ts';
import { LATER, type Sharing } from '../../later.ts';
import type { Page } from '../../page.ts';
import type { Shell } from '../../shell.ts';
import { Column } from './column.ts';
import { Journey } from './journey.ts';
import { hasEdits, Keeping } from './keeping.ts';
import { isBorrowed, Loan } from './loan.ts';
import { trailOf } from './lesson-view.ts';
import { failed, unknownLink, unreachable } from './notices.ts';
import { beginning, looksOf, type State } from './state.ts';
import { keep } from '../../storage.ts';
import { Tasks } from './tasks.ts';
import { type Course, type Fulfilled, type Wish, Wishes } from './wishes.ts';

type StatusKey = Extract<keyof (typeof appText)['en'], `status.${string}`>;

export class LessonPage implements Page {
  readonly name = 'lesson';
  state: State = beginning();
  readonly shell: Shell;
  readonly course: Course;
  readonly #column: Column;
  readonly #journey: Journey;
  readonly #keeping: Keeping;
  readonly tasks: Tasks;
  readonly #wishes: Wishes;
  readonly #loan: Loan;

  constructor(shell: Shell, course: Course) {
    this.shell = shell;
    this.course = course;
    this.#column = new Column(this);
    this.#loan = new Loan(this.lab);
    this.#keeping = new Keeping({
      progress: (progress) => this.set({ progress: merge(this.state.progress, progress) }),
      edits: (key, edits) => this.lab.adopt(key, edits),
      full: () => void this.#share(({ full }) => shell.set({ notice: full(this) })),
    });
    // The edits of an earlier visit are back before a lesson opens.
    const remembered = hasEdits()
      ? shell.loads.load(LATER.sharing, ({ recallEdits }) => recallEdits(this))
      : Promise.resolve();
    this.#wishes = new Wishes(course, shell.loads, remembered, {
      state: () => ({ ...this.state, language: shell.state.language }),
      open: (wish, got) => this.#open(wish, got),
      stay: () => history.replaceState(null, '', this.addressWith()),
    });
    this.tasks = new Tasks(this, this.#keeping);
    this.#journey = new Journey(this.lab, {
      arrived: (stop) => this.#arrived(stop),
      unreachable: () => {
        shell.set({ notice: unreachable(this) });
        this.tasks.judge();
      },
    });
  }

  get lab(): Lab {
    return this.shell.lab;
  }

  // What the shell asks and tells

  get trail(): Page['trail'] {
    return trailOf(this);
  }

  get title(): string | undefined {
    return this.step && `${this.step.title} · ${this.state.lesson?.title} · Wire 101`;
  }

  /** A question about what comes next is not answered by the timeline. */
  get showsAll(): boolean {
    return this.step?.blocks.some(({ block }) => block === 'predict') !== true;
  }

  get unmarked(): Scenario | undefined {
    return this.lab.base;
  }

  render(figuresAt: Micros): TemplateResult {
    return this.#column.render(figuresAt);
  }

  leave(): void {
    this.lab.pause();
    this.#journey.cancel();
    this.#loan.end();
  }

  followed(): void {
    this.tasks.judge();
  }

  traced(): void {
    this.#loan.settle();
    this.#journey.resume();
    this.tasks.judge();
  }

  arrived(): void {
    this.#journey.arrived();
  }

  edited(key: string, { edits }: Draft): void {
    if (!isBorrowed(key)) this.#keepEdits(key, edits);
  }

  refused(excess: Excess, kept: string | undefined): void {
    void this.#share(({ refused }) => this.shell.set({ notice: refused(excess, kept) }));
  }

  failed(detail: string): void {
    this.shell.set({ notice: failed(this, detail) });
  }

  /** The playhead still stands where another step has left it, or the run is another's. */
  get isEntering(): boolean {
    return this.#journey.isPending || this.lab.engine.outdated;
  }

  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.shell.set({});
  }

  /** Tells the reader something that has happened at a time of the run. */
  say(key: StatusKey, at: Micros, places: Readonly<Record<string, string>> = {}): void {
    const { language } = this.shell.state;
    const text = fill(language, appText[language][key], { at: formatMoment(language, at), ...places });
    this.shell.announce(text, key === 'status.stopped' ? '' : text);
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
    const { lesson, step } = this.state;
    const { notice } = this.shell.state;
    if (lesson === undefined) return;
    const next = lesson.steps[step + by];
    if (next !== undefined) {
      this.#wishes.went();
      history.pushState(null, '', formatRoute({ lesson: lesson.id, step: next.id }));
      this.#loan.end();
      this.shell.set({ notice: notice?.about === 'question' ? notice : undefined });
      this.set({ step: step + by });
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
    this.shell.speaks(language, language === wanted);
    if (lesson === undefined || route === undefined) return this.set({ lesson });
    const step = Math.max(
      0,
      lesson.steps.findIndex(({ id }) => id === route.step),
    );
    const { lesson: before } = this.state;
    const { notice: asked } = this.shell.state;
    const link = shares === 'missing' ? undefined : shares?.readLink(this, file ?? route.query, lesson, step);
    const isAsked = before === undefined || (asked?.about === 'question' && before.id === lesson.id);
    const notice = isUnknown ? unknownLink : (link?.notice ?? (isAsked ? asked : undefined));
    this.shell.set({ notice });
    this.set({ lesson, step });
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

  /** The open step, with what a link says behind its question mark. */
  addressWith(query = ''): string {
    return formatRoute({ lesson: this.state.lesson?.id ?? '', step: this.step?.id ?? '', query });
  }

  openFile(file: File): void {
    void this.#share(({ openRun }) => openRun(this, file));
  }

  /** Goes to where a run from a file was. */
  follow(run: Run): Promise<void> {
    return this.#wishes.goTo(formatRoute(run), false, run);
  }

  /** What came with a link becomes the learner's own, or is left: from here on it is an ordinary visit. */
  endLink(key: string, isKept: boolean): void {
    this.#loan.end();
    history.replaceState(null, '', this.addressWith());
    this.shell.set({ notice: undefined });
    if (isKept) {
      this.#loan.keep(key);
      this.#keepEdits(key, this.lab.drafts.of(key).present.edits);
    }
    this.#show();
  }

  /** Of many edits in one task the last has all of them, and is kept. */
  #keepEdits(key: string, edits: readonly Edit[]): void {
    void this.#share((all) => this.#keeping.edits(key, edits, all), `edits of ${key}`);
  }

  /** Copies the link to this very moment. */
  share = (): Promise<void> => this.#share(({ share }) => share(this));

  /** Reads or writes what is kept and shared, or says something about it. */
  #share(use: (all: Sharing) => unknown, lane?: string): Promise<void> {
    return this.shell.loads.load(LATER.sharing, use, lane);
  }

  /** Opens the present step: shows its scenario and travels to its stop. */
  #enter(play: boolean): void {
    const { step } = this;
    const { lesson, step: n, progress } = this.state;
    if (step === undefined || lesson === undefined) return;
    if (!this.#loan.isOpen) {
      this.tasks.keep(markLast(progress, lesson.id, step.id));
      keep('lesson', lesson.id);
    }
    this.#journey.plan(lesson, n, play);
    this.tasks.enter();
    this.set({ hintShown: false, task: undefined });
    this.lab.look(looksOf(step));
    this.lab.select('');
    this.lab.speed = step.speed ?? 1;
    this.#show();
    this.#journey.resume();
  }

  #show(): void {
    const { lesson } = this.state;
    const scenario = lesson?.scenarios[this.step?.scenario ?? 0];
    const prerun = scenario === lesson?.scenarios[0] ? lesson?.prerun : undefined;
    if (scenario !== undefined) this.lab.open(this.#loan.keyOf(this.#key), scenario, prerun);
  }

  #arrived(stop: { readonly address: string } | undefined): void {
    const { lab, step } = this;
    if (stop !== undefined) {
      if (stop.address !== '') this.lab.select(stop.address);
      this.say('status.stopped', lab.cursor, { title: step?.title ?? '' });
    }
    this.tasks.judge();
    this.shell.set({});
  }

  /** Plays the lesson's own solution of the step's task. */
  solve(): void {
    for (const edit of this.step?.task?.solution ?? []) this.lab.edit(edit);
    this.lab.play();
  }

  restore(): void {
    const { lesson, step } = this.state;
    this.lab.restore();
    this.shell.set({ notice: undefined });
    if (lesson === undefined) return;
    this.#journey.plan(lesson, step, false);
    this.#journey.resume();
  }
}
