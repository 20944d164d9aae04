/** The page: hands view models to elements and their intents to the visit. */
import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from 'lit';
import { type Micros, micros } from '../base/index.ts';
import { rowsUntil, type Scale } from '../projections/index.ts';
import { index, load } from 'virtual:lessons';
import type { Scenario, Transport } from '../scenario/index.ts';
import type { Blow } from '../ui/faults/index.ts';
import { appText, fill, type Language } from '../text/index.ts';
import type { KnobSet, LaneKnobs } from '../ui/knobs/index.ts';
import '../ui/index.ts';
import type { Mode } from './console/index.ts';
import { absent } from './absent.ts';
import { Headings } from './headings.ts';
import { playByKey } from './keys.ts';
import { lessonView } from './lesson-view.ts';
import { memo } from './memo.ts';
import layout from './layout.css?inline';
import { missing } from './notices.ts';
import { Toast } from './toast.ts';
import { Turns } from './turns.ts';
import type { Inspection } from './views.ts';
import { Visit } from './visit.ts';
import { worker } from './worker.ts';

export class WApp extends LitElement {
  static override styles = unsafeCSS(layout);
  readonly visit: Visit;
  /** How `fetch` in the browser's console is answered; undefined until that is known. */
  consoleMode: Mode | undefined;
  /** Kept as soon as there is something of a run to draw. */
  readonly pictured: Promise<void>;
  readonly #opened: Promise<void>;
  readonly #turns: Turns;
  /** What places the playhead: as it was drawn last. */
  #axis: { readonly scale: Scale; readonly end: Micros } | undefined;
  readonly #headings = new Headings();
  // Sixty times a second only the playhead moves: what does not depend on it is not made again.
  readonly #lesson = memo((..._on: readonly unknown[]) => lessonView(this.visit));
  readonly #marks = memo((scenario: Scenario, language: Language, { marksOf }: Pick<Inspection, 'marksOf'>) =>
    marksOf(this.visit.bench.base, scenario, language),
  );
  readonly #laneKnobs = memo(({ lanes }: Scenario): readonly LaneKnobs[] =>
    lanes.flatMap(({ id, clients: [client] }) => (client ? [{ id, transport: client.transport }] : [])),
  );

  constructor() {
    super();
    this.visit = new Visit(
      worker,
      { index, load },
      {
        changed: () => this.#changed(),
        moved: () => {
          this.#place();
          this.#turns.moved();
        },
        answered: () => this.requestUpdate(),
      },
    );
    const { bench } = this.visit;
    this.#turns = new Turns(bench, (part) => (part === 'clocks' ? this.#place() : this.requestUpdate()));
    const { language, theme } = this.visit.state;
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
    addEventListener('popstate', () => void this.visit.route(location.hash, false));
    this.#opened = this.visit.route(location.hash, true);
    const isThere = (): boolean => bench.engine.computed >= 0 && bench.scenario !== undefined;
    this.pictured = new Promise((resolve) => this.visit.watch(() => isThere() && resolve()));
  }

  /** The lesson's run sets out before anything is drawn: the engine computes while the page draws itself. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await this.#opened;
    await super.scheduleUpdate();
  }

  protected override render(): TemplateResult {
    const { visit } = this;
    const { state, bench } = visit;
    const { scenario } = bench;
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
        @w-language=${(e: CustomEvent<{ language: 'en' | 'vi' }>) => void visit.speak(e.detail.language)}
        @w-theme=${(e: CustomEvent<{ theme: 'system' | 'light' | 'dark' }>) => visit.paint(e.detail.theme)}
        @w-share=${() => void visit.share()}
        @w-help=${() => void this.#help()}
      >
        ${scenario === undefined ? nothing : this.#knobs(scenario)}
      </w-topbar>
      <div class="page">
        <w-lesson
          .view=${this.#lesson(state, scenario, bench.views.version, bench.views.passed(this.#turns.at('figures')), bench.views.counted)}
          .notices=${notices.map(({ words, actions = [] }) => ({
            text: words(state.language),
            actions: actions.map((action) => action.words(state.language)),
          }))}
          .language=${state.language}
          @w-step=${(e: CustomEvent<{ by: 1 | -1 }>) => visit.go(e.detail.by)}
          @w-predict=${(e: CustomEvent<{ option: number }>) => visit.answer(e.detail.option)}
          @w-hint=${() => visit.set({ hintShown: true })}
          @w-solve=${() => this.behind(() => visit.solve())}
          @w-reset-lesson=${() => visit.restore()}
          @w-notice=${(e: CustomEvent<{ notice: number; action: number }>) =>
            void notices[e.detail.notice]?.actions?.[e.detail.action]?.act()}
          @w-copy-code=${(e: CustomEvent<{ code: string }>) => this.behind(({ copyText }) => copyText(e.detail.code))}
        ></w-lesson>
        ${scenario === undefined ? nothing : this.#bench(scenario)}
        ${state.toast === '' ? nothing : html`<p class="toast" aria-hidden="true">${state.toast}</p>`}
      </div>
    `;
  }

  #changed(): void {
    this.#turns?.settle();
    this.requestUpdate();
  }

  /** Nothing is rendered for a playhead that moves, and what follows it takes turns. */
  #place(): void {
    const { bench, step } = this.visit;
    const { cursor } = bench;
    // Without a scenario there is nothing to place: asking for another update would never end.
    if (bench.scenario === undefined) return;
    if (this.#axis === undefined || cursor > this.#axis.end) return this.requestUpdate();
    const stage = this.renderRoot.querySelector('w-stage');
    const player = this.renderRoot.querySelector('w-player');
    if (stage === null || player === null) return;
    stage.playing = bench.playing;
    stage.cursorY = this.#axis.scale.y(cursor);
    player.cursor = cursor;
    stage.cursorAt = this.#turns.at('clocks');
    player.clock = this.#turns.at('clocks');
    const isPredicting = step?.blocks.some(({ block }) => block === 'predict') === true;
    player.tickLimit = isPredicting ? cursor : this.#axis.end;
  }

  /** The tab is named after the step. */
  protected override updated(): void {
    this.#place();
    const { step, state } = this.visit;
    const title = step === undefined ? document.title : `${step.title} · ${state.lesson?.title} · Wire 101`;
    if (title !== document.title) document.title = title;
    this.#toast.follow(state.toast, () => this.visit.set({ toast: '' }));
  }
  readonly #toast = new Toast();

  #bench(scenario: Scenario): TemplateResult {
    const { visit } = this;
    const { state, bench } = visit;
    const { views, engine } = bench;
    const cursor = this.#turns.at('lists');
    const end = micros(Math.max(scenario.until, bench.cursor, engine.computed));
    const scale = views.scale(state.scale, end, micros(Math.floor(scenario.link.rtt / 2)));
    this.#axis = { scale, end };
    const { detail, acknowledgment, isLooking } = views.selected(state.selected, cursor);
    return html`
      <main><div class="bench">
        <w-stage
          .picture=${views.picture(scale)}
          .lanes=${this.#headings.of(scenario, views.ledgers(this.#turns.at('figures')))}
          .selected=${state.selected}
          .ack=${acknowledgment}
          .language=${state.language}
          .lane=${state.lane}
          .follow=${state.follow}
          .busy=${engine.busy}
          @keydown=${(e: KeyboardEvent) => playByKey(bench, e)}
          @w-select=${(e: CustomEvent<{ address: string }>) => visit.select(e.detail.address)}
          @w-transport=${(e: CustomEvent<{ lane: string; transport: Transport['kind'] }>) =>
            this.behind(({ switchTransport }) => switchTransport(bench, e.detail.lane, e.detail.transport))}
          @w-lane=${(e: CustomEvent<{ lane: string }>) => visit.set({ lane: e.detail.lane })}
          @w-follow=${() => visit.set({ follow: false })}
        ></w-stage>
        <w-composer
          .mute=${(scenario.app?.name ?? 'chat') !== 'chat'}
          .language=${state.language}
          @w-say=${(e: CustomEvent<{ from: string; text: string }>) => this.behind(({ say }) => say(bench, e.detail.from, e.detail.text))}
        ><w-faults
          .broken=${views.inspection.brokenAt(scenario, bench.next)}
          .language=${state.language}
          @w-look=${() => this.requestUpdate()}
          @w-strike=${(e: CustomEvent<Blow>) => this.behind(({ strike }) => strike(bench, e.detail))}
        ></w-faults></w-composer>
        <w-inspector
          .pushes=${views.inspection.pushesOf(scenario)}
          .frames=${views.frames}
          .frameCount=${rowsUntil(views.frames, cursor)}
          .requests=${views.requests(cursor)}
          .requestCount=${views.requests(cursor).length}
          .detail=${detail}
          .busy=${isLooking}
          .selected=${state.selected}
          .byte=${state.byte}
          .tab=${state.tab}
          .lens=${state.lens}
          .language=${state.language}
          @w-select=${(e: CustomEvent<{ address: string }>) => visit.select(e.detail.address)}
          @w-byte=${(e: CustomEvent<{ byte: number }>) => visit.set({ byte: e.detail.byte })}
          @w-tab=${(e: CustomEvent<{ tab: typeof state.tab }>) => visit.set({ tab: e.detail.tab })}
          @w-lens=${(e: CustomEvent<{ lens: typeof state.lens }>) => visit.set({ lens: e.detail.lens })}
        >${absent(visit)}</w-inspector>
      </div>
      <w-player
        .end=${end}
        .computed=${micros(Math.max(0, engine.computed))}
        .playing=${bench.playing}
        .speed=${bench.speed}
        .ticks=${views.ticks}
        .marks=${this.#marks(scenario, state.language, views.inspection)}
        .scale=${state.scale}
        .canUndo=${bench.history.past.length > 0}
        .canRedo=${bench.history.future.length > 0}
        .language=${state.language}
        @w-play=${() => bench.play()}
        @w-pause=${() => bench.pause()}
        @w-restart=${() => bench.seek(micros(0))}
        @w-step=${(e: CustomEvent<{ by: 1 | -1 }>) => bench.stepBy(e.detail.by)}
        @w-seek=${(e: CustomEvent<{ at: Micros }>) => bench.seek(e.detail.at)}
        @w-speed=${(e: CustomEvent<{ speed: number }>) => (bench.speed = e.detail.speed)}
        @w-scale=${(e: CustomEvent<{ mode: typeof state.scale }>) => visit.set({ scale: e.detail.mode, follow: true })}
        @w-undo=${() => this.behind(() => bench.undo())}
        @w-redo=${() => this.behind(() => bench.redo())}
        @w-mark-move=${(e: CustomEvent<{ id: string; at: Micros }>) => this.behind(({ moveMark }) => moveMark(bench, e.detail.id, e.detail.at))}
        @w-mark-remove=${(e: CustomEvent<{ id: string }>) => this.behind(() => bench.edit({ edit: 'remove', id: e.detail.id }))}
        @w-mark-edit=${(e: CustomEvent<{ id: string; text: string }>) => this.behind(({ rewordMark }) => rewordMark(bench, e.detail.id, e.detail.text))}
      ></w-player></main>
    `;
  }

  #knobs(scenario: Scenario): TemplateResult {
    const { visit } = this;
    const { bench, state } = visit;
    return html`<w-knobs
      slot="knobs"
      .lanes=${this.#laneKnobs(scenario)}
      .link=${scenario.link}
      .server=${scenario.server}
      .fromHere=${state.fromHere}
      .language=${state.language}
      @w-knob=${(e: CustomEvent<{ set: KnobSet; lane?: string }>) =>
        this.behind(({ turn }) => turn(bench, state.fromHere, e.detail.set, e.detail.lane))}
      @w-transport=${(e: CustomEvent<{ lane: string; transport: Transport['kind'] }>) =>
        this.behind(({ switchTransport }) => switchTransport(bench, e.detail.lane, e.detail.transport))}
      @w-retune=${(e: CustomEvent<{ lane: string; transport: Transport }>) =>
        this.behind(() => bench.edit({ edit: 'transport', ...e.detail }))}
      @w-from-here=${(e: CustomEvent<{ on: boolean }>) => visit.set({ fromHere: e.detail.on })}
    ></w-knobs>`;
  }

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
    if (this.#all !== undefined) want(this.#all);
    else
      void this.visit.loads.load(
        'behind',
        () => import('./behind.ts'),
        (all) => want(this.#arrived(all)),
      );
  }
  #all: Behind | undefined;

  /** What stands behind the first picture is there. */
  #arrived(all: Behind): Behind {
    this.#all = all;
    this.visit.bench.views.inspect(all);
    this.visit.bench.editing = all.editing;
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
