import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import {
  type KnobName,
  KNOBS,
  type Link,
  PLAIN_LINK,
  PLAIN_SERVER,
  type ServerSpec,
  settingsOf,
  TRANSPORT_KINDS,
} from '../../scenario/index.ts';
import { fill, formatMoment, type Language, stageWords } from '../../text/index.ts';
import { type FaultsKey, faultsText } from '../../text/knobs/index.ts';
import {
  type Say,
  sayIn,
  setting,
  type SettingName,
  settingStyles,
  type SettingValue,
} from '../controls/index.ts';
import { emitter } from '../events.ts';
import { type Broken, type Fault, faultsOf } from '../faults/index.ts';
import { sheets } from '../theme/shared.ts';
import { type Heading, PATH, SERVER } from './groups.ts';
import knobsStyles from './knobs.css?inline';
import type { KnobsEventMap, LaneKnobs, OpenThing } from './model.ts';

/** Of the Close frames that are sent from here; the menu of faults has others. */
const GOING_AWAY = 1001;

/**
 * What can be set of one thing, beside the picture: of a lane's page, of the path, or of the server; whether it holds for
 * the whole run, and what can break there.
 *
 * @property thing - what is open, and of which lane; undefined: nothing
 * @property lanes - each lane and what it speaks
 * @property link - the path
 * @property server
 * @property broken - what is broken already
 * @property at - the playhead
 * @property fromHere - a setting holds from the playhead on, not for the whole run
 * @fires w-knob @fires w-transport @fires w-retune @fires w-from-here @fires w-fault @fires w-close (see KnobsEventMap)
 */
export class Knobs extends LitElement {
  static override properties = {
    thing: { attribute: false },
    lanes: { attribute: false },
    link: { attribute: false },
    server: { attribute: false },
    broken: { attribute: false },
    at: { attribute: false },
    fromHere: { attribute: false },
    language: {},
  };
  static override styles = sheets(settingStyles, knobsStyles);

  declare thing: OpenThing | undefined;
  declare lanes: readonly LaneKnobs[];
  declare link: Link;
  declare server: ServerSpec;
  declare broken: Broken;
  declare at: Parameters<typeof formatMoment>[1];
  declare fromHere: boolean;
  declare language: Language;

  constructor() {
    super();
    this.thing = undefined;
    this.lanes = [];
    this.link = PLAIN_LINK;
    this.server = PLAIN_SERVER;
    this.broken = { cable: false, server: false, tab: false, slow: false, sockets: false };
    this.at = 0 as Knobs['at'];
    this.fromHere = false;
    this.language = 'en';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { thing, lanes } = this;
    const lane = lanes.find(({ id }) => id === thing?.lane);
    if (thing === undefined || lane === undefined) return nothing;
    const say = sayIn(this.language);
    const { title, whose } = this.#names(thing.thing, lane, say);
    return html`<div class="panel" popover="manual" role="dialog" aria-labelledby="title" @keydown=${this.#pressed}>
      <header>
        <h2 id="title" tabindex="-1">${title}</h2>
        <span class="muted">${whose}</span>
        <button class="close" aria-label=${say('close')} title=${say('close')} @click=${() => this.#fire('w-close', {})}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="m3 3 10 10M13 3 3 13" /></svg>
        </button>
      </header>
      <div class="settings">${this.#settings(thing.thing, lane, say)}</div>
      <footer>${this.#holds(say)}${this.#breaks(thing.thing)}</footer>
    </div>`;
  }

