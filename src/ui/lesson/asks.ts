/** What a step asks of the learner: a prediction, a task, a try in the console. */
import { html, nothing, type TemplateResult } from 'lit';
import { inlines, type Say } from './blocks.ts';
import type { LessonView, Predict, Said, Task } from './model.ts';

type TryIt = NonNullable<LessonView['tryIt']>;

export function predict(ask: Predict, choose: (option: number) => void, say: Say): TemplateResult {
  const { question, options, chosen, isOpen } = ask;
  return html`<fieldset class="ask predict">
    <legend><span class="kicker">${say('predict')}</span> ${question}</legend>
    ${options.map(
      ({ text, option }) => html`<label class="option ${option === chosen ? 'chosen' : ''}">
        <input
          type="radio"
          name="option"
          .checked=${option === chosen}
          ?disabled=${!isOpen}
          @change=${() => choose(option)}
        />
        <span>${text}</span>
      </label>`,
    )}
    <p class="muted">${say(isOpen ? 'predict-open' : 'predict-over')}</p>
  </fieldset>`;
}

/** How the run has answered what was said at the step before. */
export function verdict({ option, right, reply }: Said, say: Say): TemplateResult {
  const [kind, sign] = right === undefined ? (['right', '✓'] as const) : (['wrong', '✗'] as const);
  return html`<section class="ask said ${kind}" aria-label=${say('predict')}>
    <p class="mark"><span aria-hidden="true">${sign}</span> ${say(`said-${kind}`, { option, right: right ?? '' })}</p>
    <p>${inlines(reply)}</p>
  </section>`;
}

export interface TaskIntents {
  readonly hint: () => void;
  readonly solve: () => void;
}

export function task(ask: Task, { hint, solve }: TaskIntents, say: Say): TemplateResult {
  const hasHint = ask.hint !== undefined && !ask.hintShown && !ask.done;
  const isSolvable = ask.solvable && !ask.done;
  return html`<section class="ask task ${ask.done ? 'done' : ''}" aria-label=${say('task')}>
    <p>
      <span class="kicker">${ask.done ? html`<span aria-hidden="true">✓</span> ${say('task-done')}` : say('task')}</span>
      ${inlines(ask.text)}
    </p>
    ${ask.missing !== undefined && !ask.done ? html`<p class="muted missing">${ask.missing}</p>` : nothing}
    ${ask.hint && ask.hintShown ? html`<p class="hint">${inlines(ask.hint)}</p>` : nothing}
    ${
      hasHint || isSolvable
        ? html`<p class="buttons">
          ${hasHint ? html`<button @click=${hint}>${say('hint')}</button>` : nothing}
          ${isSolvable ? html`<button @click=${solve}>${say('solve')}</button>` : nothing}
        </p>`
        : nothing
    }
  </section>`;
}

export function tryIt({ before, code, after }: TryIt, copy: () => void, say: Say): TemplateResult {
  return html`<section class="try" aria-label=${say('try-it')}>
    <div class="top">
      <h3>${say('try-it')}</h3>
      <button @click=${copy}>${say('copy')}</button>
    </div>
    ${before.length > 0 ? html`<p>${inlines(before)}</p>` : nothing}
    <pre tabindex="0"><code>${code.join('\n')}</code></pre>
    ${after.length > 0 ? html`<p>${inlines(after)}</p>` : nothing}
  </section>`;
}
