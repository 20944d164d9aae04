import { html, LitElement, svg, type TemplateResult } from 'lit';
import { fill, type Language } from '../../text/index.ts';
import { homeText } from '../../text/home/index.ts';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import homeStyles from './home.css?inline';
import { chapter, type Say } from './map.ts';
import mapStyles from './map.css?inline';
import type { HomeEventMap, HomeView } from './model.ts';
import pictureStyles from './picture.css?inline';

/** What a stage wears here: it is looked at, and nothing in it is a control. */
const picture = new CSSStyleSheet();
picture.replaceSync(pictureStyles);

const PLAY = svg`<path d="M6 4.5v11l9-5.5z"></path>`;
const PAUSE = svg`<path d="M6 4.5h3v11H6zM11 4.5h3v11h-3z"></path>`;

/**
 * The way in: what this is, one picture that moves, the first thing to do, and the map of the course.
 *
 * @property view
 * @property language - en or vi
 * @slot the stage
 * @fires w-play @fires w-pause - the picture
 * @fires w-notice {notice, action}
 */
export class Home extends LitElement {
  static override properties = { view: { attribute: false }, language: {} };
  static override styles = sheets(homeStyles, mapStyles);

  declare view: HomeView | undefined;
  declare language: Language;

  constructor() {
    super();
    this.view = undefined;
    this.language = 'en';
  }

  /** To the first thing to do. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.action')?.focus();
  }

  protected override render(): TemplateResult {
    const say: Say = (key, places) => fill(this.language, homeText[this.language][key], places);
    const { view } = this;
    if (view === undefined) return html``;
    const { is, lesson, title, href } = view.action;
    return html`<main>
        <div class="intro">
          <h2>${say('what')}</h2>
          ${this.#notices(view)}
          <p class="how">${say('how')}</p>
          <a class="action" href=${href}>${say(is, { lesson, title })}
            <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M8 5l5 5-5 5"></path></svg></a>
        </div>
        <figure aria-label=${say('picture')}>
          <div class="lanes" aria-hidden="true">
            <span><b>HTTP polling</b> ${say('polling')}</span><span class="clock">${say('clock')}</span
            ><span><b>WebSocket</b> ${say('websocket')}</span>
          </div>
          <div class="stage" inert><slot @slotchange=${this.#dress}></slot></div>
          ${this.#button(view.picture, say)}
        </figure>
        <div class="map" role="group" aria-label=${say('map')}>
          ${view.chapters.map((each) => chapter(each, say))}
          <section class="playground" aria-labelledby="playground">
            <h3 id="playground"><a href="#/play">${say('play-title')}</a></h3>
            <p>${say('play-about')}</p>
          </section>
        </div>
      </main>
      <footer><p>${say('kept')}</p><p>${say('honest')}</p></footer>
      <p class="visually-hidden" role="status">${view.status}</p>`;
  }

  #button(is: HomeView['picture'], say: Say): TemplateResult {
    const name = say(is === 'playing' ? 'pause' : is === 'over' ? 'replay' : 'play');
    return html`<button class="pause" aria-label=${name} title=${name}
      @click=${() => this.#fire(is === 'playing' ? 'w-pause' : 'w-play', {})}
    ><svg viewBox="0 0 20 20" aria-hidden="true">${is === 'playing' ? PAUSE : PLAY}</svg></button>`;
  }

  #notices({ notices }: HomeView): TemplateResult[] {
    return notices.map(
      ({ text, actions }, notice) => html`<div class="notice" role="alert">
        <p>${text}</p>
        ${actions.map((name, action) => html`<button @click=${() => this.#fire('w-notice', { notice, action })}>${name}</button>`)}
      </div>`,
    );
  }

  readonly #dress = (event: Event): void => {
    if (!(event.target instanceof HTMLSlotElement)) return;
    for (const { shadowRoot } of event.target.assignedElements())
      if (shadowRoot && !shadowRoot.adoptedStyleSheets.includes(picture))
        shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, picture];
  };

  readonly #fire = emitter<HomeEventMap>(this);
}

customElements.define('w-home', Home);
declare global {
  interface HTMLElementTagNameMap {
    'w-home': Home;
  }
}
