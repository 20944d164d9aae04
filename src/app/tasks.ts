/** What the learner has done: answers, steps whose task is done; kept as soon as it is. */
import { markAnswer, markDone, type Progress } from '../course/play/index.ts';
import { isStepDone } from './judging.ts';
import type { Keeping } from './keeping.ts';
import type { Visit } from './visit.ts';

export class Tasks {
  readonly #visit: Visit;
  readonly #keeping: Keeping;
  #moments = -1;

  constructor(visit: Visit, keeping: Keeping) {
    this.#visit = visit;
    this.#keeping = keeping;
  }

  answer(option: number): void {
    const { step } = this.#visit;
    const { lesson, progress } = this.#visit.state;
    if (lesson !== undefined && step !== undefined)
      this.keep(markAnswer(progress, lesson.id, step.id, option));
  }

  /** The playhead may have passed the moment that was missing; between two moments nothing can change. */
  passed(): void {
    const { views, cursor } = this.#visit.bench;
    const moments = views.passed(cursor);
    if (moments === this.#moments) return;
    this.#moments = moments;
    this.judge();
  }

  judge(): void {
    const { step, bench } = this.#visit;
    const { lesson, step: n, progress } = this.#visit.state;
    if (lesson === undefined || step === undefined) return;
    if (progress.lessons[lesson.id]?.done.includes(step.id) === true) return;
    if (isStepDone(lesson, n, bench)) this.keep(markDone(progress, lesson.id, step.id));
  }

  keep(progress: Progress): void {
    const { state } = this.#visit;
    if (progress !== state.progress) this.#visit.set({ progress: this.#keeping.progress(progress) });
  }
}
