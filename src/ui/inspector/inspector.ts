import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import {
  ALL_ROWS,
  type Detail,
  type FrameRow,
  type InspectorTab,
  isFiltered,
  type Lens,
  type RequestRow,
  type RowFilter,
  type Rows,
} from '../../projections/index.ts';
import { formatNumber, type Language } from '../../text/index.ts';
import { emitter, on } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import './detail.ts';
import type { DetailEventMap } from './detail.ts';
import inspectorStyles from './inspector.css?inline';
import barStyles from './bars.css?inline';
import './row-filter.ts';
import './row-table.ts';
import { NO_ROWS } from './no-rows.ts';
import { tabList } from './tabs.ts';
import { sayIn } from './text.ts';

/** The inspector's events; all bubble and cross shadow roots. */
export interface InspectorEventMap extends DetailEventMap {
  'w-select': CustomEvent<{ readonly address: string }>;
  'w-filter': CustomEvent<{ readonly list: Table; readonly filter: RowFilter }>;
  'w-sight': CustomEvent<{ readonly from: number; readonly to: number }>;
}

const TABLES = ['frames', 'requests'] as const;
type Table = (typeof TABLES)[number];
/** What the lanes push: frames of WebSockets, chunks of streams, both, or nothing as they only ask. */
export type Pushes = 'frames' | 'chunks' | 'both' | 'none';

/**
 * The lists of what is pushed and of requests, and the selected transfer in detail.
 *
 * @property pushes - names the first list; where nothing is pushed, the other one is shown first
 * @property frames / requests - rows up to the cursor
 * @property filters - which rows of each list are there
 * @property detail - the selected transfer
 * @property busy - the detail is still of what was selected before
 * @property selected - its address, '' for none
 * @property byte - the selected octet of it, -1 for none
 * @property tab / lens - which view is open
 * @fires w-select {address}
 * @fires w-filter {list, filter}
 * @fires w-sight {from, to}: these of the frames are in sight
 * @fires w-byte {byte}
 * @fires w-tab {tab}
 * @fires w-lens {lens}
 */
export class Inspector extends LitElement {
  static override properties = {
    pushes: {},
    frames: { attribute: false },
    requests: { attribute: false },
    filters: { attribute: false },
    detail: { attribute: false },
    busy: { attribute: false },
    selected: {},
    byte: { type: Number },
    tab: {},
    lens: {},
    language: {},
    table: { state: true },
    filtering: { state: true },
  };
  static override styles = sheets(barStyles, inspectorStyles);

  declare pushes: Pushes;
  declare frames: Rows<FrameRow>;
  declare requests: Rows<RequestRow>;
  declare filters: Readonly<Record<Table, RowFilter>>;
  declare detail: Detail | undefined;
  declare busy: boolean;
  declare selected: string;
  declare byte: number;
  declare tab: InspectorTab;
  declare lens: Lens;
  declare language: Language;
  declare private table: Table;
  /** The controls of the filter are open. */
  declare private filtering: boolean;

  constructor() {
    super();
    this.pushes = 'frames';
    this.frames = NO_ROWS;
    this.requests = NO_ROWS;
    this.filters = { frames: ALL_ROWS, requests: ALL_ROWS };
    this.detail = undefined;
    this.busy = false;
    this.selected = '';
    this.byte = -1;
    this.tab = 'frame';
    this.lens = 'wire';
    this.language = 'en';
    this.table = 'frames';
    this.filtering = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const pushed = this.pushes !== 'none';
    if (changed.has('pushes') && pushed !== (changed.get('pushes') !== 'none'))
      this.table = pushed ? 'frames' : 'requests';
    // The detail of what is selected may come later, and says which request an answer belongs to.
    const isFound = changed.has('detail') && this.detail?.address === this.selected;
    const isNew = isFound && changed.get('detail')?.address !== this.selected;
    if (this.selected !== '' && (changed.has('selected') || isNew)) this.#turn();
  }

  /** Shows the list that has the selected row, if the open one has not. */
  #turn(): void {
    const hasIt = (table: Table) => this[table].placeOf(this.#rowIn(table)) >= 0;
    const other = this.table === 'frames' ? 'requests' : 'frames';
    if (!hasIt(this.table) && hasIt(other)) this.table = other;
  }

