import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Detail } from '../../projections/index.ts';
import { formatNumber, type Language } from '../../text/index.ts';
import { sheets } from '../theme/shared.ts';
import hexStyles from './hex.css?inline';
import hues from './hues.css?inline';
import { covers, partOf, walk } from './parts.ts';
import { glyph, sayIn, toHex } from './text.ts';
import { Width } from './width.ts';

/** Octets shown before "show all". */
const FIRST = 512;
/** Widths that a row of 16 octets, and one of 8 with its text, need, px. */
const WIDE = 586;
const WITH_TEXT = 318;

/**
 * A hex dump: offset, 8 or 16 octets by width, text; each run in the hue of its part. One octet has the tab stop;
 * arrows walk octets and rows, Home and End go to the first and the last.
 *
 * @property detail - whose octets
 * @property byte - the selected octet, -1 for none
 * @property chosen - index of the selected part, -1 for none: its octets are underlined
 * @fires octet-select {byte}
 */
export class Hex extends LitElement {
  static override properties = {
    detail: { attribute: false },
    byte: { type: Number },
    chosen: { type: Number },
    language: {},
    all: { state: true },
  };
  static override styles = sheets(hues, hexStyles);

  declare detail: Detail | undefined;
  declare byte: number;
  declare chosen: number;
  declare language: Language;
  declare private all: boolean;
  #width = new Width(this, 4);
  /** Index of the part of each octet. */
  #owners: Int16Array = new Int16Array();
  #drawn: Detail | undefined;

  constructor() {
    super();
    this.detail = undefined;
    this.byte = -1;
    this.chosen = -1;
    this.language = 'en';
    this.all = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { detail } = this;
    // While the run plays on, the same bytes come in ever new objects: nothing to draw.
    if (changed.has('detail') && !hasSameBytes(this.#drawn, detail)) {
      if (this.#drawn?.address !== detail?.address) this.all = false;
      this.#drawn = detail;
      this.#owners = Int16Array.from(detail?.octets ?? [], (_, octet) => partOf(detail?.parts ?? [], octet));
    }
    if (this.byte >= FIRST) this.all = true;
  }

  get #columns(): number {
    return this.#width.value >= WIDE ? 16 : 8;
  }

  get #shown(): number {
    const length = this.detail?.octets.length ?? 0;
    return this.all ? length : Math.min(FIRST, length);
  }

  protected override render(): TemplateResult {
    const detail = this.#drawn;
    if (!detail) return html``;
    const say = sayIn(this.language);
    const columns = this.#columns;
    const rows = [];
    for (let from = 0; from < this.#shown; from += columns)
      rows.push(this.#guardedRow(detail, from, columns));
    return html`<div
        class="dump ${this.#width.value < WITH_TEXT ? 'bare' : ''}"
        role="grid"
        aria-label=${say('dump')}
        @click=${this.#click}
        @keydown=${this.#key}
      >
        ${rows}
      </div>
      ${
        this.#shown < detail.octets.length
          ? html`<button class="more" @click=${this.#showAll}>${say('show-all', { n: detail.octets.length })}</button>`
          : nothing
      }
      ${
        detail.total > detail.octets.length
          ? html`<p class="muted">${say('first-of', { shown: detail.octets.length, total: detail.total })}</p>`
          : nothing
      }`;
  }

  /** A row is drawn again only when it or the selection in it changed: a walk through 4,096 octets stays swift. */
  #guardedRow(detail: Detail, from: number, columns: number): unknown {
    const part = detail.parts[this.chosen];
    const isTouched =
      part !== undefined && part.fromBit < (from + columns) * 8 && part.toBit > from * 8 ? this.chosen : -1;
    const byte = this.byte >= from && this.byte < from + columns ? this.byte : -1;
    const hasStop = from === 0 && this.byte < 0;
    return guard([detail, from, columns, isTouched, byte, hasStop, this.language], () =>
      this.#row(detail, from, columns),
    );
  }

  #row(detail: Detail, from: number, columns: number): TemplateResult {
    const octets = [...detail.octets.subarray(from, Math.min(from + columns, this.#shown))];
    return html`<div class="row" role="row">
      <span class="offset" role="rowheader">${toHex(from >> 8)}${toHex(from & 255)}</span>
      <span class="octets ${columns === 16 ? 'wide' : ''}" role="presentation">
        ${octets.map((octet, index) => this.#octet(detail, from + index, octet, index === columns - 1))}
      </span>
      <span class="glyphs" aria-hidden="true"
        >${octets.map((octet, index) => {
          const at = from + index;
          return html`<span class=${this.#classes(detail, at, columns)} data-octet=${at}>${glyph(octet)}</span>`;
        })}</span
      >
    </div>`;
  }

  #octet(detail: Detail, at: number, octet: number, isLast: boolean): TemplateResult {
    const say = sayIn(this.language);
    const part = detail.parts[this.#owners[at] ?? -1];
    const places = { n: formatNumber(this.language, at), hex: toHex(octet) };
    return html`<span
      class="${this.#classes(detail, at, this.#columns)} ${isLast ? 'last' : ''}"
      role="gridcell"
      tabindex=${at === Math.max(0, this.byte) ? 0 : -1}
      aria-selected=${at === this.byte}
      aria-label=${part ? say('octet-name', { ...places, part: part.name }) : say('octet-plain', places)}
      data-octet=${at}
      >${toHex(octet)}</span
    >`;
  }

  #classes(detail: Detail, at: number, columns: number): string {
    const owner = this.#owners[at] ?? -1;
    const part = detail.parts[owner];
    const isStart = at % columns === 0 || this.#owners[at - 1] !== owner;
    const isEnd = at % columns === columns - 1 || at === this.#shown - 1 || this.#owners[at + 1] !== owner;
    return [
      part ? `o h-${part.hue}` : 'o none',
      isStart ? 'start' : '',
      isEnd ? 'end' : '',
      covers(detail.parts[this.chosen], at) ? 'in' : '',
      at === this.byte ? 'on' : '',
    ].join(' ');
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('byte') && this.shadowRoot?.activeElement) this.#cell(this.byte)?.focus();
  }

  #cell(byte: number): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[role='gridcell'][data-octet='${byte}']`);
  }

  #showAll = (): void => {
    this.all = true;
  };

  #click = (event: Event): void => {
    const cell = event.composedPath().find((node) => node instanceof HTMLElement && node.dataset['octet']);
    if (!(cell instanceof HTMLElement)) return;
    const byte = Number(cell.dataset['octet']);
    this.#choose(byte);
    this.#cell(byte)?.focus({ preventScroll: true });
  };

  #key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const isChoice = event.key === 'Enter' || event.key === ' ';
    const here = Math.max(0, this.byte);
    const count = this.detail?.octets.length ?? 0;
    const to = isChoice ? here : walk(event.key, here, count, this.#columns);
    if (to < 0) return;
    event.preventDefault();
    this.#choose(to);
  };

  #choose(byte: number): void {
    this.dispatchEvent(new CustomEvent('octet-select', { detail: { byte } }));
  }
}

function hasSameBytes(a: Detail | undefined, b: Detail | undefined): boolean {
  return (
    a?.address === b?.address &&
    a?.total === b?.total &&
    a?.octets.length === b?.octets.length &&
    a?.parts.length === b?.parts.length
  );
}

customElements.define('w-hex', Hex);
declare global {
  interface HTMLElementTagNameMap {
    'w-hex': Hex;
  }
}
