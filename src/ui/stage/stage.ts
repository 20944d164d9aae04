import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { micros, type Micros } from '../../base/index.ts';
import { type Acknowledgment, NOTHING, type Picture } from '../../projections/index.ts';
import type { Language } from '../../text/index.ts';
import { emitter } from '../events.ts';
import type { StageList } from '../stage-list/index.ts';
import { type Block, Blocks, holding, laneOf } from './blocks.ts';
import { HEADINGS, MOUNTING, MOVING } from './changes.ts';
import { LaneGeometries } from './geometries.ts';
import { transportOf } from './heading.ts';
import { drawAxis, drawLane } from './lane.ts';
import type { Measure } from './layout-model.ts';
import { measureIn } from './measure.ts';
import type { LaneHeading, StageEventMap, Thing } from './model.ts';
import { focusedBlocks, type InSight, mostOfBlock } from './mounting.ts';
import { Motion } from './motion.ts';
import { Mounts } from './mounts.ts';
import { Pointing } from './pointing.ts';
import { Sight } from './sight.ts';
import { Sizes } from './sizes.ts';
import { styles } from './styles.ts';
import { currentOf, drawTabs, otherTab, Swipe } from './tabs.ts';
import { laneName, say, wording } from './words.ts';
import { grownBy, pinched, type Zoom } from './zoom.ts';

export type { LaneHeading, Pill, StageEventMap, Thing, Transport } from './model.ts';

/**
 * Lanes, one to four, and one time axis, as far as the cursor: everything after it is behind a curtain.
 *
 * @property picture what there is to draw; the blocks in sight are mounted
 * @property lanes a heading per lane, in the picture's order
 * @property cursorY the cursor in content pixels; changing it moves the curtain and renders nothing
 * @property cursorAt the time written at the cursor's line; it may lag some frames behind
 * @property selected semantic address of what is selected, or ''
 * @property ack how what is selected was acknowledged, once it was
 * @property lane id of the lane a narrow stage shows
 * @property follow keep the cursor in sight
 * @property playing the cursor moves by itself, and not by a hand that will rest
 * @property busy a run is being computed
 * @property list what speaks the picture, for a keyboard too: it comes behind
 * @fires w-select @fires w-transport @fires w-thing @fires w-lane @fires w-follow @fires w-zoom @fires w-room (see StageEventMap)
 */
export class WStage extends LitElement {
  static override styles = styles;
  static override properties = {
    picture: { attribute: false },
    lanes: { attribute: false },
    cursorY: { attribute: false },
    cursorAt: { attribute: false },
    selected: { attribute: false },
    ack: { attribute: false },
    language: {},
    lane: {},
    follow: { type: Boolean },
    playing: { type: Boolean },
    busy: { type: Boolean },
    list: { attribute: false },
    width: { state: true },
    most: { state: true },
    blocks: { state: true },
    listed: { state: true },
  };

  declare picture: Picture;
  declare lanes: readonly LaneHeading[];
  declare cursorY: number;
  declare cursorAt: Micros;
  declare selected: string;
  declare ack: Acknowledgment | undefined;
  declare language: Language;
  declare lane: string;
  declare follow: boolean;
  declare playing: boolean;
  declare busy: boolean;
  declare list: StageList | undefined;
  /** Pixels of a lane's picture; both lanes are equally wide. */
  declare private width: number;
  /** Groups that a block may have. */
  declare private most: number;
  /** What is mounted, from top to bottom, and what of it the list has. */
  declare private blocks: readonly Block[];
  declare private listed: readonly Block[];

