import { html, LitElement, noChange, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { fill, type Language } from '../../text/index.ts';
import { type PlayKey, playText } from '../../text/play/index.ts';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import fieldStyles from './fields.css?inline';
import type { ActionChoice, Line, Script, ScriptEventMap, ScriptLine } from './model.ts';
import scriptStyles from './script.css?inline';
import { secondsIn, secondsText } from './seconds.ts';

/** Lines that are drawn at first, and so many more each time. */
const PORTION = 30;
const NOTHING: Script = { lines: [], actions: [], people: [], lanes: [] };

/**
 * What happens in a run, as a list that can be edited: when, who, what. What is typed and makes no sense stays in its field,
 * with a sentence below it.
 *
 * @property script - the lines in the order of time, and what they may say
 * @property language - en or vi
 * @fires w-line @fires w-add-line @fires w-remove-line (see ScriptEventMap)
 */
export class PlayScript extends LitElement {
  static override properties = { script: { attribute: false }, language: {}, most: { state: true } };
  static override styles = sheets(fieldStyles, scriptStyles);

  declare script: Script;
  declare language: Language;
  /** Lines that are drawn. */
  declare private most: number;
  /** Where the focus shall be after the next drawing: in a new line, or beside one that is gone. */
  #next: 'new' | { readonly index: number } | undefined;

  constructor() {
    super();
    this.script = NOTHING;
    this.language = 'en';
    this.most = PORTION;
  }

  protected override render(): TemplateResult {
    const { lines, actions } = this.script;
    const more = lines.length - this.most;
    return html`<p class="help">${this.#say('script-help')} ${actions.some(({ hasText }) => hasText) ? this.#say('bob-help') : nothing}</p>
      ${lines.length === 0 ? html`<p class="muted">${this.#say('no-lines')}</p>` : nothing}
      <div class="lines">
        ${repeat(
          lines.slice(0, this.most),
          ({ id }) => id,
          (line, n) => this.#line(line, n + 1),
        )}
      </div>
      ${
        more > 0
          ? html`<button class="more" @click=${this.#more}>${this.#say('more-lines', { n: more })}</button>`
          : nothing
      }
      <button class="add" @click=${this.#add}><span aria-hidden="true">+</span> ${this.#say('add-line')}</button>`;
  }

  #line(line: ScriptLine, n: number): TemplateResult {
    const { actions, lanes } = this.script;
    const choice = actions.find(({ id }) => id === line.action);
    const to = (change: Partial<Line>): void => this.#change(line, change);
    const time = secondsText(this.language, line.at);
    return html`<div class="line" role="group" aria-label=${this.#say('line-name', { n })} data-id=${line.id}>
      <div class="row">
        <span class="unit time"
          ><input
            type="text"
            inputmode="decimal"
            autocomplete="off"
            aria-label=${this.#say('time')}
            aria-invalid=${line.mistake !== ''}
            aria-describedby=${line.mistake === '' ? nothing : `wrong-${line.id}`}
            .defaultValue=${time}
            .value=${line.mistake === '' ? live(time) : noChange}
            @change=${(event: Event) => to({ at: secondsIn(valueOf(event)) })}
          /><span aria-hidden="true">${this.#say('seconds')}</span></span
        >
        ${
          choice === undefined
            ? html`<span class="label" title=${line.label}>${line.label}</span>`
            : html`<select aria-label=${this.#say('action')} @change=${(event: Event) => to({ action: valueOf(event) })}>
                ${actions.map(({ id, name }) => option(id, name, line.action))}
              </select>`
        }
        ${
          lanes.length > 1
            ? html`<select class="where" aria-label=${this.#say('where')} @change=${(event: Event) => to({ lane: valueOf(event) })}>
                ${option('', this.#say('everywhere'), line.lane)}
                ${lanes.map(({ id, letter }) => option(id, letter, line.lane))}
              </select>`
            : nothing
        }
        <button class="icon" aria-label=${this.#say('remove-line', { n })} title=${this.#say('remove-line', { n })} @click=${() => this.#remove(line.id, n - 1)}>
          <span aria-hidden="true">×</span>
        </button>
      </div>
      ${choice?.hasWho === true ? this.#said(line, choice, to) : nothing}
      ${line.mistake === '' ? nothing : html`<p class="mistake" id="wrong-${line.id}" role="alert">${line.mistake}</p>`}
    </div>`;
  }

  /** Who does it, and the words of it. */
  #said(line: ScriptLine, choice: ActionChoice, to: (change: Partial<Line>) => void): TemplateResult {
    return html`<div class="row">
      ${this.#who(line, to)}
      ${
        choice.hasText
          ? html`<input
              class="text"
              type="text"
              autocomplete="off"
              aria-label=${this.#say('text')}
              .defaultValue=${line.text}
              .value=${line.mistake === '' ? live(line.text) : noChange}
              @change=${(event: Event) => to({ text: valueOf(event) })}
            />`
          : nothing
      }
    </div>`;
  }

  #who({ who }: ScriptLine, to: (change: Partial<Line>) => void): TemplateResult {
    const { people } = this.script;
    // Somebody whose page is gone stays readable.
    const all = people.includes(who) ? people : [who, ...people];
    return html`<select class="who" aria-label=${this.#say('who')} @change=${(event: Event) => to({ who: valueOf(event) })}>
      ${all.map((name) => option(name, name, who))}
    </select>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A line that moves to another place would lose the focus.
    const focused = this.shadowRoot?.activeElement;
    const line = focused?.closest<HTMLElement>('.line')?.dataset['id'];
    this.#kept = line === undefined ? undefined : { line, label: focused?.getAttribute('aria-label') ?? '' };
    const before = changed.get('script');
    if (before !== undefined) this.#known = new Set(before.lines.map(({ id }) => id));
    const added = this.script.lines.findIndex(({ id }) => !this.#known.has(id));
    if (this.#next === 'new' && added >= this.most) this.most = added + 1;
  }
  #kept: { readonly line: string; readonly label: string } | undefined;
  #known: ReadonlySet<string> = new Set();

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('script')) return;
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.line')];
    const next = this.#next;
    this.#next = undefined;
    if (next === 'new')
      return rows
        .find(({ dataset }) => !this.#known.has(dataset['id'] ?? ''))
        ?.querySelector('input')
        ?.focus();
    if (next !== undefined) {
      const beside = rows[Math.min(next.index, rows.length - 1)]?.querySelector<HTMLElement>('.icon');
      return (beside ?? this.renderRoot.querySelector<HTMLElement>('.add'))?.focus();
    }
    if (this.#kept === undefined || this.shadowRoot?.activeElement) return;
    const { line, label } = this.#kept;
    const row = rows.find(({ dataset }) => dataset['id'] === line);
    const fields = [...(row?.querySelectorAll<HTMLElement>('input, select') ?? [])];
    fields.find((field) => field.getAttribute('aria-label') === label)?.focus();
  }

  #say(key: PlayKey, places?: Readonly<Record<string, string | number>>): string {
    return fill(this.language, playText[this.language][key], places);
  }

  #change({ id, at, action, who, text, lane }: ScriptLine, change: Partial<Line>): void {
    this.#fire('w-line', { line: { id, at, action, who, text, lane, ...change } });
  }

  readonly #more = (): void => {
    this.most += PORTION;
  };

  readonly #add = (): void => {
    this.#next = 'new';
    this.#fire('w-add-line', {});
  };

  #remove(id: string, index: number): void {
    this.#next = { index };
    this.#fire('w-remove-line', { id });
  }

  readonly #fire = emitter<ScriptEventMap>(this);
}

const option = (value: string, name: string, chosen: string): TemplateResult =>
  html`<option value=${value} .selected=${live(value === chosen)}>${name}</option>`;

const valueOf = ({ target }: Event): string =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';

customElements.define('w-script', PlayScript);
declare global {
  interface HTMLElementTagNameMap {
    'w-script': PlayScript;
  }
}
