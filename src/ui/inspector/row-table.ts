import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FrameRow, RequestRow, Rows } from '../../projections/index.ts';
import type { Language } from '../../text/index.ts';
import { sheets } from '../theme/shared.ts';
import { frameCells, headCells, requestCells } from './cells.ts';
import hues from './hues.css?inline';
import { setStyle } from './set-style.ts';
import rowTableStyles from './row-table.css?inline';
import { rowWindow, scrollTo } from './row-window.ts';
import { sayIn } from './text.ts';
import { NO_ROWS } from './no-rows.ts';

const ROW = 28;
const HEAD = 28;
/** Farther down than any list. */
const BEYOND = 1e9;

/** Where a list of so many rows is scrolled to its end. */
const endOf = (count: number, view: number): number =>
  Math.max(0, spacerHeight(rowWindow(count, ROW, view, 0).height, view) - view);

/** Whole rows stand below the head at the end as well: the rest of a row is added to a list that scrolls. */
const spacerHeight = (height: number, view: number): number => height + (height > view ? view % ROW : 0);

/**
 * A long list of frames or requests: a grid that mounts only the rows in sight, and looks at no others. Arrow keys,
 * Page, Home and End move the selection.
 *
 * @property kind - which columns
 * @property label - the list's name
 * @property empty - what stands there without rows
 * @property frames / requests - the rows, of which one list is shown
 * @property selected - the selected row's address, '' for none
 * @fires row-select {address}
 * @fires row-sight {from, to}: the rows that are mounted are others
 */
export class RowTable extends LitElement {
  static override properties = {
    kind: {},
    label: {},
    empty: { attribute: false },
    frames: { attribute: false },
    requests: { attribute: false },
    selected: {},
    language: {},
  };
  static override styles = sheets(hues, rowTableStyles);

  declare kind: 'frames' | 'requests';
  declare label: string;
  declare empty: TemplateResult | string;
  declare frames: Rows<FrameRow>;
  declare requests: Rows<RequestRow>;
  declare selected: string;
  declare language: Language;

  /** Index of the selected row, -1 when it is not among the rows. */
  #index = -1;
  #top = 0;
  #view = ROW * 8;
  /** The newest row stays in sight until the reader scrolls up. */
  #follows = true;
  #sight = '';
  /** The first row that is mounted, and the one from which the places of rows are counted. */
  #first = 0;
  #base = 0;
  #observer: ResizeObserver | undefined;

  constructor() {
    super();
    this.kind = 'frames';
    this.label = '';
    this.empty = '';
    this.frames = NO_ROWS;
    this.requests = NO_ROWS;
    this.selected = '';
    this.language = 'en';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  get #rows(): Rows<FrameRow | RequestRow> {
    return this[this.kind];
  }

