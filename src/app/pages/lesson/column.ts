/** The lesson's column beside the picture: its words, and what a reader does with them. */
import { html, type TemplateResult } from 'lit';
import type { Micros } from '../../../base/index.ts';
import { formatRoute } from '../../../course/play/index.ts';
import { memo } from '../../../lab/index.ts';
import type { Whole } from '../../../scenario/index.ts';
import { on } from '../../../ui/index.ts';
import type { LessonEventMap } from '../../../ui/lesson/index.ts';
import '../../../ui/lesson/index.ts';
import { noticesOf } from '../../notices.ts';
import type { LessonPage } from './lesson-page.ts';
import { lessonView } from './lesson-view.ts';

export class Column {
  readonly #page: LessonPage;
  // Sixty times a second only the playhead moves: what does not depend on it is not made again.
  readonly #view = memo((..._on: readonly unknown[]) => lessonView(this.#page));

  constructor(page: LessonPage) {
    this.#page = page;
  }

  render(figuresAt: Micros): TemplateResult {
    const page = this.#page;
    const { shell, state, lab } = page;
    const { version, counted } = lab.views;
    const { language } = shell.state;
    const notices = noticesOf(shell);
    return html`<w-lesson
      class="words"
      .view=${this.#view(state, shell.state, shell.late, lab.scenario, version, lab.views.passed(figuresAt), counted)}
      .notices=${notices.map(({ words, actions = [] }) => ({
        text: words(language),
        actions: actions.map((action) => action.words(language)),
      }))}
      .language=${language}
      ${on<LessonEventMap>({
        'w-step': ({ by }) => page.go(by),
        'w-predict': ({ option }) => page.tasks.answer(option),
        'w-hint': () => page.set({ hintShown: true }),
        'w-solve': () => shell.behind(() => page.solve()),
        'w-reset-lesson': () => this.#startOver(),
        'w-notice': ({ notice, action }) => notices[notice]?.actions?.[action]?.act(),
        'w-open-play': () => shell.behind(({ playAddress }) => this.#openPlay(playAddress)),
        'w-copy-code': ({ code }) => shell.behind(({ copyText }) => copyText(code)),
      })}
    ></w-lesson>`;
  }

  /** As the lesson was written, from its first step on. */
  #startOver(): void {
    const { lesson, step } = this.#page.state;
    this.#page.restore();
    if (lesson !== undefined && step > 0)
      location.hash = formatRoute({ lesson: lesson.id, step: lesson.steps[0]?.id ?? '' });
  }

  /** Takes the run on the screen along to the playground, with the way back. */
  #openPlay(addressOf: (whole: Whole) => string): void {
    const { scenario, cursor } = this.#page.lab;
    const from = this.#page.addressWith().slice(2);
    if (scenario !== undefined) location.hash = addressOf({ scenario, cursor, from });
  }
}
