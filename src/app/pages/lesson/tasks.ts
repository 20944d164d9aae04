/** What the learner has done: guesses, steps whose task is done; kept as soon as it is. */
import { markAnswer, markDone, type Progress, progressOf } from '../../../course/play/index.ts';
import type { Questions } from '../../../engine/index.ts';
import { Inquiry } from '../../../lab/index.ts';
import { stopsOf } from './journey.ts';
import type { Keeping } from './keeping.ts';
import type { LessonPage } from './lesson-page.ts';

export class Tasks {
  readonly #page: LessonPage;
  readonly #keeping: Keeping;
  readonly #inquiry: Inquiry<'judge'>;

  constructor(page: LessonPage, keeping: Keeping) {
    this.#page = page;
    this.#keeping = keeping;
    const { engine } = page.lab;
    this.#inquiry = new Inquiry('judge', {
      ask: (about, asks) => engine.ask(about, asks),
      lost: (again) => page.shell.loads.fail('inspection', again),
    });
  }

  answer(option: number): void {
    const { step } = this.#page;
    const { lesson, progress } = this.#page.state;
    if (lesson !== undefined && step !== undefined)
      this.keep(markAnswer(progress, lesson.id, step.id, option));
  }

  /** Another step opens: nothing that was asked is about it, and its own question is over once the run has answered it. */
  enter(): void {
    const { lesson, step, progress } = this.#page.state;
    this.#inquiry.forget();
    if (lesson === undefined) return;
    const { answers, done } = progressOf(progress, lesson.id);
    const id = (n: number): string => lesson.steps[n]?.id ?? '';
    const isOver = id(step) in answers && done.includes(id(step + 1));
    this.#page.set({ isAsking: !isOver, isReached: false });
  }

  /**
   * Judges the open step: a step is done once its stop was reached and its task, if any, is solved. Between two moments
   * of the same run nothing can change.
   */
  judge(): void {
    const { step, lab } = this.#page;
    const { lesson, step: n, progress, isReached } = this.#page.state;
    const { views, scenario, cursor } = lab;
    if (lesson === undefined || step === undefined || scenario === undefined) return;
    // What another step or another run has left is no merit of this one.
    if (this.#page.isEntering) return;
    const isDone = progressOf(progress, lesson.id).done.includes(step.id);
    if (step.task === undefined && isDone && isReached) return;
    const check = step.task?.check;
    this.#inquiry.follow(
      [lesson, n, scenario, views.version, views.passed(cursor)],
      () => ({ stops: stopsOf(lesson), n, cursor, ...(check && { task: { check, scenario } }) }),
      (verdict) => {
        const isSame = this.#page.step === step && lab.scenario === scenario;
        if (isSame && !this.#page.isEntering) this.#judged(lesson.id, step.id, verdict);
      },
    );
  }

  #judged(lesson: string, step: string, { isReached, task }: Questions['judge']['answer']): void {
    const { state } = this.#page;
    if (JSON.stringify(task) !== JSON.stringify(state.task)) this.#page.set({ task });
    if (isReached && !state.isReached) this.#page.set({ isReached });
    if (isReached && (task?.done ?? true)) this.keep(markDone(state.progress, lesson, step));
  }

  keep(progress: Progress): void {
    const { state } = this.#page;
    if (progress !== state.progress) this.#page.set({ progress: this.#keeping.progress(progress) });
  }
}
