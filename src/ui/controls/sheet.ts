import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import styles from './sheet.css?inline';

/** A line, a part of the window, or all of it. */
export const SHEET_HEIGHTS = ['low', 'half', 'full'] as const;
export type SheetHeight = (typeof SHEET_HEIGHTS)[number];

export interface SheetEventMap {
  'w-sheet': CustomEvent<{ readonly height: SheetHeight }>;
}

/** A drag of the line by so many CSS pixels is meant. */
const MEANT = 24;

/**
 * A sheet that rises from below: a line that says what is in it, which opens it, and beside that a button for all of the
 * window. The line can be dragged. Where its content has a column of its own, the page hides the part `line`.
 *
 * @property height - low, half or full. The sheet does not size itself: the page's layout does, and hides the content while it
 *   is low
 * @property name - what is in it
 * @property open / shut / more / less - what its buttons do
 * @slot - the content
 * @slot line - what of it matters now, in one line
 * @fires w-sheet {height}
 */
export class Sheet extends LitElement {
  static override properties = {
    height: { reflect: true },
    name: {},
    open: {},
    shut: {},
    more: {},
    less: {},
  };
  static override styles = sheets(styles);

  declare height: SheetHeight;
  declare name: string;
  declare open: string;
  declare shut: string;
  declare more: string;
  declare less: string;
  /** The pointer that went down has moved since: its click is none. */
  #isDragged = false;

  constructor() {
    super();
    this.height = 'low';
    this.name = '';
    this.open = '';
    this.shut = '';
    this.more = '';
    this.less = '';
  }

  protected override render(): TemplateResult {
    const isLow = this.height === 'low';
    const isFull = this.height === 'full';
    return html`<div class="line" part="line" @pointerdown=${this.#grabbed}>
        <button
          class="what"
          aria-expanded=${!isLow}
          title=${isLow ? this.open : this.shut}
          @click=${() => this.#isDragged || this.#go(isLow ? 'half' : 'low')}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d=${isLow ? 'm3 10 5-5 5 5' : 'm3 6 5 5 5-5'} /></svg>
          <strong>${this.name}</strong><slot name="line"></slot>
        </button>
        ${
          isLow
            ? nothing
            : html`<button class="more" @click=${() => this.#isDragged || this.#go(isFull ? 'half' : 'full')}>${isFull ? this.less : this.more}</button>`
        }
      </div>
      <slot></slot>`;
  }

  #go(height: SheetHeight): void {
    this.#fire('w-sheet', { height });
  }

  /** A step up or down, where the pointer is let go. */
  readonly #grabbed = ({ clientY: from }: PointerEvent): void => {
    this.#isDragged = false;
    const released = ({ clientY }: PointerEvent): void => {
      this.#isDragged = Math.abs(clientY - from) >= MEANT;
      const to = SHEET_HEIGHTS[SHEET_HEIGHTS.indexOf(this.height) - Math.sign(clientY - from)];
      if (this.#isDragged && to !== undefined) this.#go(to);
    };
    addEventListener('pointerup', released, { once: true });
  };

  readonly #fire = emitter<SheetEventMap>(this);
}

customElements.define('w-sheet', Sheet);
declare global {
  interface HTMLElementTagNameMap {
    'w-sheet': Sheet;
  }
}
