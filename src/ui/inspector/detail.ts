import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Detail, InspectorTab, Lens } from '../../projections/index.ts';
import { formatMoment, formatOctets, type Language } from '../../text/index.ts';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import barStyles from './bars.css?inline';
import { layersOf } from './cells.ts';
import detailStyles from './detail.css?inline';
import { fate } from './fate.ts';
import hues from './hues.css?inline';
import noteStyles from './note.css?inline';
import { covers, firstOctet, partOf } from './parts.ts';
import { tabList } from './tabs.ts';
import { labelText, type Say, sayIn } from './text.ts';
import type { View, ViewContext } from './view.ts';
import viewStyles from './views.css?inline';
import { VIEWS } from './views.ts';

/** The pane's events; all bubble and cross shadow roots. */
export interface DetailEventMap {
  'w-byte': CustomEvent<{ readonly byte: number }>;
  'w-tab': CustomEvent<{ readonly tab: InspectorTab }>;
  'w-lens': CustomEvent<{ readonly lens: Lens }>;
}

const TABS = VIEWS.filter((view) => view.kind === 'tab');
const LENSES = VIEWS.filter((view) => view.kind === 'lens');
const STYLES = VIEWS.flatMap(({ styles = [] }) => styles);

/**
 * One transfer in one of its views: your code, DevTools, or a tab of the wire.
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
    kept: { state: true },
  };
  static override styles = sheets(hues, noteStyles, viewStyles, ...STYLES, barStyles, detailStyles);

  declare detail: Detail | undefined;
  declare byte: number;
  declare tab: InspectorTab;
  declare lens: Lens;
  declare language: Language;
  declare private chosen: number;
  declare private kept: ViewContext['kept'];

  constructor() {
    super();
    this.detail = undefined;
    this.byte = -1;
    this.tab = 'frame';
    this.lens = 'wire';
    this.language = 'en';
    this.chosen = -1;
    this.kept = new Map();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('detail') && !changed.has('byte')) return;
    if (changed.has('detail') && changed.get('detail')?.address !== this.detail?.address) {
      this.chosen = -1;
      this.kept = new Map();
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
          ? tabList<InspectorTab>(
              'views',
              say('details'),
              TABS.map(({ id }) => ({ id, name: html`${say(`tab-${id}`)}` })),
              this.tab,
              (tab) => this.#turn(tab),
            )
          : nothing
      }
      <div class="lenses" role="group" aria-label=${say('views')}>
        ${[...LENSES.map(({ id }) => id), 'wire' as const].map(
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
    const isPanel = this.lens === 'wire';
    const open = isPanel ? this.tab : this.lens;
    const view = VIEWS.find(({ id }) => id === open);
    const context = this.#context(detail, say);
    return html`<div
      class="panel body"
      role=${isPanel ? 'tabpanel' : 'region'}
      id="views-panel"
      tabindex="0"
      aria-labelledby=${isPanel ? `views-${this.tab}` : nothing}
      aria-label=${isPanel ? nothing : say(`lens-${this.lens}`)}
    >
      ${this.#summary(context, view)}${view?.draw(context) ?? otherwise(view, say)}
    </div>`;
  }

  #context(detail: Detail, say: Say): ViewContext {
    return {
      detail,
      say,
      language: this.language,
      part: this.chosen,
      byte: this.byte,
      kept: this.kept,
      keep: (name, value) => (this.kept = new Map(this.kept).set(name, value)),
      chooseByte: (byte) => this.#choose(byte),
      choosePart: (index) => {
        const part = detail.parts[index];
        if (!part) return;
        this.chosen = index;
        this.#choose(firstOctet(part));
      },
    };
  }

  #summary(context: ViewContext, view: View | undefined): TemplateResult {
    const { detail, say } = context;
    const layers = layersOf({ octets: detail.total, payload: detail.payload }, this.language);
    const octets = say('size', { n: detail.total });
    const wire = say('on-the-wire', { n: detail.segments, size: formatOctets(this.language, detail.wire) });
    return html`<p class="summary">
      <strong class="h-${detail.hue}"><span aria-hidden="true">${detail.up ? '↑' : '↓'}</span> ${labelText(this.language, detail.label)}</strong>
      <span class="way">${say(detail.up ? 'up' : 'down')}</span>
      <span>${formatMoment(this.language, detail.at)}</span>
      ${
        detail.total > 0
          ? html`<span>${octets}</span>${layers === undefined ? nothing : html`<span>${layers}</span>`}${view?.aside ? html`<span>${view.aside(context)}</span>` : nothing}`
          : nothing
      }
      <span>${wire}</span>
    </p>
    ${fate(detail, this.language)}`;
  }

  #choose(byte: number): void {
    this.byte = byte;
    this.#fire('w-byte', { byte });
  }

  readonly #fire = emitter<DetailEventMap>(this);
}

/** Where a view does not apply. */
function otherwise(view: View | undefined, say: Say): TemplateResult | typeof nothing {
  const [title, more] = view?.otherwise ?? [];
  if (title === undefined) return nothing;
  if (more === undefined) return html`<p class="hint muted">${say(title)}</p>`;
  return html`<div class="nothing">
    <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
      <path d="M3 12s3.5-6 9-6 9 6 9 6-3.5 6-9 6-9-6-9-6Z M4 20 20 4"></path>
    </svg>
    <p><strong>${say(title)}</strong><br /><span class="muted">${say(more)}</span></p>
  </div>`;
}

customElements.define('w-detail', DetailPane);
declare global {
  interface HTMLElementTagNameMap {
    'w-detail': DetailPane;
  }
}
