import { html, LitElement, type TemplateResult } from 'lit';
import { fill, type Language } from '../../text/index.ts';
import { type SettingsKey, settingsText } from '../../text/settings/index.ts';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import styles from './settings.css?inline';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
const COLUMNS = ['words', 'bytes'] as const;
type Column = (typeof COLUMNS)[number];

/** The menu's events; all bubble and cross shadow roots. */
export interface SettingsEventMap {
  'w-theme': CustomEvent<{ readonly theme: Theme }>;
  'w-column': CustomEvent<{ readonly column: Column; readonly shown: boolean }>;
}

/**
 * A menu of how the page looks to its reader.
 *
 * @property theme - the chosen one
 * @property columns - how wide those beside the picture are; a folded one is 0
 * @fires w-theme {theme}
 * @fires w-column {column, shown}
 */
export class Settings extends LitElement {
  static override properties = {
    theme: {},
    columns: { attribute: false },
    language: {},
  };
  static override styles = sheets(styles);

  declare theme: Theme;
  declare columns: Readonly<Record<Column, number>>;
  declare language: Language;

  constructor() {
    super();
    this.theme = 'system';
    this.columns = { words: 1, bytes: 1 };
    this.language = 'en';
  }

  protected override render(): TemplateResult {
    const say = (key: SettingsKey): string => fill(this.language, settingsText[this.language][key]);
    return html`<button type="button" class="open" popovertarget="menu" aria-label=${say('settings')} title=${say('settings')}>
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d="M3 6h6M15 6h2M3 14h2M11 14h6" /><circle cx="12" cy="6" r="2.5" /><circle cx="8" cy="14" r="2.5" />
        </svg>
      </button>
      <div id="menu" class="menu" popover role="group" aria-label=${say('settings')}>
        <fieldset>
          <legend>${say('theme')}</legend>
          ${THEMES.map(
            (theme) => html`<label><input type="radio" name="theme" .checked=${theme === this.theme}
              @change=${() => this.#fire('w-theme', { theme })} />${say(theme)}</label>`,
          )}
        </fieldset>
        <fieldset class="columns">
          <legend>${say('columns')}</legend>
          ${COLUMNS.map(
            (column) => html`<label><input type="checkbox" .checked=${this.columns[column] > 0}
              @change=${() => this.#fire('w-column', { column, shown: this.columns[column] === 0 })} />${say(column)}</label>`,
          )}
        </fieldset>
      </div>`;
  }

  readonly #fire = emitter<SettingsEventMap>(this);
}

customElements.define('w-settings', Settings);
declare global {
  interface HTMLElementTagNameMap {
    'w-settings': Settings;
  }
}
