import { html, LitElement, type TemplateResult } from 'lit';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import styles from './split.css?inline';

export interface SplitEventMap {
  /** `isHeld`: the hand is still on it. */
  'w-split': CustomEvent<{ readonly size: number; readonly isHeld: boolean }>;
}

/** One press of an arrow key, in CSS pixels. */
const STEP = 16;

/**
 * The edge of a column that can be dragged, after the window splitter of the ARIA practices: arrows move it, Home and End
 * go to its limits, Enter folds the column, a double click brings its usual width back. Of a folded column it is the
 * rail that unfolds it.
 *
 * @property size - of the column, in CSS pixels; 0: folded
 * @property least / most / usual - in CSS pixels
 * @property side - where the column lies, seen from the edge
 * @property name - of the edge
 * @property unfold - what the rail's button says
 * @fires w-split {size, isHeld}: 0 folds
 */
export class Split extends LitElement {
  static override properties = {
    size: { type: Number },
    least: { type: Number },
    most: { type: Number },
    usual: { type: Number },
    side: {},
    name: {},
    unfold: {},
    folded: { type: Boolean, reflect: true },
  };
  static override styles = sheets(styles);

  declare size: number;
  declare least: number;
  declare most: number;
  declare usual: number;
  declare side: 'start' | 'end';
  declare name: string;
  declare unfold: string;
  declare folded: boolean;
  /** Where the pointer went down, and how wide the column was then. */
  #held: { readonly x: number; readonly size: number } | undefined;

  constructor() {
    super();
    this.size = 0;
    this.least = 0;
    this.most = 0;
    this.usual = 0;
    this.side = 'start';
    this.name = '';
    this.unfold = '';
    this.folded = false;
  }

  protected override willUpdate(): void {
    this.folded = this.size === 0;
  }

  protected override render(): TemplateResult {
    if (this.folded)
      return html`<button type="button" class="rail" @click=${() => this.#go(this.usual)}>${this.unfold}</button>`;
    return html`<div
      class="edge"
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${this.name}
      aria-valuenow=${this.size}
      aria-valuemin=${this.least}
      aria-valuemax=${this.most}
      @keydown=${this.#keyed}
      @pointerdown=${this.#grabbed}
      @pointermove=${this.#dragged}
      @pointerup=${this.#released}
      @pointercancel=${this.#released}
      @dblclick=${() => this.#go(this.usual)}
    ></div>`;
  }

  #go(size: number, isHeld = false): void {
    const within = Math.round(Math.min(Math.max(size, this.least), this.most));
    this.#fire('w-split', { size: size === 0 ? 0 : within, isHeld });
  }

  readonly #keyed = (event: KeyboardEvent): void => {
    const outward = this.side === 'start' ? STEP : -STEP;
    const to = {
      ArrowRight: this.size + outward,
      ArrowLeft: this.size - outward,
      Home: this.least,
      End: this.most,
      Enter: 0,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation(); // The page has plans for the same keys.
    this.#go(to);
  };

  readonly #grabbed = (event: PointerEvent): void => {
    const edge = event.currentTarget;
    if (event.button !== 0 || !(edge instanceof HTMLElement)) return;
    edge.setPointerCapture(event.pointerId);
    edge.classList.add('held');
    this.#held = { x: event.clientX, size: this.size };
  };

  #widthAt({ clientX }: PointerEvent): number {
    const { x, size } = this.#held ?? { x: clientX, size: this.size };
    return this.side === 'start' ? size + clientX - x : size - clientX + x;
  }

  /** Dragged far beyond its least width, the column folds. */
  readonly #dragged = (event: PointerEvent): void => {
    if (this.#held === undefined) return;
    const size = this.#widthAt(event);
    const folds = size < this.least / 2;
    // The edge is gone then, and with it the end of the drag.
    if (folds) this.#held = undefined;
    this.#go(folds ? 0 : size, !folds);
  };

  readonly #released = (event: PointerEvent): void => {
    if (this.#held !== undefined) this.#go(this.#widthAt(event));
    this.#held = undefined;
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.classList.remove('held');
  };

  readonly #fire = emitter<SplitEventMap>(this);
}

customElements.define('w-split', Split);
declare global {
  interface HTMLElementTagNameMap {
    'w-split': Split;
  }
}
