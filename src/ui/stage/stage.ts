import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { micros, type Micros } from '../../base/index.ts';
import type { LaneView, StageView } from '../../projections/index.ts';
import { formatMoment, type Language } from '../../text/index.ts';
import { shared } from '../theme/shared.ts';
import { budgeted } from './budget.ts';
import { Flights } from './flights.ts';
import { frameStyles } from './frame-styles.ts';
import { type Frame, frameOf } from './geometry.ts';
import { transportOf } from './heading.ts';
import { drawAxis, drawLane } from './lane.ts';
import { layOut } from './layout.ts';
import type { LaneLayout, Measure } from './layout-model.ts';
import { measureIn } from './measure.ts';
import type { LaneHeading, StageEventMap } from './model.ts';
import { pick, showHover } from './pick.ts';
import { pictureStyles } from './picture-styles.ts';
import { Reveal } from './reveal.ts';
import { Roving } from './roving.ts';
import { Sight } from './sight.ts';
import { Sizes } from './sizes.ts';
import { drawTabs, otherTab, Swipe } from './tabs.ts';
import { laneName, say, wording } from './words.ts';

export type { LaneHeading, StageEventMap, Transport } from './model.ts';

const EMPTY: StageView = { lanes: [], ticks: [], breaks: [], height: 0 };
/** What moves without a render. */
const MOVING = new Set<PropertyKey>(['cursorY', 'cursorAt', 'follow']);
/** What leaves the picture as it is. */
const HEADINGS = new Set<PropertyKey>([...MOVING, 'lanes', 'busy']);

/**
 * Two lanes and one time axis, as far as the cursor: everything after it is behind a curtain.
 *
 * @property view the mounted part of the picture
 * @property lanes a heading per lane, in the view's order
 * @property cursorY the cursor in content pixels; changing it moves the curtain and renders nothing
 * @property cursorAt the cursor's time, written at its line
 * @property selected semantic address of what is selected, or ''
 * @property language
 * @property lane id of the lane a narrow stage shows
 * @property follow keep the cursor in sight
 * @property busy a run is being computed
 * @fires w-select @fires w-transport @fires w-window @fires w-lane @fires w-follow (see StageEventMap)
 */
export class WStage extends LitElement {
  static override styles = [shared, frameStyles, pictureStyles];
  static override properties = {
    view: { attribute: false },
    lanes: { attribute: false },
    cursorY: { attribute: false },
    cursorAt: { attribute: false },
    selected: { attribute: false },
    language: {},
    lane: {},
    follow: { type: Boolean },
    busy: { type: Boolean },
    width: { state: true },
  };

  declare view: StageView;
  declare lanes: readonly LaneHeading[];
  declare cursorY: number;
  declare cursorAt: Micros;
  declare selected: string;
  declare language: Language;
  declare lane: string;
  declare follow: boolean;
  declare busy: boolean;
  /** Pixels of a lane's picture; both lanes are equally wide. */
  declare private width: number;

  readonly #reveal = new Reveal();
  readonly #flights = new Flights();
  readonly #roving = new Roving();
  readonly #sizes = new Sizes(() => this.#fit());
  #measure: Measure | undefined;
  #frame: Frame = frameOf(480);
  #lanes: readonly LaneView[] = [];
  #layouts: readonly LaneLayout[] = [];
  #packets: readonly HTMLElement[][] = [];
  #moving: readonly HTMLElement[] = [];
  #now: HTMLElement | null = null;
  #hovered = '';
  readonly #swipe = new Swipe();
  readonly #sight = new Sight(() => this.shadowRoot);

  constructor() {
    super();
    this.view = EMPTY;
    this.lanes = [];
    this.cursorY = 0;
    this.cursorAt = micros(0);
    this.selected = '';
    this.language = 'en';
    this.lane = '';
    this.follow = false;
    this.busy = false;
    this.width = 480;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate(); // back in the page: watch the sizes again
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.stop();
    this.#sight.stop();
  }

