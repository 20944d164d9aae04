import { html, LitElement, nothing, type TemplateResult } from 'lit';
import {
  type KnobName,
  KNOBS,
  type Link,
  type NumberName,
  PLAIN_LINK,
  PLAIN_SERVER,
  type ServerSpec,
  settingsOf,
  TRANSPORT_KINDS,
} from '../../scenario/index.ts';
import { fill, type Language, stageText } from '../../text/index.ts';
import {
  figureOf,
  type Say,
  sayIn,
  setting,
  type SettingName,
  settingStyles,
  type SettingValue,
} from '../controls/index.ts';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import { type Heading, PATH, SERVER } from './groups.ts';
import knobsStyles from './knobs.css?inline';
import type { KnobsEventMap, LaneKnobs } from './model.ts';
import sheetStyles from './sheet.css?inline';

/**
 * What can be turned while the run is on the stage. With room: the important figures as labelled values that open
 * into sliders, the rest behind "More settings". Without: one button. The sheet has a tab per lane, the path and the server.
 *
 * @property lanes - each lane and what it speaks
 * @property link - the path
 * @property server
 * @property fromHere - a turn holds from the cursor on, not for the whole run
 * @fires w-knob @fires w-transport @fires w-retune @fires w-from-here (see KnobsEventMap)
 */
export class Knobs extends LitElement {
  static override properties = {
    lanes: { attribute: false },
    link: { attribute: false },
    server: { attribute: false },
    fromHere: { attribute: false },
    language: {},
    tab: { state: true },
  };
  static override styles = sheets(settingStyles, knobsStyles, sheetStyles);

  declare lanes: readonly LaneKnobs[];
  declare link: Link;
  declare server: ServerSpec;
  declare fromHere: boolean;
  declare language: Language;
  /** The open one of the sheet. */
  declare private tab: number;

  constructor() {
    super();
    this.lanes = [];
    this.link = PLAIN_LINK;
    this.server = PLAIN_SERVER;
    this.fromHere = false;
    this.language = 'en';
    this.tab = 0;
  }

  protected override render(): TemplateResult {
    const say = sayIn(this.language);
    const { rtt } = this.link;
    return html`<div class="knobs" role="group" aria-label=${say('group')}>
      <div class="row">
        ${this.#chip('rtt', rtt, say)} ${this.#chip('jitter', this.link.jitter, say)}
        ${this.#chip('loss', this.link.loss, say)}
        ${this.lanes.map(({ id, transport }) =>
          transport.kind === 'polling' ? this.#chip('interval', transport.interval, say, id) : nothing,
        )}
      </div>
      <button class="chip all" popovertarget="all">
        <span class="wide">${say('more')}</span>
        <span class="slim">${say('all')}<span class="muted">, RTT</span> <span class="figure">${figureOf(KNOBS.rtt, rtt, this.language)}</span></span>
      </button>
      ${this.#sheet(say)} ${this.#fromHereSwitch(say, 'outside')}
    </div>`;
  }

