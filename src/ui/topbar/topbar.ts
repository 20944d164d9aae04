import { html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { LANGUAGES, type Language, type TopbarKey, topbarText } from '../../text/index.ts';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import topbarStyles from './topbar.css?inline';

export type Theme = 'system' | 'light' | 'dark';

/** The bar's events; all bubble and cross shadow roots. */
export interface TopbarEventMap {
  'w-language': CustomEvent<{ readonly language: Language }>;
  'w-theme': CustomEvent<{ readonly theme: Theme }>;
  'w-share': CustomEvent<Record<never, never>>;
  'w-help': CustomEvent<Record<never, never>>;
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Each language says its own name, whatever the page speaks. */
const NAMES: Readonly<Record<Language, string>> = { en: 'English', vi: 'Tiếng Việt' };

const ICONS: Readonly<Record<Theme | 'share' | 'help', SVGTemplateResult>> = {
  system: svg`<path d="M3 4h14v9H3zM7 17h6M10 13v4"></path>`,
  light: svg`<circle cx="10" cy="10" r="3.2"></circle><path d="M10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M15.3 4.7l-1.4 1.4M6.1 13.9l-1.4 1.4"></path>`,
  dark: svg`<path d="M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7Z"></path>`,
  share: svg`<path d="M8.2 11.8a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.8 8.2a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1"></path>`,
  help: svg`<path d="M7.6 7.6a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.3 1-1.3 2M10 14.6v.2"></path><circle cx="10" cy="10" r="7.5"></circle>`,
};

const icon = (name: keyof typeof ICONS): TemplateResult =>
  html`<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">${ICONS[name]}</svg>`;

/**
 * The head of the page.
 *
 * @property chapter / lesson - the breadcrumb
 * @property language / theme - the pressed ones
 * @slot knobs - between the breadcrumb and the switches
 * @fires w-language {language}
 * @fires w-theme {theme}
 * @fires w-share
 * @fires w-help
 */
export class Topbar extends LitElement {
  static override properties = {
    chapter: {},
    lesson: {},
    language: {},
    theme: {},
  };
  static override styles = sheets(topbarStyles);

  declare chapter: string;
  declare lesson: string;
  declare language: Language;
  declare theme: Theme;

  constructor() {
    super();
    this.chapter = '';
    this.lesson = '';
    this.language = 'en';
    this.theme = 'system';
  }

  protected override render(): TemplateResult {
    const say = (key: TopbarKey) => topbarText[this.language][key].toString();
    return html`<header>
      <h1><a class="brand" href="#/" aria-label=${say('home')}>wire<span>101</span></a></h1>
      <nav aria-label=${say('where')}>
        <ol>
          ${this.chapter === '' ? nothing : html`<li class="chapter">${this.chapter}</li>`}
          ${this.lesson === '' ? nothing : html`<li aria-current="page">${this.lesson}</li>`}
        </ol>
      </nav>
      ${this.lesson === say('play') ? nothing : html`<a class="play" href="#/play">${say('play')}</a>`}
      <div class="slot"><slot name="knobs"></slot></div>
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
        <div class="group" role="group" aria-label=${say('theme')}>
          ${THEMES.map(
            (theme) => html`<button
              aria-label=${say(theme)}
              title=${say(theme)}
              aria-pressed=${theme === this.theme}
              @click=${() => this.#fire('w-theme', { theme })}
            >
              ${icon(theme)}
            </button>`,
          )}
        </div>
        <button class="plain" aria-label=${say('share')} title=${say('share')} @click=${() => this.#fire('w-share', {})}>
          ${icon('share')}<span class="words">${say('share')}</span>
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
