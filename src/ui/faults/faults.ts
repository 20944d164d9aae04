import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fill, type Language } from '../../text/index.ts';
import { type FaultsKey, faultsText } from '../../text/knobs/index.ts';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import faultsStyles from './faults.css?inline';
import { type Broken, CODES, type Fault, type FaultsEventMap, faultsOf } from './model.ts';

/**
 * A menu of what can go wrong at the playhead. Of each pair only the sensible next one is offered: a cable that is out
 * can be plugged in.
 *
 * @property broken - what is broken already
 * @fires w-look - it opens, and wants to know what is broken now
 * @fires w-fault {what, code}
 */
export class Faults extends LitElement {
  static override properties = {
    broken: { attribute: false },
    language: {},
    code: { state: true },
  };
  static override styles = sheets(faultsStyles);

  declare broken: Broken;
  declare language: Language;
  /** The next close code. */
  declare private code: number;

  constructor() {
    super();
    this.broken = { cable: false, server: false, tab: false, slow: false, sockets: false };
    this.language = 'en';
    this.code = 1001;
  }

  protected override render(): TemplateResult {
    const faults = faultsOf(this.broken);
    return html`<button class="open" popovertarget="menu" aria-label=${this.#say('menu')} title=${this.#say('menu')}>
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="M11.5 2.5 5 11h4.5l-1 6.5L15 9h-4.5Z" /></svg>
        <span>${this.#say('menu')}</span>
      </button>
      <div id="menu" class="menu" popover role="group" aria-label=${this.#say('menu')} @beforetoggle=${this.#look}>
        <p class="help">${this.#say('menu-help')}</p>
        ${(['path', 'server', 'page'] as const).map((thing) =>
          this.#group(
            thing === 'path' ? 'network' : thing,
            faults[thing].map((what) => this.#item(what, what === 'close' ? this.#codes() : nothing)),
          ),
        )}
      </div>`;
  }

  #group(title: 'network' | 'server' | 'page', items: unknown): TemplateResult {
    return html`<section aria-label=${this.#say(title)}><h3>${this.#say(title)}</h3>${items}</section>`;
  }

  #item(what: Fault['what'], more: unknown = nothing): TemplateResult {
    return html`<div class="item">
      <button data-what=${what} aria-describedby="help-${what}" @click=${() => this.#inject(what)}>
        ${this.#say(what)}
      </button>
      <p class="help" id="help-${what}">${this.#say(`${what}-help`)}</p>
      ${more}
    </div>`;
  }

  #codes(): TemplateResult {
    const picked = ({ target }: Event): void => {
      if (target instanceof HTMLSelectElement) this.code = Number(target.value);
    };
    return html`<select aria-label=${this.#say('code')} @change=${picked}>
      ${CODES.map(
        (code) =>
          html`<option value=${code} .selected=${code === this.code}>${this.#say(`code-${code}`)}</option>`,
      )}
    </select>`;
  }

  #say(key: FaultsKey): string {
    return fill(this.language, faultsText[this.language][key]);
  }

  readonly #look = (event: ToggleEvent): void => {
    if (event.newState === 'open') this.#fire('w-look', {});
  };

  #inject(what: Fault['what']): void {
    this.renderRoot.querySelector<HTMLElement>('#menu')?.hidePopover();
    this.#fire('w-fault', { what, code: this.code });
  }

  readonly #fire = emitter<FaultsEventMap>(this);
}

customElements.define('w-faults', Faults);
declare global {
  interface HTMLElementTagNameMap {
    'w-faults': Faults;
  }
}