  /** A labelled value that opens into its slider. */
  #chip(name: NumberName, value: number, say: Say, lane?: string): TemplateResult {
    const id = `pop-${name}${lane ?? ''}`;
    return html`<button class="chip ${name}" popovertarget=${id}>
        ${say(name)} <span class="figure">${figureOf(KNOBS[name], value, this.language)}</span>
      </button>
      <div id=${id} class="pop" popover>${this.#control(name, value, 'chip', lane)}</div>`;
  }

  #control(name: KnobName, value: SettingValue, where: string, lane?: string): TemplateResult {
    return setting({
      name,
      form: KNOBS[name],
      value,
      language: this.language,
      id: `${where}-${name}-${lane ?? 'all'}`,
      turn: (turned) =>
        this.#fire('w-knob', { set: { [name]: turned }, ...(lane !== undefined && { lane }) }),
    });
  }

  #sheet(say: Say): TemplateResult {
    const titles = [...this.lanes.map((_, index) => laneTitle(say, index)), say('path'), say('server')];
    const open = Math.min(this.tab, titles.length - 1);
    return html`<div id="all" class="pop sheet" popover>
      <div class="top">
        ${this.#fromHereSwitch(say, 'inside')}
        <div class="tabs" role="tablist" aria-label=${say('tabs')} @keydown=${this.#walked}>
          ${titles.map(
            (title, index) => html`<button id="tab-${index}" role="tab" aria-selected=${index === open}
              aria-controls="panel" tabindex=${index === open ? 0 : -1} @click=${() => this.#open(index)}>${title}</button>`,
          )}
        </div>
      </div>
      <div id="panel" role="tabpanel" aria-labelledby="tab-${open}">${this.#panel(open, say)}</div>
    </div>`;
  }

  #panel(open: number, say: Say): TemplateResult | readonly TemplateResult[] {
    const lane = this.lanes[open];
    if (lane !== undefined) return this.#lane(lane, laneTitle(say, open), say);
    return open === this.lanes.length
      ? this.#groups(PATH, this.link, say)
      : this.#groups(SERVER, this.server, say);
  }

  #groups<N extends KnobName>(
    groups: readonly Heading<N>[],
    values: Readonly<Record<N, SettingValue>>,
    say: Say,
  ): TemplateResult[] {
    return groups.map(
      ({ title, names }) => html`<section aria-label=${say(title)}>
        <h3>${say(title)}</h3>
        ${names.map((name) => this.#control(name, values[name], 'sheet'))}
      </section>`,
    );
  }

  #lane({ id, transport }: LaneKnobs, title: string, say: Say): TemplateResult {
    const values = new Map(Object.entries(transport));
    return html`<div class="control">
        <label class="line">
          <span>${say('transport')}</span>
          <select aria-label="${say('transport')}, ${title}" aria-describedby="kind-help"
            @change=${(event: Event) => this.#transport(event, id)}>
            ${TRANSPORT_KINDS.map(
              (kind) =>
                html`<option value=${kind} .selected=${kind === transport.kind}>${fill(this.language, stageText[this.language][kind])}</option>`,
            )}
          </select>
        </label>
        <p class="help" id="kind-help">${say(`${transport.kind}-help`)}</p>
      </div>
      ${settingsOf(transport.kind).map(([name, form]) =>
        setting({
          // `Settings` has those of every transport.
          name: name as SettingName,
          form,
          value: values.get(name) ?? '',
          language: this.language,
          id: `sheet-${name}-${id}`,
          turn: (turned) =>
            // Knobs can be turned from the cursor on; what else a transport has changes the lane's whole run.
            name in KNOBS
              ? this.#fire('w-knob', { set: { [name]: turned }, lane: id })
              : this.#fire('w-retune', { lane: id, transport: { ...transport, [name]: turned } }),
        }),
      )}`;
  }

  /** Without room it moves into the sheet. */
  #fromHereSwitch(say: Say, where: 'inside' | 'outside'): TemplateResult {
    return html`<button
      class="switch from ${where}"
      role="switch"
      aria-checked=${this.fromHere}
      title=${say('from-here-help')}
      @click=${() => this.#fire('w-from-here', { on: !this.fromHere })}
    >
      <span>${say('from-here')}</span><span class="knob" aria-hidden="true"></span>
    </button>`;
  }

  #open(index: number): void {
    this.tab = index;
    this.renderRoot.querySelector('.sheet')?.scrollTo(0, 0);
  }

  /** Left and Right move the focus and the choice together, as tabs do. */
  readonly #walked = (event: KeyboardEvent): void => {
    const tabs = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')];
    const at = tabs.findIndex((tab) => tab === event.target);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = to === undefined ? undefined : tabs[to];
    if (to === undefined || tab === undefined) return;
    event.preventDefault();
    this.#open(to);
    tab.focus();
  };

  #transport({ target }: Event, lane: string): void {
    const value = target instanceof HTMLSelectElement ? target.value : '';
    const transport = TRANSPORT_KINDS.find((kind) => kind === value);
    if (transport !== undefined) this.#fire('w-transport', { lane, transport });
  }

  readonly #fire = emitter<KnobsEventMap>(this);
}

const laneTitle = (say: Say, index: number): string =>
  say('lane', { letter: String.fromCharCode(65 + index) });

customElements.define('w-knobs', Knobs);
declare global {
  interface HTMLElementTagNameMap {
    'w-knobs': Knobs;
  }
}
