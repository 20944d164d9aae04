import { html, LitElement, type TemplateResult } from 'lit';
import { helpText } from '../../text/help/index.ts';
import { fill, type Language } from '../../text/index.ts';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import helpStyles from './help.css?inline';

const HUES = ['tcp', 'http', 'upgrade', 'text', 'binary', 'control', 'close', 'empty'] as const;

/** A stroke in the kind's hue and pattern: never colour alone. */
const sample = (hue: (typeof HUES)[number]): TemplateResult =>
  html`<svg width="28" height="10" aria-hidden="true">
    <line
      x1="0"
      y1="5"
      x2="28"
      y2="5"
      stroke=${`var(--hue-${hue})`}
      stroke-width=${hue === 'tcp' ? 1.5 : 2.5}
      stroke-dasharray=${hue === 'empty' ? '5 3' : hue === 'control' ? '2 3' : 'none'}
    />
  </svg>`;
type Key = keyof (typeof helpText)['en'];

/** The sheet's events; all bubble and cross shadow roots. */
export interface HelpEventMap {
  /** A saved run was chosen. */
  'w-open-file': CustomEvent<{ readonly file: File }>;
}

/** How `fetch` in the browser's console is answered. */
export type ConsoleMode =
  | { readonly mode: 'service-worker' }
  | { readonly mode: 'in-page'; readonly why: string }
  | undefined;

/**
 * The page's one sheet of help. `show()` opens it; Escape, the button and a click beside it close it.
 *
 * @property language - en or vi
 * @property consoleMode - what the console's `fetch` is answered by; undefined until that is known
 * @fires w-open-file {file} - a saved run was chosen
 */
export class WHelp extends LitElement {
  static override properties = { language: {}, consoleMode: { attribute: false } };
  static override styles = sheets(helpStyles);

  declare language: Language;
  declare consoleMode: ConsoleMode;

  constructor() {
    super();
    this.language = 'en';
    this.consoleMode = undefined;
  }

  show(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    const say = (key: Key, places?: Record<string, string>): string =>
      fill(this.language, helpText[this.language][key], places);
    const { consoleMode: mode } = this;
    return html`<dialog aria-labelledby="title" @click=${this.#beside}>
      <div class="sheet">
        <header>
          <h2 id="title">${say('title')}</h2>
          <form method="dialog"><button>${say('close')}</button></form>
        </header>
        <h3>${say('picture.title')}</h3>
        <p>${say('picture.1')}</p>
        <p>${say('picture.2')}</p>
        <p>${say('picture.3')}</p>
        <ul class="legend">
          ${HUES.map((hue) => html`<li>${sample(hue)}${say(`hue.${hue}`)}</li>`)}
        </ul>
        <h3>${say('keys.title')}</h3>
        <p>${say('keys.slider')}</p>
        <p>${say('keys.stage')}</p>
        <p>${say('keys.table')}</p>
        <h3>${say('real.title')}</h3>
        <p>${say('real.1')}</p>
        <p>${say('real.2')}</p>
        <p>${say('real.3')}</p>
        <p>${say('real.4')}</p>
        <p><a href="./licences.txt">${say('licences')}</a></p>
        <h3>${say('console.title')}</h3>
        <p>${say('console.1')}</p>
        <code>await (await fetch('/messages?since=0')).json()</code>
        <code>socket = new wire101.WebSocket('/chat')</code>
        <p>
          ${
            mode === undefined
              ? say('console.pending')
              : say(`console.${mode.mode}`, mode.mode === 'in-page' ? { why: mode.why } : {})
          }
        </p>
        <h3>${say('file.title')}</h3>
        <p>${say('file.1')}</p>
        <label class="file"
          >${say('file.open')}
          <input class="visually-hidden" type="file" accept=".json,application/json" @change=${this.#opened} />
        </label>
      </div>
    </dialog>`;
  }

  readonly #opened = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const [file] = target.files ?? [];
    // The same file may be chosen once more.
    target.value = '';
    if (file === undefined) return;
    this.renderRoot.querySelector('dialog')?.close();
    this.#fire('w-open-file', { file });
  };

  readonly #fire = emitter<HelpEventMap>(this);

  readonly #beside = (event: Event): void => {
    if (event.target instanceof HTMLDialogElement) event.target.close();
  };
}

customElements.define('w-help', WHelp);
declare global {
  interface HTMLElementTagNameMap {
    'w-help': WHelp;
  }
}
