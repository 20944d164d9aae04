import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { fill, type Language } from '../../text/index.ts';
import { lessonText } from '../../text/lesson/index.ts';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import { predict, task, tryIt, verdict } from './asks.ts';
import { block, inlines, type Say } from './blocks.ts';
import lessonStyles from './lesson.css?inline';
import type { LessonEventMap, LessonView, Notice, StepLink } from './model.ts';
import proseStyles from './prose.css?inline';

/**
 * One step of a lesson: its prose, what it asks, and the way to the other steps. On a phone the text folds to its first
 * paragraph; what the step asks to predict, Back and Next stay in sight.
 *
 * @property view - the step; undefined while the lesson loads
 * @property notices - sentences above the prose; without a step they stand alone
 * @property language - en or vi
 * @fires w-step {by} - Back (-1) or Next (1), which an open question calls Let it run; the dashes are links of their own
 * @fires w-predict {option} - noted, and not judged before the next step has stopped
 * @fires w-hint
 * @fires w-solve
 * @fires w-open-play
 * @fires w-reset-lesson
 * @fires w-notice {notice, action} - a button of a notice, both by their number
 * @fires w-copy-code {code}
 */
export class Lesson extends LitElement {
  static override properties = {
    view: { attribute: false },
    notices: { attribute: false },
    language: {},
    open: { state: true },
  };
  static override styles = sheets(proseStyles, lessonStyles);

  declare view: LessonView | undefined;
  declare notices: readonly Notice[];
  declare language: Language;
  /** On a phone: the whole text, not only its beginning. */
  declare private open: boolean;
  /** Set by Back and Next: the new heading gets the focus, so that reading goes on there. */
  #moves = false;

  constructor() {
    super();
    this.view = undefined;
    this.notices = [];
    this.language = 'en';
    this.open = false;
  }

