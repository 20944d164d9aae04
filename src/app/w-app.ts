/** The document's one element: bar, page, run and help, and what hands them to each other. */
import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from 'lit';
import { startEngine } from '../engine/index.ts';
import { appText, fill } from '../text/index.ts';
import type { HelpEventMap } from '../ui/help/index.ts';
import { on, type TopbarEventMap } from '../ui/index.ts';
import { absent } from './absent.ts';
import type { Mode } from './console/index.ts';
import layout from './layout.css?inline';
import { LATER } from './later.ts';
import { Shell } from './shell.ts';
import { Toast } from './toast.ts';
import { Workbench } from './workbench.ts';

/** The width of a folded column, in CSS pixels. */
const RAIL = 40;

export class WApp extends LitElement {
  static override styles = unsafeCSS(layout);
  readonly shell: Shell;
  /** How `fetch` in the browser's console is answered; undefined until that is known. */
  consoleMode: Mode | undefined;
  readonly #opened: Promise<void>;
  readonly #workbench: Workbench;
  readonly #toast = new Toast();

  constructor() {
    super();
    this.shell = new Shell(startEngine, {
      changed: () => this.#changed(),
      moved: () => {
        this.#workbench.place();
        this.#workbench.turns.moved();
      },
      answered: () => this.requestUpdate(),
    });
    this.#workbench = new Workbench(this);
    const { state } = this.shell;
    document.documentElement.lang = state.language;
    document.documentElement.dataset['theme'] = state.theme;
    addEventListener('popstate', () => void this.shell.route(location.hash, false));
    this.#opened = this.shell.route(location.hash, true);
  }

  /** There is something to draw: the run is known, or the engine is at it. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await this.#opened;
    await super.scheduleUpdate();
  }

  protected override render(): TemplateResult {
    const { shell } = this;
    const { page, state } = shell;
    const { scenario } = shell.lab;
    const [chapter, title] = page?.trail ?? ['', ''];
    return html`
      <button class="skip" @click=${() => this.#skip()}>
        ${page?.alone?.skip ?? fill(state.language, appText[state.language]['skip-to-player'])}
      </button>
      <w-topbar
        .chapter=${chapter}
        .lesson=${title}
        .language=${state.language}
        ${on<TopbarEventMap>({
          'w-language': ({ language }) => page?.speak(language),
          'w-share': () => page?.share(),
          'w-help': () => this.#help(),
        })}
      >
        ${shell.late?.settings(shell)}
      </w-topbar>
      <div class="page ${shell.lab.looks.sheet} ${page?.name ?? ''} ${(scenario?.lanes.length ?? 0) > 2 ? 'many' : ''}">
        ${page?.render(this.#workbench.turns.at('figures')) ?? html`<div class="words absent">${absent(shell, 'page', 'play')}</div>`}
        ${scenario === undefined ? nothing : this.#workbench.render(scenario)}
        ${scenario === undefined || page?.alone ? nothing : shell.late?.knobs(shell, scenario, this.#workbench.turns.at('clocks'))}
        ${state.toast === '' ? nothing : html`<p class="toast" aria-hidden="true">${state.toast}</p>`}
      </div>
      <w-help
        .language=${state.language}
        .consoleMode=${this.consoleMode}
        ${on<HelpEventMap>({ 'w-open-file': ({ file }) => page?.openFile(file) })}
      ></w-help>
    `;
  }

  #changed(): void {
    this.#workbench?.turns.settle();
    this.requestUpdate();
  }

  /** The tab is named after the page. */
  protected override updated(): void {
    this.#workbench.place();
    const { page, state } = this.shell;
    document.title = page?.title ?? document.title;
    for (const [column, size] of Object.entries(state.columns))
      this.style.setProperty(`--${column}`, `${size || RAIL}px`);
    this.#toast.follow(state.toast, () => this.shell.set({ toast: '' }));
  }

  /** Who is quicker than the player gets there when it comes. */
  #skip(): void {
    const home = this.renderRoot.querySelector('w-home');
    if (home !== null) return home.focus();
    this.shell.behind(async () => {
      await this.updateComplete;
      const player = this.renderRoot.querySelector('w-player');
      await player?.updateComplete;
      player?.focus();
    });
  }

  #help(): Promise<void> {
    return this.shell.loads.load(LATER.help, async () => {
      this.requestUpdate();
      await this.updateComplete;
      this.renderRoot.querySelector('w-help')?.show();
    });
  }
}

customElements.define('w-app', WApp);
declare global {
  interface HTMLElementTagNameMap {
    'w-app': WApp;
  }
}
