import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { Detail } from '../../projections/index.ts';
import type { Language } from '../../text/index.ts';
import { sheets } from '../theme/shared.ts';
import fieldsStyles from './fields.css?inline';
import hues from './hues.css?inline';
import { message } from './message.ts';
import { walk } from './parts.ts';
import { ruler } from './ruler.ts';
import { sayIn } from './text.ts';
import { Width } from './width.ts';

/**
 * The parts of one message: a frame as a ruler of bits, an HTTP message as its coloured text. One part has the tab
 * stop; arrows, Home and End walk.
 *
 * @property detail - the message
 * @property chosen - index of the selected part, -1 for none
 * @fires part-select {part}
 */
export class Fields extends LitElement {
  static override properties = {
    detail: { attribute: false },
    chosen: { type: Number },
    language: {},
  };
  static override styles = sheets(hues, fieldsStyles);

  declare detail: Detail | undefined;
  declare chosen: number;
  declare language: Language;
  #width = new Width(this, 4);

  constructor() {
    super();
    this.detail = undefined;
    this.chosen = -1;
    this.language = 'en';
  }

  protected override render(): TemplateResult {
    const { detail, chosen, language } = this;
    if (!detail) return html``;
    const say = sayIn(language);
    const isHttp = detail.form === 'http';
    return html`<div
      class=${isHttp ? 'message' : 'ruler'}
      role="listbox"
      aria-label=${say(isHttp ? 'message' : 'fields')}
      aria-orientation="horizontal"
      @keydown=${this.#key}
      @click=${this.#click}
    >
      ${isHttp ? message(detail, chosen) : ruler(detail, chosen, this.#width.value, say)}
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The focus follows the selection only when it is here already.
    if (changed.has('chosen') && this.shadowRoot?.activeElement) this.#option(this.chosen)?.focus();
  }

  #option(part: number): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[role='option'][data-part='${part}']`);
  }

  #key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const count = this.detail?.parts.length ?? 0;
    const isChoice = event.key === 'Enter' || event.key === ' ';
    const here = this.chosen < 0 ? 0 : this.chosen;
    const to = isChoice ? here : walk(event.key, here, count, 1);
    if (to < 0 || count === 0) return;
    event.preventDefault();
    this.#choose(to);
  };

  #click = (event: Event): void => {
    const cell = event.composedPath().find((node) => node instanceof HTMLElement && node.dataset['part']);
    if (!(cell instanceof HTMLElement)) return;
    const part = Number(cell.dataset['part']);
    this.#choose(part);
    this.#option(part)?.focus({ preventScroll: true });
  };

  #choose(part: number): void {
    this.dispatchEvent(new CustomEvent('part-select', { detail: { part } }));
  }
}

customElements.define('w-fields', Fields);
declare global {
  interface HTMLElementTagNameMap {
    'w-fields': Fields;
  }
}
