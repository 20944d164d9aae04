/** A slider, a list or a switch, each with its name, its value and a sentence. */
import { html, type TemplateResult } from 'lit';
import type { Language } from '../../text/index.ts';
import { CHOICES, type Choices } from './groups.ts';
import type { ChoiceName, DialName, Settings, SwitchName } from './model.ts';
import { dialValue, sayChoice, sayIn } from './say.ts';
import { nearestStep, SCALES } from './scales.ts';

type Value = number | boolean | string;

export interface Control {
  readonly name: keyof Settings;
  readonly value: Value;
  readonly language: Language;
  /** Unique in the element: lanes have controls of one name. */
  readonly id: string;
  readonly turn: (value: Value) => void;
}

/** The control that fits what is set. */
export function control(own: Control): TemplateResult {
  const { name, value } = own;
  if (isDial(name)) return dial(own, name, Number(value));
  return isChoice(name) ? choice(own, name, String(value)) : toggle(own, name, value === true);
}

const isDial = (name: keyof Settings): name is DialName => name in SCALES;
const isChoice = (name: keyof Settings): name is ChoiceName => name in CHOICES;

function dial({ language, id, turn }: Control, name: DialName, value: number): TemplateResult {
  const say = sayIn(language);
  const scale = SCALES[name];
  const shown = dialValue(name, value, language);
  const input = ({ target }: Event): void => {
    const step = target instanceof HTMLInputElement ? scale[target.valueAsNumber] : undefined;
    if (step !== undefined) turn(step);
  };
  return html`<div class="control dial">
    <label for=${id}>${say(name)}</label>
    <output for=${id} class="figure">${shown}</output>
    <input
      id=${id}
      type="range"
      min="0"
      max=${scale.length - 1}
      step="1"
      .value=${String(nearestStep(scale, value))}
      aria-valuetext=${shown}
      aria-describedby="${id}-help"
      @input=${input}
    />
    <p class="help" id="${id}-help">${say(`${name}-help`)}</p>
  </div>`;
}

function toggle({ language, id, turn }: Control, name: SwitchName, value: boolean): TemplateResult {
  const say = sayIn(language);
  return html`<div class="control">
    <button
      id=${id}
      class="switch"
      role="switch"
      aria-checked=${value}
      aria-describedby="${id}-help"
      @click=${() => turn(!value)}
    >
      <span>${say(name)}</span><span class="knob" aria-hidden="true"></span>
    </button>
    <p class="help" id="${id}-help">${say(`${name}-help`)}</p>
  </div>`;
}

function choice({ language, id, turn }: Control, name: ChoiceName, value: string): TemplateResult {
  const say = sayIn(language);
  const picked = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) turn(target.value);
  };
  const options = ({ values }: Choices): TemplateResult[] =>
    values.map(
      (one) =>
        html`<option value=${one} .selected=${one === value}>${sayChoice(language, name, one)}</option>`,
    );
  return html`<div class="control">
    <label class="line">
      <span>${say(name)}</span>
      <select id=${id} aria-describedby="${id}-help" @change=${picked}>
        ${CHOICES[name].map((some) =>
          some.title === ''
            ? options(some)
            : html`<optgroup label=${sayChoice(language, name, some.title)}>${options(some)}</optgroup>`,
        )}
      </select>
    </label>
    <p class="help" id="${id}-help">${say(`${name}-help`)}</p>
  </div>`;
}
