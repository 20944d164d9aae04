import { html, LitElement, noChange, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { TRANSPORT_KINDS } from '../../scenario/index.ts';
import { fill, type Language, stageWords } from '../../text/index.ts';
import { type PlayKey, playText } from '../../text/play/index.ts';
import { setting, settingStyles } from '../controls/index.ts';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import fieldStyles from './fields.css?inline';
import type { AppSetup, LaneSetup, PlayEventMap, PlayView } from './model.ts';
import playStyles from './play.css?inline';
import './script.ts';
import { secondsIn, secondsText } from './seconds.ts';

/** On a phone the picture comes first: lanes and script are folded. */
const ROOMY = '(min-width: 760.02px)';

/**
 * The playground's column: what this is, setups to begin with, the lanes, and the script.
 *
 * @property view - what is set up
 * @property language - en or vi
 * @fires w-preset @fires w-app @fires w-app-setting @fires w-transport @fires w-pages @fires w-add-lane @fires w-remove-lane @fires w-length @fires w-line
 * @fires w-add-line @fires w-remove-line @fires w-notice (see PlayEventMap)
 */
export class Play extends LitElement {
  static override properties = { view: { attribute: false }, language: {} };
  static override styles = sheets(settingStyles, fieldStyles, playStyles);

  declare view: PlayView | undefined;
  declare language: Language;
  readonly #isOpen = matchMedia(ROOMY).matches;

  constructor() {
    super();
    this.view = undefined;
    this.language = 'en';
  }

  protected override render(): TemplateResult {
    const { view } = this;
    return html`<section class="column" aria-label=${this.#say('region')}>
      ${view === undefined ? nothing : this.#body(view)}
      <p class="visually-hidden" role="status">${view?.status}</p>
    </section>`;
  }

  #body(view: PlayView): TemplateResult {
    return html`${view.back === '' ? nothing : html`<a class="back" href=${view.back}>‹ ${this.#say('back-to')}</a>`}
      <h2>${this.#say('title')}</h2>
      <p class="intro">${this.#say('intro')}</p>
      ${view.notices.map(
        ({ text, actions }, notice) => html`<div class="notice" role="alert">
          <p>${text}</p>
          ${actions.map((name, action) => html`<button @click=${() => this.#fire('w-notice', { notice, action })}>${name}</button>`)}
        </div>`,
      )}
      <h3 id="presets">${this.#say('presets')}</h3>
      <div class="presets" role="group" aria-labelledby="presets">
        ${view.presets.map(
          ({ id, name }) => html`<button
            aria-pressed=${id === view.preset}
            @click=${() => this.#fire('w-preset', { preset: id })}
          >
            ${name}
          </button>`,
        )}
      </div>
      <p class="about">${view.about}</p>
      ${this.#app(view.app)}
      <details ?open=${this.#isOpen}>
        <summary><h3>${this.#say('lanes')} <span class="count">${view.lanes.length}</span></h3></summary>
        <p class="heads" aria-hidden="true"><span>${this.#say('transports')}</span><span>${this.#say('pages')}</span></p>
        <div class="lanes">
          ${view.lanes.map((lane) => this.#lane(lane, view.lanes.length > 1))}
        </div>
        <div class="foot">
          ${
            view.mayAddLane
              ? html`<button class="add" @click=${() => this.#fire('w-add-lane', {})}><span aria-hidden="true">+</span> ${this.#say('add-lane')}</button>`
              : nothing
          }
          ${this.#length(view)}
        </div>
        ${view.lengthMistake === '' ? nothing : html`<p class="mistake" id="wrong-length" role="alert">${view.lengthMistake}</p>`}
      </details>
      <details ?open=${this.#isOpen}>
        <summary><h3>${this.#say('script')} <span class="count">${view.script.lines.length}</span></h3></summary>
        <w-script .script=${view.script} .language=${this.language}></w-script>
      </details>`;
  }

  #app({ name, choices, settings }: AppSetup): TemplateResult {
    const picked = ({ target }: Event): void => {
      if (target instanceof HTMLSelectElement) this.#fire('w-app', { name: target.value });
    };
    return html`<div class="app">
      <label class="line">
        <h3>${this.#say('app')}</h3>
        <select @change=${picked}>
          ${choices.map((one) => html`<option value=${one.name} .selected=${live(one.name === name)}>${one.words}</option>`)}
        </select>
      </label>
      ${settings.map((each) =>
        setting({
          ...each,
          language: this.language,
          id: `app-${each.name}`,
          turn: (value) => this.#fire('w-app-setting', { name: each.name, value }),
        }),
      )}
    </div>`;
  }

  #lane({ id, letter, transport, pages, mayGrow }: LaneSetup, mayGo: boolean): TemplateResult {
    const name = (key: PlayKey): string => this.#say(key, { letter });
    const step = (key: 'more-pages' | 'fewer-pages', by: 1 | -1, may: boolean): TemplateResult =>
      html`<button class="icon" aria-label=${name(key)} title=${name(key)} ?disabled=${!may} @click=${() => this.#fire('w-pages', { lane: id, by })}>
        <span aria-hidden="true">${by === 1 ? '+' : '−'}</span>
      </button>`;
    return html`<div class="lane" role="group" aria-label=${name('lane')}>
      <span class="letter" aria-hidden="true">${letter}</span>
      <select aria-label=${name('transport')} @change=${(event: Event) => this.#transport(event, id)}>
        ${TRANSPORT_KINDS.map(
          (kind) =>
            html`<option value=${kind} .selected=${kind === transport}>${stageWords(this.language, kind)}</option>`,
        )}
      </select>
      <span class="pages">
        ${step('fewer-pages', -1, pages > 1)}
        <span class="figure" aria-hidden="true">${pages}</span>
        <span class="many">${this.#say('no-pages', { n: pages })}</span>
        ${step('more-pages', 1, mayGrow)}
      </span>
      <button class="icon" aria-label=${name('remove-lane')} title=${name('remove-lane')} ?disabled=${!mayGo} @click=${() => this.#fire('w-remove-lane', { lane: id })}>
        <span aria-hidden="true">×</span>
      </button>
    </div>`;
  }

  #length({ length, lengthMistake }: PlayView): TemplateResult {
    const typed = ({ target }: Event): void => {
      if (target instanceof HTMLInputElement) this.#fire('w-length', { seconds: secondsIn(target.value) });
    };
    return html`<label class="length">
      ${this.#say('length')}
      <span class="unit"
        ><input
          type="text"
          inputmode="decimal"
          autocomplete="off"
          aria-invalid=${lengthMistake !== ''}
          aria-describedby=${lengthMistake === '' ? nothing : 'wrong-length'}
          .value=${lengthMistake === '' ? live(secondsText(this.language, length)) : noChange}
          @change=${typed}
        /><span aria-hidden="true">${this.#say('seconds')}</span></span
      >
    </label>`;
  }

  #transport({ target }: Event, lane: string): void {
    const value = target instanceof HTMLSelectElement ? target.value : '';
    const transport = TRANSPORT_KINDS.find((kind) => kind === value);
    if (transport !== undefined) this.#fire('w-transport', { lane, transport });
  }

  #say(key: PlayKey, places?: Readonly<Record<string, string | number>>): string {
    return fill(this.language, playText[this.language][key], places);
  }

  readonly #fire = emitter<PlayEventMap>(this);
}

customElements.define('w-play', Play);
declare global {
  interface HTMLElementTagNameMap {
    'w-play': Play;
  }
}
