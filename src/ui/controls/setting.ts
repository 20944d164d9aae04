/** A slider, a list or a switch for one setting, each with its name, its value and a sentence. Styled by `setting.css`. */
import { html, type TemplateResult } from 'lit';
import type { Form } from '../../scenario/index.ts';
import type { Language } from '../../text/index.ts';
import { figureOf, sayChoice, sayIn } from './say.ts';
import { type Choices, choicesOf, type SettingName } from './settings.ts';
import { nearestStep } from './steps.ts';

export type SettingValue = number | boolean | string;

export interface Setting {
  readonly name: SettingName;
  readonly form: Form;
  readonly value: SettingValue;
  readonly language: Language;
  /** Unique in the element: lanes have controls of one name. */
  readonly id: string;
  readonly turn: (value: SettingValue) => void;
}

/** The control that fits what is set. */
export function setting(own: Setting): TemplateResult {
  const { form, value } = own;
  switch (form.is) {
    case 'flag':
      return toggle(own, value === true);
    case 'choice':
      return choice(own, choicesOf(own.name, form.choices), String(value));
    case 'time':
    case 'rate':
    case 'count':
      return dial(own, form.steps, Number(value));
  }
}

function dial(
  { name, form, language, id, turn }: Setting,
  steps: readonly number[],
  value: number,
): TemplateResult {
  const say = sayIn(language);
  const shown = figureOf(form, value, language);
  const input = ({ target }: Event): void => {
    const step = target instanceof HTMLInputElement ? steps[target.valueAsNumber] : undefined;
    if (step !== undefined) turn(step);
  };
  return html`<div class="control dial">
    <label for=${id}>${say(name)}</label>
    <output for=${id} class="figure">${shown}</output>
    <input
      id=${id}
      type="range"
      min="0"
      max=${steps.length - 1}
      step="1"
      .value=${String(nearestStep(steps, value))}
      aria-valuetext=${shown}
      aria-describedby="${id}-help"
      @input=${input}
    />
    <p class="help" id="${id}-help">${say(`${name}-help`)}</p>
  </div>`;
}

function toggle({ name, language, id, turn }: Setting, isOn: boolean): TemplateResult {
  const say = sayIn(language);
  return html`<div class="control">
    <button
      id=${id}
      class="switch"
      role="switch"
      aria-checked=${isOn}
      aria-describedby="${id}-help"
      @click=${() => turn(!isOn)}
    >
      <span>${say(name)}</span><span class="knob" aria-hidden="true"></span>
    </button>
    <p class="help" id="${id}-help">${say(`${name}-help`)}</p>
  </div>`;
}

function choice(
  { name, language, id, turn }: Setting,
  choices: readonly Choices[],
  value: string,
): TemplateResult {
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
        ${choices.map((some) =>
          some.title === ''
            ? options(some)
            : html`<optgroup label=${sayChoice(language, name, some.title)}>${options(some)}</optgroup>`,
        )}
      </select>
    </label>
    <p class="help" id="${id}-help">${say(`${name}-help`)}</p>
  </div>`;
}
