/** The page: hands view models to elements and their intents to the visit. */
import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from 'lit';
import { index, load } from 'virtual:lessons';
import { memo } from '../lab/index.ts';
import { appText, fill } from '../text/index.ts';
import { type LessonEventMap, on, type TopbarEventMap } from '../ui/index.ts';
import type { Mode } from './console/index.ts';
import { lessonView } from './lesson-view.ts';
import layout from './layout.css?inline';
import { missing } from './notices.ts';
import { Toast } from './toast.ts';
import { Visit } from './visit.ts';
import { Workbench } from './workbench.ts';
import { worker } from './worker.ts';

export class WApp extends LitElement {
  static override styles = unsafeCSS(layout);
  readonly visit: Visit;
  /** How `fetch` in the browser's console is answered; undefined until that is known. */
  consoleMode: Mode | undefined;
  /** Kept as soon as there is something of a run to draw. */
  readonly pictured: Promise<void>;
  readonly #opened: Promise<void>;
  readonly #workbench: Workbench;
  // Sixty times a second only the playhead moves: what does not depend on it is not made again.
  readonly #lesson = memo((..._on: readonly unknown[]) => lessonView(this.visit));

  constructor() {
    super();
    this.visit = new Visit(
      worker,
      { index, load },
      {
        changed: () => this.#changed(),
        moved: () => {
          this.#workbench.place();
          this.#workbench.turns.moved();
        },
        answered: () => this.requestUpdate(),
      },
    );
    const { lab } = this.visit;
    this.#workbench = new Workbench(this);
    const { language, theme } = this.visit.state;
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
    addEventListener('popstate', () => void this.visit.route(location.hash, false));
    this.#opened = this.visit.route(location.hash, true);
    const isThere = (): boolean => lab.engine.computed >= 0 && lab.scenario !== undefined;
    this.pictured = new Promise((resolve) => this.visit.watch(() => isThere() && resolve()));
  }

  /** The lesson's run sets out before anything is drawn: the engine computes while the page draws itself. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await this.#opened;
    await super.scheduleUpdate();
  }

  protected override render(): TemplateResult {
    const { visit } = this;
    const { state, lab } = visit;
    const { scenario } = lab;
    const notices = [missing(visit), state.notice].filter((notice) => notice !== undefined);
    return html`
      <button class="skip" @click=${() => this.renderRoot.querySelector('w-player')?.focus()}>
        ${fill(state.language, appText[state.language]['skip-to-player'])}
      </button>
      <w-topbar
        .chapter=${state.lesson === undefined ? '' : `${state.lesson.chapter} ${fill(state.language, appText[state.language]['chapter.2'])}`}
        .lesson=${state.lesson?.title ?? ''}
        .language=${state.language}
        .theme=${state.theme}
        ${on<TopbarEventMap>({
          'w-language': ({ language }) => visit.speak(language),
          'w-theme': ({ theme }) => visit.paint(theme),
          'w-share': () => visit.share(),
          'w-help': () => this.#help(),
        })}
      >
        ${scenario === undefined ? nothing : this.#workbench.knobs(scenario)}
      </w-topbar>
      <div class="page">
        <w-lesson
          .view=${this.#lesson(state, scenario, lab.views.version, lab.views.passed(this.#workbench.turns.at('figures')), lab.views.counted)}
          .notices=${notices.map(({ words, actions = [] }) => ({
            text: words(state.language),
            actions: actions.map((action) => action.words(state.language)),
          }))}
          .language=${state.language}
          ${on<LessonEventMap>({
            'w-step': ({ by }) => visit.go(by),
            'w-predict': ({ option }) => visit.answer(option),
            'w-hint': () => visit.set({ hintShown: true }),
            'w-solve': () => this.behind(() => visit.solve()),
            'w-reset-lesson': () => visit.restore(),
            'w-notice': ({ notice, action }) => notices[notice]?.actions?.[action]?.act(),
            'w-copy-code': ({ code }) => this.behind(({ copyText }) => copyText(code)),
          })}
        ></w-lesson>
        ${scenario === undefined ? nothing : this.#workbench.render(scenario)}
        ${state.toast === '' ? nothing : html`<p class="toast" aria-hidden="true">${state.toast}</p>`}
      </div>
    `;
  }

  #changed(): void {
    this.#workbench?.turns.settle();
    this.requestUpdate();
  }

  /** The tab is named after the step. */
  protected override updated(): void {
    this.#workbench.place();
    const { step, state } = this.visit;
    const title = step === undefined ? document.title : `${step.title} · ${state.lesson?.title} · Wire 101`;
    if (title !== document.title) document.title = title;
    this.#toast.follow(state.toast, () => this.visit.set({ toast: '' }));
  }
  readonly #toast = new Toast();

  #help(): Promise<void> {
    const open = async ({ WHelp }: typeof import('../ui/help/index.ts')): Promise<void> => {
      const known = this.renderRoot.querySelector('w-help');
      const help = known ?? this.renderRoot.appendChild(new WHelp());
      help.language = this.visit.state.language;
      help.consoleMode = this.consoleMode;
      await help.updateComplete;
      help.show();
    };
    return this.visit.loads.load('help', () => import('../ui/help/index.ts'), open);
  }

  /** What a learner can only want once the first picture stands: at once, if it is there. */
  behind(want: (all: Behind) => unknown): void {
    if (this.late !== undefined) want(this.late);
    else
      void this.visit.loads.load(
        'behind',
        () => import('./behind.ts'),
        (all) => want(this.#arrived(all)),
      );
  }
  late: Behind | undefined;

  /** What stands behind the first picture is there. */
  #arrived(all: Behind): Behind {
    this.late = all;
    this.visit.lab.views.list(all);
    this.visit.lab.editing = all.editing;
    this.visit.set({ titles: all.titles });
    return all;
  }
}

type Behind = typeof import('./behind.ts');

customElements.define('w-app', WApp);
declare global {
  interface HTMLElementTagNameMap {
    'w-app': WApp;
  }
}
