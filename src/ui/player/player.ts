import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { micros, type Micros } from '../../base/index.ts';
import type { ScaleMode, Tick } from '../../projections/index.ts';
import { formatMoment, formatNumber, type Language } from '../../text/index.ts';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import { icon } from './icons.ts';
import { type Mark, type PlayerEventMap, speedsWith } from './model.ts';
import { say } from './player-text.ts';
import playerStyles from './player.css?inline';
import { TickPainter, watchTheme } from './ticks.ts';
import { keyed, momentAt, shareOf } from './time.ts';

export { type Mark, type PlayerEventMap, SPEEDS } from './model.ts';

type Plain = 'w-play' | 'w-pause' | 'w-restart' | 'w-undo' | 'w-redo';
/** What moves without a render. */
const MOVING = new Set<PropertyKey>(['cursor', 'clock', 'computed', 'tickLimit']);
/** The rail's height in the track (`--rail` in player.css). */
const RAIL = 28;

/**
 * Play, step and scrub. Controlled: it shows its properties and asks for everything else.
 *
 * @property cursor where the thumb is
 * @property clock the moment that is written, which may lag some frames behind
 * @property end the timeline's length
 * @property computed how far the run is computed
 * @property playing
 * @property speed one of SPEEDS, or a lesson's own
 * @property ticks in order of time
 * @property tickLimit later ticks are not drawn: they would tell the future
 * @property marks the learner's own actions
 * @property scale
 * @property canUndo
 * @property canRedo
 * @property language
 * @fires w-play @fires w-pause @fires w-restart @fires w-step @fires w-seek @fires w-speed @fires w-scale
 * @fires w-undo @fires w-redo @fires w-mark-move @fires w-mark-remove @fires w-mark-edit (see PlayerEventMap)
 */
export class WPlayer extends LitElement {
  static override styles = sheets(playerStyles);
  static override properties = {
    cursor: { attribute: false },
    clock: { attribute: false },
    end: { attribute: false },
    computed: { attribute: false },
    playing: { type: Boolean },
    speed: { type: Number },
    ticks: { attribute: false },
    tickLimit: { attribute: false },
    marks: { attribute: false },
    scale: {},
    canUndo: { type: Boolean, attribute: 'can-undo' },
    canRedo: { type: Boolean, attribute: 'can-redo' },
    language: {},
    width: { state: true },
  };

  declare cursor: Micros;
  declare clock: Micros;
  declare end: Micros;
  declare computed: Micros;
  declare playing: boolean;
  declare speed: number;
  declare ticks: readonly Tick[];
  declare tickLimit: Micros;
  declare marks: readonly Mark[];
  declare scale: ScaleMode;
  declare canUndo: boolean;
  declare canRedo: boolean;
  declare language: Language;
  declare private width: number;

  readonly #resized = new ResizeObserver(() => this.#fit());
  readonly #painter = new TickPainter();
  #unwatch: (() => void) | undefined;
  #spoken = -1;
  #written = -1;
  #scrubbing = false;
  #computed = '';
  /** The track's left edge while a pointer holds the thumb: asking at each move would lay the page out. */
  #left = 0;

  constructor() {
    super();
    this.cursor = micros(0);
    this.clock = micros(0);
    this.end = micros(10_000_000);
    this.computed = micros(0);
    this.playing = false;
    this.speed = 1;
    this.ticks = [];
    this.tickLimit = micros(0);
    this.marks = [];
    this.scale = 'linear';
    this.canUndo = false;
    this.canRedo = false;
    this.language = 'en';
    this.width = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const track = this.#part('.track');
    if (track) this.#resized.observe(track); // connected again
    this.#unwatch = watchTheme(() => {
      this.#painter.repaint();
      this.#showTicks();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#unwatch?.();
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    const renders = !this.hasUpdated || [...changed.keys()].some((key) => !MOVING.has(key));
    if (!renders) this.#place();
    return renders;
  }

  protected override render(): TemplateResult {
    const text = (key: Parameters<typeof say>[1]): string => say(this.language, key);
    const cut = this.scale === 'gaps-cut';
    const end = formatMoment(this.language, this.end);
    return html`<div class="frame"><div class="bar" role="group" aria-label=${text('player')}>
      <div class="group">
        ${this.#button('restart', 'w-restart', 'restart')}
        <button type="button" aria-label=${text('back')} title=${text('back')} @click=${this.#back}>
          ${icon('back')}
        </button>
        ${this.#button(this.playing ? 'pause' : 'play', this.playing ? 'w-pause' : 'w-play', 'primary')}
        <button type="button" aria-label=${text('forward')} title=${text('forward')} @click=${this.#forward}>
          ${icon('forward')}
        </button>
      </div>
      <div class="time figure"><span class="at" .style=${`inline-size:${end.length}ch`}></span
        ><span class="muted of"> / ${end}</span></div>
      <div class="timeline">
        <div class="track" role="slider" tabindex="0" aria-label=${text('timeline')} aria-valuemin="0"
          aria-valuemax=${this.end / 1000} aria-valuenow="0" @keydown=${this.#keyed} @pointerdown=${this.#grabbed}
          @pointermove=${this.#scrubbed} @pointerup=${this.#released} @lostpointercapture=${this.#released}>
          <canvas></canvas>
          <div class="rail"><i class="computed"></i><i class="played"></i></div>
          <div class="thumb"></div>
        </div>
        <w-marks .marks=${this.marks} .end=${this.end} .language=${this.language}></w-marks>
      </div>
      <div class="group tools">
        ${this.#button('undo', 'w-undo', 'step', !this.canUndo)}
        ${this.#button('redo', 'w-redo', 'step', !this.canRedo)}
        <button type="button" class="toggle" aria-pressed=${cut} aria-label=${text('cut')} title=${text('cut')}
          @click=${this.#rescaled}>${icon('cut')}<span>${text('cut')}</span></button>
        <select class="speed" aria-label=${text('speed')} title=${text('speed')} @change=${this.#sped}>
          ${speedsWith(this.speed).map(
            (speed) => html`<option value=${speed} ?selected=${speed === this.speed}
              .selected=${speed === this.speed}>${this.#times(speed)}</option>`,
          )}
        </select>
      </div>
      <span class="probe" hidden></span>
    </div></div>`;
  }

  #button(
    name: Parameters<typeof icon>[0] & Parameters<typeof say>[1],
    type: Plain,
    look: string,
    off = false,
  ) {
    const label = say(this.language, name);
    return html`<button type="button" class=${look} aria-label=${label} title=${label} ?disabled=${off}
      @click=${() => this.#emit(type, {})}>${icon(name)}</button>`;
  }

