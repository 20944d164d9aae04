import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type Detail, type InspectorTab, type Lens, LENSES, TABS } from '../../projections/index.ts';
import { formatMoment, formatOctets, type Language } from '../../text/index.ts';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import { copyText } from './copy.ts';
import detailStyles from './detail.css?inline';
import barStyles from './bars.css?inline';
import './fields.ts';
import { handshake } from './handshake.ts';
import './hex.ts';
import hues from './hues.css?inline';
import { codeLens, devtoolsLens, segment, why } from './lenses.ts';
import { note } from './note.ts';
import noteStyles from './note.css?inline';
import { covers, firstOctet, partOf, payloadStart } from './parts.ts';
import { tabList } from './tabs.ts';
import { labelText, type Say, sayIn, toHex } from './text.ts';
import { timing } from './timing.ts';
import { unpacked } from './unpacked.ts';
import viewStyles from './views.css?inline';
import { whyLate } from './why.ts';
import { xorTable } from './xor.ts';

/** The pane's events; all bubble and cross shadow roots. */
export interface DetailEventMap {
  'w-byte': CustomEvent<{ readonly byte: number }>;
  'w-tab': CustomEvent<{ readonly tab: InspectorTab }>;
  'w-lens': CustomEvent<{ readonly lens: Lens }>;
}

/** Rows of the XOR table before "show all". */
const FIRST_ROWS = 32;
/** Beside the ruler, a dump up to this many octets stands above the sentence, a longer one below it. */
const SHORT = 48;

/**
 * One transfer three ways: your code, DevTools, the wire with its bit ruler, hex dump, handshake and timing.
 *
 * @property detail - the transfer
 * @property byte - the selected octet of it, -1 for none
 * @property tab / lens - which view is open
 * @fires w-byte {byte}
 * @fires w-tab {tab}
 * @fires w-lens {lens}
 */
export class DetailPane extends LitElement {
  static override properties = {
    detail: { attribute: false },
    byte: { type: Number },
    tab: {},
    lens: {},
    language: {},
    chosen: { state: true },
    line: { state: true },
    most: { state: true },
    copied: { state: true },
  };
  static override styles = sheets(hues, noteStyles, viewStyles, barStyles, detailStyles);

  declare detail: Detail | undefined;
  declare byte: number;
  declare tab: InspectorTab;
  declare lens: Lens;
  declare language: Language;
  declare private chosen: number;
  /** The open line of the handshake. */
  declare private line: string;
  /** Rows of the XOR table. */
  declare private most: number;
  declare private copied: '' | 'copied' | 'not-copied';