  #names(thing: OpenThing['thing'], lane: LaneKnobs, say: Say): { title: string; whose: string } {
    const letter = String.fromCharCode(65 + this.lanes.indexOf(lane));
    if (thing === 'page') return { title: lane.name, whose: say('lane', { letter }) };
    return { title: say(thing), whose: this.lanes.length > 1 ? say(`${thing}-of-all`) : '' };
  }

  #settings(
    thing: OpenThing['thing'],
    lane: LaneKnobs,
    say: Say,
  ): TemplateResult | readonly TemplateResult[] {
    if (thing === 'page') return this.#page(lane, say);
    return thing === 'path' ? this.#groups(PATH, this.link, say) : this.#groups(SERVER, this.server, say);
  }

  #groups<N extends KnobName>(
    groups: readonly Heading<N>[],
    values: Readonly<Record<N, SettingValue>>,
    say: Say,
  ): TemplateResult[] {
    return groups.map(
      ({ title, names }) => html`<section aria-label=${say(title)}>
        <h3>${say(title)}</h3>
        ${names.map((name) =>
          setting({
            name,
            form: KNOBS[name],
            value: values[name],
            language: this.language,
            id: `set-${name}`,
            turn: (value) => this.#fire('w-knob', { set: { [name]: value } }),
          }),
        )}
      </section>`,
    );
  }

  #page({ id, transport }: LaneKnobs, say: Say): TemplateResult {
    const values = new Map(Object.entries(transport));
    return html`<div class="control">
        <label class="line">
          <span>${say('transport')}</span>
          <select aria-describedby="kind-help" @change=${(event: Event) => this.#transport(event, id)}>
            ${TRANSPORT_KINDS.map(
              (kind) =>
                html`<option value=${kind} .selected=${kind === transport.kind}>${stageWords(this.language, kind)}</option>`,
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
          id: `set-${name}`,
          turn: (turned) =>
            // Knobs can be turned from the playhead on; what else a transport has changes the lane's whole run.
            name in KNOBS
              ? this.#fire('w-knob', { set: { [name]: turned }, lane: id })
              : this.#fire('w-retune', { lane: id, transport: { ...transport, [name]: turned } }),
        }),
      )}`;
  }

  #holds(say: Say): TemplateResult {
    const half = (fromHere: boolean, words: string): TemplateResult =>
      html`<button aria-pressed=${fromHere === this.fromHere} @click=${() => this.#fire('w-from-here', { on: fromHere })}>${words}</button>`;
    return html`<div class="holds" role="group" aria-labelledby="holds">
      <span id="holds">${say('holds')}</span>
      <span class="halves">${half(false, say('whole-run'))}${half(true, say('from', { at: formatMoment(this.language, this.at) }))}</span>
    </div>`;
  }

  #breaks(thing: OpenThing['thing']): TemplateResult {
    const say = (key: FaultsKey): string => fill(this.language, faultsText[this.language][key]);
    const at = formatMoment(this.language, this.at);
    return html`<section class="breaks" aria-labelledby="breaks">
      <h3 id="breaks">${sayIn(this.language)('break-at', { at })}</h3>
      ${faultsOf(this.broken)[thing].map(
        (what) => html`<button title=${say(`${what}-help`)} @click=${() => this.#break(what)}>
          ${say(what)}${what === 'close' ? html` <span class="figure">${GOING_AWAY}</span>` : nothing}
        </button>`,
      )}
    </section>`;
  }

  #break(what: Fault['what']): void {
    this.#fire('w-fault', { what, code: GOING_AWAY });
  }

  #transport({ target }: Event, lane: string): void {
    const value = target instanceof HTMLSelectElement ? target.value : '';
    const transport = TRANSPORT_KINDS.find((kind) => kind === value);
    if (transport !== undefined) this.#fire('w-transport', { lane, transport });
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#fire('w-close', {});
  };

  /** Another thing is another panel: it opens at its top, with the focus. */
  protected override updated(changed: PropertyValues<this>): void {
    const { thing } = this;
    const before = changed.get('thing');
    if (thing === undefined || (before?.lane === thing.lane && before.thing === thing.thing)) return;
    if (!changed.has('thing')) return;
    const panel = this.renderRoot.querySelector<HTMLElement>('.panel');
    panel?.showPopover();
    panel?.querySelector('.settings')?.scrollTo(0, 0);
    panel?.querySelector<HTMLElement>('h2')?.focus();
  }

  readonly #fire = emitter<KnobsEventMap>(this);
}

customElements.define('w-knobs', Knobs);
declare global {
  interface HTMLElementTagNameMap {
    'w-knobs': Knobs;
  }
}