  /** To the button that matters most. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
  }

  #times(speed: number): string {
    const digits = speed >= 1 ? 0 : speed * 10 === Math.round(speed * 10) ? 1 : 2;
    return say(this.language, 'times', { speed: formatNumber(this.language, speed, digits) });
  }

  protected override firstUpdated(): void {
    const track = this.#part('.track');
    if (track) this.#resized.observe(track);
  }

  protected override updated(): void {
    this.#spoken = -1;
    this.#written = -1;
    this.#painter.forget();
    this.#place();
  }

  #fit(): void {
    this.width = this.#part('.track')?.clientWidth ?? 0;
    const canvas = this.#part<HTMLCanvasElement>('canvas');
    if (!canvas) return;
    this.#painter.fit(canvas);
    this.#showTicks();
  }

  #part<T extends HTMLElement = HTMLElement>(selector: string): T | null {
    return this.renderRoot.querySelector<T>(selector);
  }

  /** Everything a moving cursor does. */
  #place(): void {
    const share = shareOf(this.cursor, this.end);
    setTransform(this.#part('.thumb'), `translateX(${share * this.width}px)`);
    setTransform(this.#part('.played'), `scaleX(${share})`);
    const computed = `scaleX(${shareOf(this.computed, this.end)})`;
    if (computed !== this.#computed) setTransform(this.#part('.computed'), computed);
    this.#computed = computed;
    this.#showTicks();
    if (this.clock !== this.#written) {
      this.#written = this.clock;
      const at = this.#part('.at');
      if (at) at.textContent = formatMoment(this.language, this.clock);
      this.#speak();
    } else if (!this.#scrubbing) this.#speak();
  }

  /** While playing, once a second: a screen reader that speaks each frame says nothing. */
  #speak(): void {
    const second = Math.floor(this.cursor / 1_000_000);
    if (this.playing && second === this.#spoken) return;
    this.#spoken = second;
    const places = {
      at: formatMoment(this.language, this.cursor),
      end: formatMoment(this.language, this.end),
    };
    const track = this.#part('.track');
    track?.setAttribute('aria-valuenow', String(Math.round(this.cursor / 1000)));
    track?.setAttribute('aria-valuetext', say(this.language, 'value', places));
  }

  #showTicks(): void {
    this.#painter.show(this.renderRoot, { ticks: this.ticks, end: this.end, rail: RAIL }, this.tickLimit);
  }

  readonly #back = (): void => this.#emit('w-step', { by: -1 });
  readonly #forward = (): void => this.#emit('w-step', { by: 1 });
  readonly #rescaled = (): void =>
    this.#emit('w-scale', { mode: this.scale === 'linear' ? 'gaps-cut' : 'linear' });

  readonly #sped = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement)
      this.#emit('w-speed', { speed: Number(event.target.value) });
  };

  readonly #keyed = (event: KeyboardEvent): void => {
    const at = keyed(event, this.cursor, this.end);
    if (at === undefined) return;
    event.preventDefault();
    event.stopPropagation(); // the page has plans for the same keys
    this.#emit('w-seek', { at });
  };

  readonly #grabbed = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const track = this.#part('.track');
    track?.setPointerCapture(event.pointerId);
    this.#scrubbing = true;
    this.#left = track?.getBoundingClientRect().left ?? 0;
    this.#seekTo(event);
  };

  readonly #scrubbed = (event: PointerEvent): void => {
    if (this.#scrubbing) this.#seekTo(event);
  };

  readonly #released = (): void => {
    this.#scrubbing = false;
  };

  #seekTo(event: PointerEvent): void {
    this.#emit('w-seek', { at: momentAt(event.clientX - this.#left, this.width, this.end) });
  }

  readonly #emit = emitter<PlayerEventMap>(this);
}

function setTransform(element: HTMLElement | null, transform: string): void {
  if (element) element.style.transform = transform;
}

declare global {
  interface HTMLElementTagNameMap {
    'w-player': WPlayer;
  }
}

customElements.define('w-player', WPlayer);