  /** A cursor that moves sets three transforms; only what changes the picture renders it. */
  protected override shouldUpdate(changed: PropertyValues): boolean {
    const renders = !this.hasUpdated || [...changed.keys()].some((key) => !MOVING.has(key));
    if (!renders) this.#place();
    return renders;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!['view', 'language', 'width'].some((key) => changed.has(key))) return;
    this.#measure ??= measureIn(this);
    this.#frame = frameOf(this.width);
    const measure = this.#measure;
    const words = wording(this.language);
    const folds = this.view.breaks.map((fold) => fold.y);
    this.#lanes = budgeted(this.view.lanes, this.#sight.middle());
    this.#layouts = this.#lanes.map((lane) => layOut(lane, this.#frame, measure, words, folds));
  }

  protected override render(): TemplateResult {
    const current = this.#current();
    const names = this.lanes.map((_, index) => laneName(this.language, this.lanes, index));
    return html`<div class="frame" aria-busy=${this.busy}>
      ${this.busy ? html`<div class="busy" title=${say(this.language, 'busy')}></div>` : nothing}
      ${drawTabs(this.language, names, current, this.#tab, this.#tabKey)}
      <div class="scroller" @scroll=${this.#scrolled} @wheel=${this.#byHand} @change=${this.#changed}
        @click=${this.#clicked} @keydown=${this.#walked} @pointermove=${this.#pointed} @pointerleave=${this.#left}
        @pointerdown=${this.#touched} @pointerup=${this.#swiped}>
        <div class="grid">
          ${this.#drawLane(0, current, names)}
          ${drawAxis(this.language, this.view)}
          ${this.#drawLane(1, current, names)}
        </div>
      </div>
    </div>`;
  }

  #drawLane(index: number, current: number, names: readonly string[]): TemplateResult | typeof nothing {
    const heading = this.lanes[index];
    if (!heading) return nothing;
    return drawLane({
      language: this.language,
      name: names[index] ?? '',
      current: index === current,
      view: this.view,
      frame: this.#frame,
      selected: this.selected,
      lane: this.#lanes[index] ?? { id: heading.id, arrows: [], dots: [], waits: [], events: [] },
      layout: this.#layouts[index] ?? { arrows: [], waits: [], words: [] },
      index,
      heading,
    });
  }

  protected override updated(changed: PropertyValues): void {
    const isPicture = [...changed.keys()].some((key) => !HEADINGS.has(key));
    if (!isPicture && changed.get('lanes')?.length === this.lanes.length) return this.#place();
    const root = this.renderRoot;
    this.#moving = [...root.querySelectorAll<HTMLElement>('.curtain, .line')];
    this.#now = root.querySelector<HTMLElement>('.now');
    this.#packets = [...root.querySelectorAll('.lane .plot')].map((plot) => [
      ...plot.querySelectorAll<HTMLElement>('.packet'),
    ]);
    this.#reveal.adopt(root.querySelectorAll<HTMLElement | SVGElement>('[data-y]'), this.cursorY);
    this.#hover('');
    this.#sizes.watch([...root.querySelectorAll('.scroller, .lane .plot, .lane .head')]);
    this.#place();
    this.#sync();
  }

  /** Everything a moving cursor does. */
  #place(): void {
    // Scrolling reads the layout, so it comes before anything that makes it stale.
    if (this.follow) this.#sight.keep(this.cursorY);
    for (const element of this.#moving) element.style.transform = `translateY(${this.cursorY}px)`;
    if (this.#now) this.#now.textContent = formatMoment(this.language, this.cursorAt);
    this.#layouts.forEach((layout, index) => {
      this.#flights.place(this.#packets[index] ?? [], layout.arrows, this.cursorY);
    });
    if (this.#reveal.to(this.cursorY)) this.#sync();
  }

  #sync(): void {
    if (this.shadowRoot) this.#roving.sync(this.shadowRoot, this.selected);
  }

  /** Sizes come from the page: a lane's width, and the heading's height that covers the top of the picture. */
  #fit(): void {
    this.#sight.resized();
    const shown = this.renderRoot.querySelector<HTMLElement>('.lane.current .plot');
    const frame = this.renderRoot.querySelector<HTMLElement>('.frame');
    if (!shown || !frame || shown.clientWidth === 0) return;
    this.width = shown.clientWidth;
    const lines = frameOf(this.width);
    frame.style.setProperty('--client', `${lines.client}px`);
    frame.style.setProperty('--server', `${lines.server}px`);
    frame.style.setProperty('--head', `${this.#sight.headHeight()}px`);
    this.#announce();
  }

  #announce(): void {
    this.#sight.announce((range) => this.#emit('w-window', range));
  }

  readonly #scrolled = (): void => {
    this.#announce();
    if (this.#sight.strayed()) this.#byHand();
    this.#sight.settled();
  };

  readonly #byHand = (): void => void (this.follow && this.#emit('w-follow', { follow: false }));

  readonly #changed = (event: Event): void => {
    const wish = transportOf(event);
    if (wish) this.#emit('w-transport', wish);
  };

  readonly #clicked = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    // A keyboard's click has no place; a pointer's means the nearest line, whatever rectangle lies on top.
    const own = target?.closest<HTMLElement>('.twin button')?.dataset['address'] ?? '';
    const address = event.detail === 0 ? own : this.#under(event);
    if (address) this.#emit('w-select', { address });
  };

  readonly #walked = (event: KeyboardEvent): void => {
    const button = event.target;
    if (!(button instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!this.#roving.walk(button, event.key)) return;
    event.preventDefault();
    event.stopPropagation(); // the same keys mean something else to the page's player
  };

  readonly #pointed = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.#hover(this.#under(event));
  };

  readonly #left = (): void => this.#hover('');
  #hover(address: string): void {
    if (address === this.#hovered) return;
    this.#hovered = address;
    showHover(this.renderRoot, address);
  }

  #under(event: MouseEvent): string {
    const target = event.target instanceof Element ? event.target : null;
    const plot = target?.closest('.body')?.querySelector<HTMLElement>('.plot[data-lane]');
    const index = Number(plot?.dataset['lane']);
    const [lane, layout] = [this.#lanes[index], this.#layouts[index]];
    if (!plot || !lane || !layout) return '';
    const box = plot.getBoundingClientRect();
    return pick(lane, layout, this.#frame, this.cursorY, event.clientX - box.left, event.clientY - box.top);
  }

  readonly #touched = (event: PointerEvent): void => this.#swipe.start(event);
  readonly #swiped = (event: PointerEvent): void => {
    const way = this.#swipe.end(event);
    if (way !== 0) this.#tab(this.#current() + way);
  };

  #current(): number {
    const at = this.lanes.findIndex(({ id }) => id === this.lane);
    return Math.max(at, 0);
  }

  readonly #tab = (index: number): void => {
    const lane = this.lanes[index]?.id;
    if (lane !== undefined && index !== this.#current()) this.#emit('w-lane', { lane });
  };

  readonly #tabKey = (event: KeyboardEvent): void => {
    const next = otherTab(event, this.#current(), this.lanes.length);
    if (next !== undefined) this.#tab(next);
  };

  #emit<K extends keyof StageEventMap>(type: K, detail: StageEventMap[K]['detail']): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'w-stage': WStage;
  }
}

customElements.define('w-stage', WStage);