  get #length(): number {
    return this.#rows.length;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#follows) this.#top = endOf(this.#length, this.#view);
    const place = this.#rows.placeOf(this.selected);
    this.#index = place < this.#length ? place : -1;
    if (changed.has('selected') && this.#index >= 0) this.#reveal();
    // A row that leaves at one end comes in again at the other. Of more than one, nearly all would be put elsewhere:
    // then each is rewritten where it stands.
    const { first } = rowWindow(this.#length, ROW, this.#view, this.#top);
    if (Math.abs(first - this.#first) > 1) this.#base = first;
    this.#first = first;
  }

  protected override render(): TemplateResult {
    const say = sayIn(this.language);
    const count = this.#length;
    const shown = rowWindow(count, ROW, this.#view, this.#top);
    // The lane is worth a column once there are two.
    const hasLanes = this.#rows.lanes.length > 1;
    const isSelectedMounted = this.#index >= shown.first && this.#index < shown.last;
    const indexes = Array.from({ length: shown.last - shown.first }, (_, i) => shown.first + i);
    const rows = repeat(
      indexes,
      (index) => (((index - this.#base) % shown.most) + shown.most) % shown.most,
      (index) => this.#row(index, hasLanes),
    );
    return html`<div
        class="grid ${this.kind} ${hasLanes ? 'lanes' : ''}"
        role="grid"
        tabindex="0"
        aria-label=${this.label}
        aria-rowcount=${count + 1}
        aria-activedescendant=${isSelectedMounted ? `r${this.#index}` : nothing}
        @scroll=${this.#scrolled}
        @keydown=${this.#key}
      >
        <div class="row head" role="row" aria-rowindex="1">${headCells(this.kind, say, hasLanes)}</div>
        <div class="spacer" role="presentation" ${setStyle({ height: `${spacerHeight(shown.height, this.#view)}px` })}>
          <div role="presentation" ${setStyle({ transform: `translateY(${shown.offset}px)` })}>${rows}</div>
        </div>
      </div>
      ${count === 0 ? html`<div class="empty muted">${this.empty}</div>` : nothing}`;
  }

  #row(index: number, hasLanes: boolean): TemplateResult {
    const frame = this.kind === 'frames' ? this.frames.at(index) : undefined;
    const request = this.kind === 'requests' ? this.requests.at(index) : undefined;
    const row = frame ?? request;
    const cells = frame
      ? frameCells(frame, this.language, hasLanes)
      : request && requestCells(request, this.language, hasLanes);
    return html`<div
      class="row body h-${row?.hue}"
      role="row"
      id="r${index}"
      aria-rowindex=${index + 2}
      aria-selected=${index === this.#index}
      @click=${() => this.#select(index)}
    >
      ${cells}
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const grid = this.#grid;
    if (!grid) return;
    if (!this.#observer) {
      this.#observer = new ResizeObserver(() => this.#measure());
      this.#observer.observe(grid);
    }
    if (this.#revealed >= 0) {
      grid.scrollTop = this.#revealed;
      this.#revealed = -1;
    } else if (this.#follows && changed.has(this.kind)) this.#toEnd(grid);
    this.#tell();
  }

  #tell(): void {
    const { first: from, last: to } = rowWindow(this.#length, ROW, this.#view, this.#top);
    if (`${this.kind} ${from} ${to}` === this.#sight) return;
    this.#sight = `${this.kind} ${from} ${to}`;
    this.dispatchEvent(new CustomEvent('row-sight', { detail: { from, to } }));
  }

  /** In the next frame, before anything makes its layout stale. The rows are drawn there already. */
  #toEnd(grid: HTMLElement): void {
    cancelAnimationFrame(this.#ending);
    this.#ending = requestAnimationFrame(() => {
      if (this.#follows) grid.scrollTop = BEYOND;
    });
  }
  #ending = 0;

  get #grid(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.grid');
  }

  #measure(): void {
    const view = (this.#grid?.clientHeight ?? 0) - HEAD;
    if (view <= 0 || view === this.#view) return;
    this.#view = view;
    this.requestUpdate();
  }

  /** The rows around it are drawn at once, not when the browser says that it has scrolled to them. */
  #reveal(): void {
    const to = scrollTo(this.#index, this.#length, ROW, Math.max(ROW, this.#view), this.#top);
    if (to === this.#top) return;
    // Whole rows below the head; above the tallest spacer a row is no whole step any more.
    this.#top = this.#length * ROW < 8_000_000 ? Math.ceil(to / ROW) * ROW : to;
    this.#follows = this.#top >= endOf(this.#length, this.#view) - ROW;
    this.#revealed = this.#top;
  }
  /** Where the list has to be scrolled to once its rows are drawn; -1 for nowhere. */
  #revealed = -1;

  #scrolled = (): void => {
    const top = this.#grid?.scrollTop ?? 0;
    if (Math.abs(top - this.#top) < 1) return; // where it was drawn to be
    this.#top = top;
    this.#follows = top >= endOf(this.#length, this.#view) - ROW;
    this.requestUpdate();
  };

  #key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(this.#view / ROW) - 1);
    const last = this.#length - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
    };
    const step = steps[event.key];
    const target =
      event.key === 'Home' ? 0 : event.key === 'End' ? last : step === undefined ? -1 : this.#index + step;
    if ((step === undefined && event.key !== 'Home' && event.key !== 'End') || last < 0) return;
    event.preventDefault();
    this.#select(Math.min(last, Math.max(0, target)));
  };

  #select(index: number): void {
    const address = index < 0 ? undefined : this.#rows.at(index)?.address;
    if (address === undefined) return;
    this.#index = index;
    this.selected = address;
    this.dispatchEvent(new CustomEvent('row-select', { detail: { address } }));
  }
}

customElements.define('w-row-table', RowTable);
declare global {
  interface HTMLElementTagNameMap {
    'w-row-table': RowTable;
  }
}