  constructor() {
    super();
    this.detail = undefined;
    this.byte = -1;
    this.tab = 'frame';
    this.lens = 'wire';
    this.language = 'en';
    this.chosen = -1;
    this.line = '';
    this.most = FIRST_ROWS;
    this.copied = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('detail') && !changed.has('byte')) return;
    if (changed.has('detail') && changed.get('detail')?.address !== this.detail?.address) {
      this.chosen = -1;
      this.line = '';
      this.most = FIRST_ROWS;
      this.copied = '';
    }
    const parts = this.detail?.parts ?? [];
    // Several parts can share an octet: the one just chosen stays, as long as the octet is one of its own.
    if (!covers(parts[this.chosen], this.byte)) this.chosen = this.byte < 0 ? -1 : partOf(parts, this.byte);
  }

  protected override render(): TemplateResult {
    const say = sayIn(this.language);
    if (this.detail) return html`${this.#bar(say)}${this.#body(this.detail, say)}`;
    return html`<div class="empty">
      <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
        <path d="m3 8 17 3m0 0-4-3.4M20 11l-4.4 2M21 16 4 19m0 0 4.4 2M4 19l3.4-3.6"></path>
      </svg>
      <p><strong>${say('empty-title')}</strong><br /><span class="muted">${say('empty-more')}</span></p>
    </div>`;
  }

  #bar(say: Say): TemplateResult {
    return html`<div class="bar">
      ${
        this.lens === 'wire'
          ? tabList(
              'views',
              say('details'),
              TABS.map((id) => ({ id, name: html`${say(`tab-${id}`)}` })),
              this.tab,
              (tab) => this.#turn(tab),
            )
          : nothing
      }
      <div class="lenses" role="group" aria-label=${say('views')}>
        ${LENSES.map(
          (lens) => html`<button aria-pressed=${lens === this.lens} @click=${() => this.#look(lens)}>
            ${say(`lens-${lens}`)}
          </button>`,
        )}
      </div>
    </div>`;
  }

  #turn(tab: InspectorTab): void {
    this.tab = tab;
    this.#fire('w-tab', { tab });
  }

  #look(lens: Lens): void {
    this.lens = lens;
    this.#fire('w-lens', { lens });
  }

  #body(detail: Detail, say: Say): TemplateResult {
    const content =
      this.lens === 'code'
        ? codeLens(detail, say)
        : this.lens === 'devtools'
          ? devtoolsLens(detail, say)
          : this.#wire(detail, say);
    const isPanel = this.lens === 'wire';
    return html`<div
      class="panel body"
      role=${isPanel ? 'tabpanel' : 'region'}
      id="views-panel"
      tabindex="0"
      aria-labelledby=${isPanel ? `views-${this.tab}` : nothing}
      aria-label=${isPanel ? nothing : say(`lens-${this.lens}`)}
    >
      ${this.#summary(detail, say)}${content}
    </div>`;
  }

  #summary(detail: Detail, say: Say): TemplateResult {
    const octets = say('size', { n: detail.total });
    const wire = say('on-the-wire', { n: detail.segments, size: formatOctets(this.language, detail.wire) });
    return html`<p class="summary">
      <strong class="h-${detail.hue}"><span aria-hidden="true">${detail.up ? '↑' : '↓'}</span> ${labelText(this.language, detail.label)}</strong>
      <span class="way">${say(detail.up ? 'up' : 'down')}</span>
      <span>${formatMoment(this.language, detail.at)}</span>
      ${
        detail.total > 0
          ? html`<span>${octets}</span>${this.tab === 'hex' ? html`<span>${say('in-stream', { n: detail.offset })}</span>` : nothing}`
          : nothing
      }
      <span>${wire}</span>
    </p>
    ${why(detail, this.language)}`;
  }

  #wire(detail: Detail, say: Say): TemplateResult {
    switch (this.tab) {
      case 'frame':
        return this.#frame(detail, say);
      case 'hex':
        return this.#hex(detail, say);
      case 'handshake':
        return handshake(
          {
            view: detail.handshake,
            open: this.line,
            language: this.language,
            toggle: (id) => (this.line = id),
          },
          say,
        );
      case 'timing':
        return html`${whyLate(detail.delivery, this.language, say)}
          ${timing(detail.timing, detail.hue, this.language, say)}`;
    }
  }

  #dump(detail: Detail): TemplateResult {
    return html`<w-hex
      .detail=${detail}
      .byte=${this.byte}
      .chosen=${this.chosen}
      .language=${this.language}
      @octet-select=${this.#octetSelected}
    ></w-hex>`;
  }

  #frame(detail: Detail, say: Say): TemplateResult {
    if (detail.form === 'segment') return segment(detail, this.language, say);
    const isShort = detail.octets.length <= SHORT;
    return html`<div class="both ${isShort ? 'short' : ''}">
      <w-fields
        .detail=${detail}
        .chosen=${this.chosen}
        .language=${this.language}
        @part-select=${this.#partSelected}
      ></w-fields>
      <div class="beside">
        ${note(detail, this.chosen, this.byte, this.language, say)} ${this.#dump(detail)}
      </div>
    </div>
    ${unpacked(detail, this.language, say)}`;
  }

  #hex(detail: Detail, say: Say): TemplateResult {
    if (detail.octets.length === 0) return html`<p class="hint muted">${say('no-octets')}</p>`;
    const start = payloadStart(detail.parts, detail.octets.length, detail.xor.length);
    const state = {
      rows: detail.xor,
      start,
      byte: this.byte,
      most: this.most,
      select: (byte: number) => this.#choose(byte),
      showAll: () => (this.most = Infinity),
    };
    const isLong = detail.octets.length > SHORT;
    return html`${this.#dump(detail)}
      <div class="under ${isLong ? 'stuck' : ''}">${note(detail, this.chosen, this.byte, this.language, say)}</div>
      <p class="actions">
        <button @click=${() => this.#copy(detail)}>${say('copy-hex')}</button>
        <span role="status">${this.copied === '' ? nothing : say(this.copied)}</span>
      </p>
      ${xorTable(state, say)}`;
  }

  async #copy(detail: Detail): Promise<void> {
    const isCopied = await copyText([...detail.octets].map(toHex).join(' '));
    this.copied = isCopied ? 'copied' : 'not-copied';
  }

  #partSelected = (event: CustomEvent<{ part: number }>): void => {
    const part = this.detail?.parts[event.detail.part];
    if (!part) return;
    this.chosen = event.detail.part;
    this.#choose(firstOctet(part));
  };

  #octetSelected = (event: CustomEvent<{ byte: number }>): void => {
    this.#choose(event.detail.byte);
  };

  #choose(byte: number): void {
    this.byte = byte;
    this.#fire('w-byte', { byte });
  }

  readonly #fire = emitter<DetailEventMap>(this);
}

customElements.define('w-detail', DetailPane);
declare global {
  interface HTMLElementTagNameMap {
    'w-detail': DetailPane;
  }
}
