import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fill, type Language } from '../../text/index.ts';
import { type ComposerKey, composerText } from '../../text/knobs/index.ts';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import composerStyles from './composer.css?inline';

const utf8 = new TextEncoder();
/** UTF-16 code units. So much is still measured and sent without a wait; a field of 16 MiB would hold up the page. */
const LONGEST = 1_048_576;
const SPEAKERS = ['Alice', 'Bob'] as const;

/** The line's events; all bubble and cross shadow roots. */
export interface ComposerEventMap {
  /** On Send or Enter; an empty text is a legal message. */
  'w-say': CustomEvent<{ readonly from: string; readonly text: string }>;
}

/**
 * One line in which the learner lets somebody say something, with its size on the wire while typing. It takes so many
 * characters and no more; a sentence says so there.
 *
 * @property from - who speaks: Alice or Bob
 * @property disabled - nothing can be said now
 * @property mute - nothing is ever said in what the run is about: there is no line
 * @slot - what else can be done at the playhead
 * @fires w-say {from, text} - on Send or Enter; an empty text is a legal message
 */
export class Composer extends LitElement {
  static override properties = {
    from: {},
    disabled: { type: Boolean },
    mute: { type: Boolean },
    language: {},
    text: { state: true },
  };
  static override styles = sheets(composerStyles);

  declare from: (typeof SPEAKERS)[number];
  declare disabled: boolean;
  declare mute: boolean;
  declare language: Language;
  declare private text: string;

  constructor() {
    super();
    this.from = 'Alice';
    this.disabled = false;
    this.mute = false;
    this.language = 'en';
    this.text = '';
  }

  protected override render(): TemplateResult {
    if (this.mute) return html`<slot></slot>`;
    const say = (key: ComposerKey, places?: Readonly<Record<string, number>>) =>
      fill(this.language, composerText[this.language][key], places);
    const size = utf8.encode(this.text).length;
    return html`<form aria-label=${say('group')} @submit=${this.#submit}>
      <div class="who" role="radiogroup" aria-label=${say('from')}>
        ${SPEAKERS.map(
          (name) => html`<label class=${name === this.from ? 'on' : ''}>
            <input
              type="radio"
              name="from"
              .checked=${name === this.from}
              ?disabled=${this.disabled}
              @change=${() => this.#speak(name)}
            />
            ${name}
          </label>`,
        )}
      </div>
      <span class="field">
        <input
          class="text"
          type="text"
          autocomplete="off"
          maxlength=${LONGEST}
          aria-label=${say('message')}
          aria-describedby="size"
          placeholder=${say('placeholder')}
          .value=${this.text}
          ?disabled=${this.disabled}
          @input=${this.#typed}
        />
        <output id="size" aria-label=${say('size-name')} title=${say('size-name')}>${say('size', { n: size })}</output>
      </span>
      <button class="send ${size === 0 ? '' : 'primary'}" title=${size === 0 ? say('send-empty') : nothing}
        ?disabled=${this.disabled}>${say('send')}</button>
      <slot></slot>
    </form>
    <p class="limit" role="status">${this.text.length < LONGEST ? '' : say('limit', { n: LONGEST })}</p>`;
  }

  #speak(name: (typeof SPEAKERS)[number]): void {
    this.from = name;
  }

  #typed = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.text = event.target.value.slice(0, LONGEST);
  };

  #submit = (event: Event): void => {
    event.preventDefault();
    this.#fire('w-say', { from: this.from, text: this.text });
    this.text = '';
  };

  readonly #fire = emitter<ComposerEventMap>(this);
}

customElements.define('w-composer', Composer);
declare global {
  interface HTMLElementTagNameMap {
    'w-composer': Composer;
  }
}