  /** The address of the row that is selected in a list: among the requests, an answer stands in its request's. */
  #rowIn(table: Table): string {
    const { detail, selected } = this;
    const answered = detail?.address === selected ? detail.answers : undefined;
    return table === 'requests' ? (answered ?? selected) : selected;
  }

  protected override render(): TemplateResult {
    return html`<section
      class="inspector"
      aria-label=${sayIn(this.language)('region')}
      aria-busy=${this.busy ? 'true' : 'false'}
    >
      <div class="lists">${this.#lists()}</div>
      <w-detail
        .detail=${this.detail}
        .byte=${this.byte}
        .tab=${this.tab}
        .lens=${this.lens}
        .language=${this.language}
        ${this.#chosen}
      ></w-detail>
    </section>`;
  }

  #lists(): TemplateResult {
    const say = sayIn(this.language);
    const { pushes, table } = this;
    const labels = { frames: say(pushes === 'none' ? 'frames' : pushes), requests: say('requests') };
    const tabs = TABLES.map((id) => ({
      id,
      name: html`${labels[id]} <span class="count">${formatNumber(this.language, this[id].total)}</span>`,
    }));
    return html`<div class="bar">
        ${tabList('lists', say('tables'), tabs, this.table, (id) => {
          this.table = id;
        })}
        <button
          class="filter"
          aria-expanded=${this.filtering}
          @click=${() => {
            this.filtering = !this.filtering;
          }}
        >
          ${say('filter')}
        </button>
      </div>
      ${this.#filter()}
      <div class="list" role="tabpanel" aria-labelledby="lists-${this.table}" id="lists-panel">
        <w-row-table
          .kind=${this.table}
          .label=${labels[table]}
          .empty=${this.#empty(say(`no-${table === 'frames' ? pushes : table}`))}
          .frames=${this.frames}
          .requests=${this.requests}
          .selected=${this.#rowIn(this.table)}
          .language=${this.language}
          @row-select=${this.#rowSelected}
          @row-sight=${this.#rowsSeen}
        ></w-row-table>
      </div>`;
  }

  #filter(): TemplateResult | typeof nothing {
    const { table, filtering } = this;
    const filter = this.filters[table];
    if (!filtering && !isFiltered(filter)) return nothing;
    return html`<w-row-filter
      .rows=${this[table]}
      .filter=${filter}
      .hasWays=${table === 'frames'}
      .open=${filtering}
      .language=${this.language}
      @row-filter=${({ detail }: CustomEvent<{ filter: RowFilter }>) => this.#choose(detail.filter)}
    ></w-row-filter>`;
  }

  /** What stands where there are no rows: without a filter, `otherwise`. */
  #empty(otherwise: string): TemplateResult | string {
    const { length, total, isBusy } = this[this.table];
    const say = sayIn(this.language);
    if (length === total) return otherwise;
    if (isBusy) return '';
    return html`${say('filter-none')}
      <button @click=${() => this.#choose(ALL_ROWS)}>${say('filter-clear')}</button>`;
  }

  #choose(filter: RowFilter): void {
    const list = this.table;
    this.filters = { ...this.filters, [list]: filter };
    this.#fire('w-filter', { list, filter });
    // The button that was pressed is gone then.
    if (filter === ALL_ROWS) this.renderRoot.querySelector<HTMLElement>('.filter')?.focus();
  }

  #rowSelected = (event: CustomEvent<{ address: string }>): void => {
    this.selected = event.detail.address;
    this.#fire('w-select', event.detail);
  };

  #rowsSeen = ({ detail }: CustomEvent<{ from: number; to: number }>): void => {
    if (this.table === 'frames') this.#fire('w-sight', detail);
  };

  // The pane's own events leave through the shadow root; what they say is kept, so that the next drawing agrees.
  readonly #chosen = on<DetailEventMap>({
    'w-byte': ({ byte }) => {
      this.byte = byte;
    },
    'w-tab': ({ tab }) => {
      this.tab = tab;
    },
    'w-lens': ({ lens }) => {
      this.lens = lens;
    },
  });

  readonly #fire = emitter<InspectorEventMap>(this);
}

customElements.define('w-inspector', Inspector);
declare global {
  interface HTMLElementTagNameMap {
    'w-inspector': Inspector;
  }
}
