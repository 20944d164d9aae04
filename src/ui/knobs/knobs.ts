import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { type Micros, micros } from '../../base/index.ts';
import type { Language } from '../../text/index.ts';
import { shared } from '../theme/shared.ts';
import { dial, dialValue, type Say, sayIn } from './dial.ts';
import { knobsStyles } from './knobs.styles.ts';
import { HANDSHAKE_FAULTS as HANDSHAKES } from '../../scenario/index.ts';
import { type HandshakeKind, type KnobSet, type LaneKnobs } from './model.ts';
import type { DialName } from './scales.ts';

/**
 * The figures that can be turned while the run is on the stage. With room: the important ones as labelled values that
 * open into sliders, the rest behind "More knobs". Without: one button that opens them all.
 *
 * @property lanes - each lane's own knobs
 * @property rtt / jitter / idleCut / heartbeat - microseconds; 0 means never for the last two
 * @property bandwidth - bits per second, 0 without a limit
 * @property fromHere - a turn holds from the cursor on, not for the whole run
 * @fires w-knob {set, lane?} - on every input, so live
 * @fires w-from-here {on}
 */
export class Knobs extends LitElement {
  static override properties = {
    lanes: { attribute: false },
    rtt: { type: Number },
    jitter: { type: Number },
    bandwidth: { type: Number },
    idleCut: { attribute: false },
    heartbeat: { type: Number },
    fromHere: { attribute: false },
    language: {},
  };
  static override styles = [shared, knobsStyles];

  declare lanes: readonly LaneKnobs[];
  declare rtt: Micros;
  declare jitter: Micros;
  declare bandwidth: number;
  declare idleCut: Micros;
  declare heartbeat: Micros;
  declare fromHere: boolean;
  declare language: Language;

  constructor() {
    super();
    this.lanes = [];
    this.rtt = micros(0);
    this.jitter = micros(0);
    this.bandwidth = 0;
    this.idleCut = micros(0);
    this.heartbeat = micros(0);
    this.fromHere = false;
    this.language = 'en';
  }

  protected override render(): TemplateResult {
    const say = sayIn(this.language);
    const polling = this.lanes.find((lane) => lane.transport === 'polling');
    return html`<div class="knobs" role="group" aria-label=${say('group')}>
      <div class="row">
        ${this.#chip('rtt', this.rtt, say)} ${this.#chip('jitter', this.jitter, say)}
        ${polling ? this.#chip('interval', polling.interval, say, polling.id) : nothing}
      </div>
      <button class="chip all" popovertarget="all">
        <span class="wide">${say('more')}</span>
        <span class="slim">${say('all')}<span class="muted">, RTT</span> <span class="figure">${dialValue('rtt', this.rtt, this.language)}</span></span>
      </button>
      ${this.#sheet(say)} ${this.#fromHereSwitch(say, 'outside')}
    </div>`;
  }

  /** A labelled value that opens into its slider. */
  #chip(name: DialName, value: number, say: Say, lane?: string): TemplateResult {
    return html`<button class="chip" popovertarget="pop-${name}">
        ${say(name)} <span class="figure">${dialValue(name, value, this.language)}</span>
      </button>
      <div id="pop-${name}" class="pop" popover>${this.#dial(name, value, 'chip', lane)}</div>`;
  }

  #dial(name: DialName, value: number, where: string, lane?: string): TemplateResult {
    return dial({
      name,
      value,
      language: this.language,
      id: `${where}-${name}-${lane ?? 'all'}`,
      turn: (turned) => this.#turn({ [name]: turned }, lane),
    });
  }

  #sheet(say: Say): TemplateResult {
    return html`<div id="all" class="pop sheet" popover>
      ${this.#fromHereSwitch(say, 'inside')}
      ${this.lanes.map((lane, index) => this.#lane(lane, index, say))}
      <section aria-label=${say('network')}>
        <h3>${say('network')}</h3>
        ${this.#dial('rtt', this.rtt, 'sheet')} ${this.#dial('jitter', this.jitter, 'sheet')}
        ${this.#dial('bandwidth', this.bandwidth, 'sheet')} ${this.#dial('idleCut', this.idleCut, 'sheet')}
        ${this.#dial('heartbeat', this.heartbeat, 'sheet')}
      </section>
    </div>`;
  }

  #lane(lane: LaneKnobs, index: number, say: Say): TemplateResult {
    const title = say('lane', { letter: String.fromCharCode(65 + index) });
    return html`<section aria-label=${title}>
      <h3>${title}</h3>
      <label class="line">
        <span>${say('transport')}</span>
        <select aria-label="${say('transport')}, ${title}" @change=${(event: Event) => this.#transport(event, lane.id)}>
          ${(['polling', 'websocket'] as const).map(
            (kind) => html`<option value=${kind} .selected=${kind === lane.transport}>${say(kind)}</option>`,
          )}
        </select>
      </label>
      ${
        lane.transport === 'polling'
          ? html`${this.#dial('interval', lane.interval, 'sheet', lane.id)} ${this.#keepAlive(lane, say)}`
          : this.#handshake(lane, say)
      }
    </section>`;
  }

  #keepAlive(lane: LaneKnobs, say: Say): TemplateResult {
    return html`<button
        class="switch"
        role="switch"
        aria-checked=${lane.keepAlive}
        aria-describedby="keep-${lane.id}"
        @click=${() => this.#turn({ keepAlive: !lane.keepAlive }, lane.id)}
      >
        <span>${say('keepAlive')}</span><span class="knob" aria-hidden="true"></span>
      </button>
      <p class="help" id="keep-${lane.id}">${say('keepAlive-help')}</p>`;
  }

  #handshake(lane: LaneKnobs, say: Say): TemplateResult {
    const option = (kind: HandshakeKind): TemplateResult =>
      html`<option value=${kind} .selected=${kind === lane.handshake}>${say(`handshake-${kind}`)}</option>`;
    return html`<label class="line">
        <span>${say('handshake')}</span>
        <select @change=${(event: Event) => this.#mistake(event, lane.id)}>
          ${option('valid')}
          ${(['page', 'server'] as const).map(
            (end) =>
              html`<optgroup label=${say(`handshake-${end}`)}>${HANDSHAKES[end].map(option)}</optgroup>`,
          )}
        </select>
      </label>
      <p class="help">${say('handshake-help')}</p>`;
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

  #transport(event: Event, lane: string): void {
    const value = event.target instanceof HTMLSelectElement ? event.target.value : '';
    if (value === 'polling' || value === 'websocket') this.#turn({ transport: value }, lane);
  }

  #mistake(event: Event, lane: string): void {
    const value = event.target instanceof HTMLSelectElement ? event.target.value : '';
    const kinds = ['valid', ...HANDSHAKES.page, ...HANDSHAKES.server] as const;
    const handshake = kinds.find((kind) => kind === value);
    if (handshake) this.#turn({ handshake }, lane);
  }

  #turn(set: KnobSet, lane?: string): void {
    this.#fire('w-knob', lane === undefined ? { set } : { set, lane });
  }

  #fire(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('w-knobs', Knobs);
declare global {
  interface HTMLElementTagNameMap {
    'w-knobs': Knobs;
  }
}