  readonly #motion = new Motion();
  readonly #pointing = new Pointing();
  #roving: InstanceType<StageList['Roving']> | undefined;
  readonly #sizes = new Sizes(() => this.#fit());
  #measure: Measure | undefined;
  readonly #geometries = new LaneGeometries();
  readonly #mounts = new Mounts({
    isPlaying: () => this.playing,
    inSight: () => this.#inSight(),
    mounted: ({ drawn, listed }) => {
      this.blocks = drawn;
      this.listed = listed;
    },
  });
  readonly #swipe = new Swipe();
  readonly #sight = new Sight(() => this.shadowRoot);

  constructor() {
    super();
    this.picture = NOTHING;
    this.lanes = [];
    this.cursorY = 0;
    this.cursorAt = micros(0);
    this.selected = '';
    this.ack = undefined;
    this.language = 'en';
    this.lane = '';
    this.follow = false;
    this.playing = false;
    this.busy = false;
    this.list = undefined;
    this.width = 480;
    this.most = mostOfBlock(480);
    this.blocks = [];
    this.listed = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate(); // back in the page: watch the sizes again
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.stop();
    this.#mounts.stop();
    this.#roving?.stop();
  }

  /** A cursor that moves sets three transforms; only what changes the picture renders it. */
  protected override shouldUpdate(changed: PropertyValues): boolean {
    if (!this.hasUpdated) return true;
    // Scrolling needs the layout, so it comes before anything that makes it stale.
    if (this.follow && !changed.has('picture')) this.#sight.keep(this.cursorY);
    if (changed.has('cursorY')) this.#mounts.moved();
    const renders = [...changed.keys()].some((key) => !MOVING.has(key));
    if (!renders) this.#place();
    return renders;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('list') && this.list) this.#roving = new this.list.Roving();
    const isOther = this.#geometries.fit(this.lanes, this.width);
    if (!isOther && !['picture', 'language', 'most'].some((key) => changed.has(key))) return;
    this.#measure ??= measureIn(this);
    const [measure, words] = [this.#measure, wording(this.language)];
    this.#mounts.replace(
      new Blocks(this.picture, { geometries: this.#geometries.all, measure, words, most: this.most }),
    );
  }

  #inSight(): InSight {
    const { top, height } = this.#sight.range();
    const isThere = this.cursorY >= top && this.cursorY <= top + height;
    const focus = isThere ? this.cursorY : top + height / 2;
    const kept = [...focusedBlocks(this.shadowRoot), ...holding(this.blocks, this.selected)];
    return { top, height, focus, also: [...this.picture.reaching(top), ...kept] };
  }

  protected override render(): TemplateResult {
    const current = currentOf(this.lanes, this.lane);
    const names = this.lanes.map((_, index) => laneName(this.language, this.lanes, index));
    return html`<div class="stage" aria-busy=${this.busy}>
      ${this.busy ? html`<div class="busy" title=${say(this.language, 'busy')}></div>` : nothing}
      ${drawTabs(this.language, names, current, this.#tab, this.#tabKey)}
      <div class=${this.lanes.length > 2 ? 'scroller wide' : 'scroller'} @scroll=${this.#scrolled} @wheel=${this.#wheeled} @change=${this.#changed}
        @click=${this.#clicked} @keydown=${(event: KeyboardEvent) => this.#roving?.pressed(event)} @pointermove=${this.#pointed}
        @pointerleave=${() => this.#pointing.hover(this.renderRoot, '')}
        @focusin=${(event: FocusEvent) => this.#sight.focused(event)}
        @pointerdown=${(event: PointerEvent) => this.#swipe.start(event)} @pointerup=${this.#swiped}>
        <div class="grid lanes-${this.lanes.length}">${this.#columns(current, names)}</div>
      </div>
    </div>`;
  }

  /** Two lanes have the time axis between them, others have it in front. */
  #columns(current: number, names: readonly string[]): readonly unknown[] {
    const axis = guard([this.language, this.blocks], () => drawAxis(this.language, this.blocks, this.#zoom));
    const lanes = this.lanes.map((heading, index) => this.#drawLane(heading, index, current, names));
    return lanes.toSpliced(lanes.length === 2 ? 1 : 0, 0, axis);
  }

  #drawLane(heading: LaneHeading, index: number, current: number, names: readonly string[]): unknown {
    const [name, geometry] = [names[index] ?? '', this.#geometries.of(index)];
    const { language, picture, blocks, listed, list, selected, ack } = this;
    const parts = { language, picture, blocks, listed, list, selected, ack, name, geometry, index, heading };
    return drawLane({ ...parts, open: this.#open, current: index === current });
  }

  protected override updated(changed: PropertyValues): void {
    // Only now is a longer picture there to be scrolled.
    if (this.follow && changed.has('picture')) this.#sight.keep(this.cursorY);
    const isPicture = [...changed.keys()].some((key) => !HEADINGS.has(key));
    if (!isPicture && changed.get('lanes')?.length === this.lanes.length) return this.#place();
    const isNew = [...changed.keys()].some((key) => !MOUNTING.has(key));
    const arrows = this.lanes.map((_, lane) =>
      laneOf(this.blocks, lane).flatMap(({ layout }) => layout.arrows),
    );
    this.#motion.adopt(this.renderRoot, arrows, this.cursorY, isNew);
    this.#pointing.hover(this.renderRoot, '');
    this.#sizes.watch([...this.renderRoot.querySelectorAll('.scroller, .lane .plot, .lane .head')]);
    this.#place();
    this.#rove();
  }

  /** Everything a moving cursor does. */
  #place(): void {
    if (this.#motion.place(this.cursorY, this.cursorAt, this.language)) this.#rove();
  }

  #rove(): void {
    if (this.shadowRoot) this.#roving?.follow(this.shadowRoot, this.selected);
  }

  /** Sizes come from the page: a lane's width, and the heading's height that covers the top of the picture. */
  #fit(): void {
    this.#sight.resized();
    const shown = this.renderRoot.querySelector<HTMLElement>('.lane.current .plot');
    const stage = this.renderRoot.querySelector<HTMLElement>('.stage');
    if (!shown || !stage || shown.clientWidth === 0) return;
    this.width = shown.clientWidth;
    stage.style.setProperty('--head', `${this.#sight.headHeight()}px`);
    if (this.follow) this.#sight.keep(this.cursorY);
    const { height } = this.#sight.range();
    this.most = mostOfBlock(height);
    this.#emit('w-room', { height });
    this.#mounts.atOnce();
  }

  readonly #open = (lane: string, thing: Thing): void => this.#emit('w-thing', { lane, thing });

  readonly #zoom = (by: Zoom): void => {
    const whole = this.#sight.range().height / Math.max(this.picture.height, 1);
    this.#emit('w-zoom', { grown: grownBy(by, whole) });
  };

  readonly #wheeled = (event: WheelEvent): void => {
    const grown = pinched(event);
    if (grown === undefined) this.#byHand();
    else this.#emit('w-zoom', { grown });
  };

  readonly #scrolled = (): void => {
    if (this.#sight.scrolled()) this.#byHand();
    this.#mounts.soon();
  };

  readonly #byHand = (): void => void (this.follow && this.#emit('w-follow', { follow: false }));

  readonly #changed = (event: Event): void => {
    const wish = transportOf(event);
    if (wish) this.#emit('w-transport', wish);
  };

  readonly #clicked = (event: MouseEvent): void => {
    const address = this.#pointing.chosen(event, this.#target());
    if (address) this.#emit('w-select', { address });
  };

  readonly #pointed = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch')
      this.#pointing.hover(this.renderRoot, this.#pointing.under(event, this.#target()));
  };
  #target() {
    return {
      geometries: this.#geometries,
      cursorY: this.cursorY,
      lane: (index: number) => laneOf(this.blocks, index),
    };
  }

  readonly #swiped = (event: PointerEvent): void =>
    this.#tab(currentOf(this.lanes, this.lane) + this.#swipe.end(event));

  readonly #tab = (index: number): void => {
    const lane = this.lanes[index]?.id;
    if (lane !== undefined && index !== currentOf(this.lanes, this.lane)) this.#emit('w-lane', { lane });
  };

  readonly #tabKey = (event: KeyboardEvent): void => {
    const next = otherTab(event, currentOf(this.lanes, this.lane), this.lanes.length);
    if (next !== undefined) this.#tab(next);
  };

  readonly #emit = emitter<StageEventMap>(this);
}

declare global {
  interface HTMLElementTagNameMap {
    'w-stage': WStage;
  }
}

customElements.define('w-stage', WStage);
