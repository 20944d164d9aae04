import { html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { LANGUAGES, type Language, type TopbarKey, topbarText } from '../../text/index.ts';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import topbarStyles from './topbar.css?inline';

/** The bar's events; all bubble and cross shadow roots. */
export interface TopbarEventMap {
  'w-language': CustomEvent<{ readonly language: Language }>;
  'w-share': CustomEvent<Record<never, never>>;
  'w-help': CustomEvent<Record<never, never>>;
}

/** Each language says its own name, whatever the page speaks. */
const NAMES: Readonly<Record<Language, string>> = { en: 'English', vi: 'Tiếng Việt' };

const ICONS: Readonly<Record<'share' | 'help', SVGTemplateResult>> = {
  share: svg`<path d="M8.2 11.8a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.8 8.2a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1"></path>`,
  help: svg`<path d="M7.6 7.6a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.3 1-1.3 2M10 14.6v.2"></path><circle cx="10" cy="10" r="7.5"></circle>`,
};

const icon = (name: keyof typeof ICONS): TemplateResult =>
  html`<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">${ICONS[name]}</svg>`;

/**
 * The head of the page.
 *
 * @property chapter / lesson - the breadcrumb
 * @property language - the pressed one
 * @slot settings - among the switches
 * @fires w-language {language}
 * @fires w-share
 * @fires w-help
 */
export class Topbar extends LitElement {
  static override properties = {
    chapter: {},
    lesson: {},
    language: {},
  };
  static override styles = sheets(topbarStyles);

  declare chapter: string;
  declare lesson: string;
  declare language: Language;

  constructor() {
    super();
    this.chapter = '';
    this.lesson = '';
    this.language = 'en';
  }

  protected override render(): TemplateResult {
    const say = (key: TopbarKey) => topbarText[this.language][key].toString();
    return html`<header>
      <h1><a class="brand" href="#/" aria-label=${say('home')}>wire<span>101</span></a></h1>
      ${
        this.lesson === ''
          ? nothing
          : html`<nav aria-label=${say('where')}>
        <ol>
          ${this.chapter === '' ? nothing : html`<li class="chapter">${this.chapter}</li>`}
          <li aria-current="page">${this.lesson}</li>
        </ol>
      </nav>`
      }
      ${this.lesson === say('play') ? nothing : html`<a class="play" href="#/play">${say('play')}</a>`}
      <p class="what">${say('what')}</p>
      <div class="switches">
        <div class="group" role="group" aria-label=${say('language')}>
          ${LANGUAGES.map(
            (language) => html`<button
              lang=${language}
              aria-label="${language.toUpperCase()}, ${NAMES[language]}"
              title=${NAMES[language]}
              aria-pressed=${language === this.language}
              @click=${() => this.#fire('w-language', { language })}
            >
              ${language.toUpperCase()}
            </button>`,
          )}
        </div>
        <slot name="settings"><span class="place"></span></slot>
        <button class="plain" aria-label=${say('share')} title=${say('share')} @click=${() => this.#fire('w-share', {})}>
          ${icon('share')}
        </button>
        <button class="plain" aria-label=${say('help')} title=${say('help')} @click=${() => this.#fire('w-help', {})}>
          ${icon('help')}
        </button>
      </div>
    </header>`;
  }

  readonly #fire = emitter<TopbarEventMap>(this);
}

customElements.define('w-topbar', Topbar);
declare global {
  interface HTMLElementTagNameMap {
    'w-topbar': Topbar;
  }
}