  protected override render(): TemplateResult {
    const { view } = this;
    const say: Say = (key, places) => fill(this.language, lessonText[this.language][key], places);
    return html`<section class="lesson ${this.open ? 'open' : ''}" aria-label=${say('region')}>
      ${view ? html`${this.#body(view, say)}${this.#nav(view, say)}` : html`<div class="body">${this.#notices()}</div>`}
      <p class="visually-hidden" role="status">${view?.status}</p>
    </section>`;
  }

  #body(view: LessonView, say: Say): TemplateResult {
    const [first, ...others] = view.blocks;
    // A question comes before what others say: it is not to be looked for.
    const quoted = view.predict ? others.filter(({ kind }) => kind === 'quote') : [];
    const asked = others.filter((other) => !quoted.includes(other));
    return html`<div class="body">
      <div class="top">
        <p class="kicker">${say('step-of', { n: view.index + 1, all: view.steps.length })}</p>
        <button class="fold" aria-expanded=${this.open} aria-controls="rest" @click=${this.#fold}>
          ${say(this.open ? 'read-less' : 'read-on')}
        </button>
        ${this.#menu(view, say)}
      </div>
      <h2 tabindex="-1">${view.heading}</h2>
      ${this.#notices()}
      <div class="prose">
        ${view.said ? verdict(view.said, say) : nothing}
        ${first ? block(first, say) : nothing}
        <div class="rest" id="rest">
          ${asked.map((other) => block(other, say))}
          ${view.predict ? predict(view.predict, (option) => this.#fire('w-predict', { option }), say) : nothing}
          ${quoted.map((other) => block(other, say))}
          ${
            view.task
              ? task(
                  view.task,
                  { hint: () => this.#fire('w-hint', {}), solve: () => this.#fire('w-solve', {}) },
                  say,
                )
              : nothing
          }
          ${view.tryIt ? this.#tryIt(view.tryIt, say) : nothing} ${this.#recap(view, say)}
          <p class="reset"><button @click=${() => this.#fire('w-open-play', {})}>${say('open-play')}</button> <button @click=${() => this.#fire('w-reset-lesson', {})}>${say('reset')}</button></p>
        </div>
      </div>
    </div>`;
  }

  #menu(view: LessonView, say: Say): TemplateResult {
    return html`<button class="menu" popovertarget="lessons">${say('lessons')}</button>
      <div id="lessons" popover role="group" aria-label=${say('lessons')}>
        <p class="kicker">${view.chapter}</p>
        <ul>
          ${view.lessons.map(
            (lesson) => html`<li>
              <a href=${lesson.href} aria-current=${lesson.title === view.title ? 'page' : nothing} @click=${this.#closeMenu}>
                <span class="tick" aria-hidden="true">${lesson.done ? '✓' : ''}</span>
                <span>${lesson.title}</span>
                ${lesson.done ? html`<span class="visually-hidden">${say('lesson-done')}</span>` : nothing}
              </a>
            </li>`,
          )}
        </ul>
      </div>`;
  }

  #notices(): TemplateResult[] {
    return this.notices.map(
      ({ text, actions }, notice) => html`<div class="notice" role="alert">
        <p>${text}</p>
        ${actions.map((name, action) => html`<button @click=${() => this.#fire('w-notice', { notice, action })}>${name}</button>`)}
      </div>`,
    );
  }

  #tryIt(attempt: NonNullable<LessonView['tryIt']>, say: Say): TemplateResult {
    return tryIt(attempt, () => this.#fire('w-copy-code', { code: attempt.code.join('\n') }), say);
  }

  #recap(view: LessonView, say: Say): TemplateResult | typeof nothing {
    if (!view.recap) return nothing;
    return html`<section class="recap" aria-label=${say('recap')}>
      <h3>${say('recap')}</h3>
      <ul>
        ${view.recap.map(
          ({ parts, rfc }) => html`<li>${inlines(parts)} <span class="clause muted">${rfc}</span></li>`,
        )}
      </ul>
    </section>`;
  }

  #nav(view: LessonView, say: Say): TemplateResult {
    const isFirst = view.index <= 0;
    const isLast = view.index >= view.steps.length - 1;
    const here = view.lessons.findIndex((lesson) => lesson.title === view.title);
    const other = view.lessons[here + 1];
    const after = isLast && here >= 0 ? (other ?? { href: '#/', title: say('lessons') }) : undefined;
    const { isOpen = false, chosen = 0 } = view.predict ?? {};
    const isUnsaid = isOpen && chosen < 0;
    return html`<div class="nav">
      <nav aria-label=${say('steps')}>
        <ol>
          ${view.steps.map((step, index) => this.#dash(step, index, say))}
        </ol>
      </nav>
      <span class="go">
        <button ?disabled=${isFirst} @click=${() => this.#step(-1)}>${say('back')}</button>
        ${
          after
            ? html`<a class="primary" href=${after.href} title=${after.title} @click=${this.#follow}>${say(other ? 'next-lesson' : 'lessons')}</a>`
            : html`${isUnsaid ? html`<button class="skip" @click=${() => this.#step(1)}>${say('skip')}</button>` : nothing}
                <button class="primary" ?disabled=${isLast} aria-disabled=${isUnsaid} @click=${() => (isUnsaid ? this.#ask() : this.#step(1))}>
                  ${say(isOpen ? 'let-run' : 'next')}
                </button>`
        }
      </span>
    </div>`;
  }

  #dash(step: StepLink, index: number, say: Say): TemplateResult {
    const name = say('step-name', { n: index + 1, title: step.title });
    return html`<li>
      <a
        class="dash ${step.done ? 'done' : ''}"
        href=${step.href}
        title=${name}
        aria-label=${name}
        aria-current=${step.current ? 'step' : nothing}
        @click=${this.#follow}
      ></a>
    </li>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('view');
    if (before === undefined || before.heading === this.view?.heading) return;
    const body = this.renderRoot.querySelector('.body');
    if (body) body.scrollTop = 0;
    if (!this.#moves) return;
    this.#moves = false;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  #fold = (): void => {
    this.open = !this.open;
  };

  /** Shows what has to be said before the run goes on. */
  #ask(): void {
    this.renderRoot.querySelector<HTMLElement>('.predict input')?.focus();
  }

  #follow = (): void => {
    this.#moves = true;
  };

  #closeMenu = (): void => {
    this.#moves = true;
    this.renderRoot.querySelector<HTMLElement>('#lessons')?.hidePopover();
  };

  /** The last step's Next would lose the focus with the button; the heading keeps it. */
  #step(by: -1 | 1): void {
    this.#moves = true;
    this.#fire('w-step', { by });
  }

  readonly #fire = emitter<LessonEventMap>(this);
}

customElements.define('w-lesson', Lesson);
declare global {
  interface HTMLElementTagNameMap {
    'w-lesson': Lesson;
  }
}
