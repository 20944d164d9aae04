import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { ALL_ROWS, isFiltered, type Hue, type RowFilter, type Rows } from '../../projections/index.ts';
import { formatNumber, type Language } from '../../text/index.ts';
import { sheets } from '../theme/shared.ts';
import hues from './hues.css?inline';
import { NO_ROWS } from './no-rows.ts';
import rowFilterStyles from './row-filter.css?inline';
import { sayIn } from './text.ts';

/** The kinds that rows are of, in the order in which a connection has them. */
const KINDS = ['http', 'upgrade', 'text', 'binary', 'control', 'close'] as const satisfies readonly Hue[];
const WAYS = ['up', 'down'] as const;

interface Chip {
  readonly name: TemplateResult | string;
  readonly label?: string;
  readonly hue?: Hue;
  readonly isOn: boolean;
  /** What is filtered once it is pressed. */
  readonly to: Partial<RowFilter>;
}

/**
 * What chooses among the rows of a list: a text to find, and chips for what occurs in it. Shut it says only that some
 * rows are hidden.
 *
 * @property rows - those that fit
 * @property filter - which do
 * @property hasWays - rows go in both directions
 * @property open - the controls are there
 * @fires row-filter {filter}
 */
export class RowFilterStrip extends LitElement {
  static override properties = {
    rows: { attribute: false },
    filter: { attribute: false },
    hasWays: { attribute: false },
    open: { attribute: false },
    language: {},
  };
  static override styles = sheets(hues, rowFilterStyles);

  declare rows: Rows<unknown>;
  declare filter: RowFilter;
  declare hasWays: boolean;
  declare open: boolean;
  declare language: Language;

  constructor() {
    super();
    this.rows = NO_ROWS;
    this.filter = ALL_ROWS;
    this.hasWays = false;
    this.open = false;
    this.language = 'en';
  }

  protected override render(): TemplateResult {
    const say = sayIn(this.language);
    const { rows, filter } = this;
    const written = (n: number): string => formatNumber(this.language, n);
    return html`${this.open ? this.#controls() : nothing}
      ${
        isFiltered(filter)
          ? html`<p class="shown">
              ${say('filter-shown', { shown: written(rows.length), total: written(rows.total) })}
              <button class="clear" @click=${() => this.#set(ALL_ROWS)}>${say('filter-clear')}</button>
            </p>`
          : nothing
      }`;
  }

  #controls(): TemplateResult {
    const say = sayIn(this.language);
    const { rows, filter } = this;
    const ways = WAYS.map((way) => ({
      name: way === 'up' ? '↑' : '↓',
      label: say(way),
      isOn: filter.way === way,
      to: { way: filter.way === way ? ('both' as const) : way },
    }));
    const lanes = [...new Set([...rows.lanes, filter.lane])].filter((lane) => lane !== '').toSorted();
    const kinds = KINDS.filter((hue) => rows.hues.includes(hue) || filter.hues.includes(hue));
    return html`<input
        type="search"
        aria-label=${say('filter-text')}
        placeholder=${say('filter-text')}
        autocomplete="off"
        spellcheck="false"
        .value=${filter.text}
        @input=${this.#typed}
      />
      ${this.hasWays ? this.#chips(say('col-direction'), ways) : nothing}
      ${this.#chips(
        say('col-lane'),
        lanes.map((lane) => ({
          name: lane.toUpperCase(),
          isOn: filter.lane === lane,
          to: { lane: filter.lane === lane ? '' : lane },
        })),
      )}
      ${this.#chips(
        say('filter-kind'),
        kinds.map((hue) => ({
          name: say(`kind-${hue}`),
          hue,
          isOn: filter.hues.includes(hue),
          to: {
            hues: filter.hues.includes(hue)
              ? filter.hues.filter((each) => each !== hue)
              : [...filter.hues, hue],
          },
        })),
      )}`;
  }

  /** Where all rows are alike there is nothing to choose. */
  #chips(label: string, chips: readonly Chip[]): TemplateResult | typeof nothing {
    if (chips.length < 2) return nothing;
    return html`<div class="chips" role="group" aria-label=${label}>
      ${chips.map(
        ({ name, label: says, hue, isOn, to }) => html`<button
          class=${hue === undefined ? '' : `h-${hue}`}
          aria-label=${says ?? nothing}
          title=${says ?? nothing}
          aria-pressed=${isOn}
          @click=${() => this.#set({ ...this.filter, ...to })}
        >
          ${name}
        </button>`,
      )}
    </div>`;
  }

  #typed = ({ currentTarget }: InputEvent): void => {
    if (currentTarget instanceof HTMLInputElement) this.#set({ ...this.filter, text: currentTarget.value });
  };

  #set(filter: RowFilter): void {
    this.dispatchEvent(new CustomEvent('row-filter', { detail: { filter } }));
  }
}

customElements.define('w-row-filter', RowFilterStrip);
declare global {
  interface HTMLElementTagNameMap {
    'w-row-filter': RowFilterStrip;
  }
}
