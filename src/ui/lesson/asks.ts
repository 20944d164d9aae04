/** What a step asks of the learner: a prediction, a task, a try in the console. */
import { html, nothing, type TemplateResult } from 'lit';
import { inlines, type Say } from './blocks.ts';
import type { LessonView, Predict, Task } from './model.ts';

type TryIt = NonNullable<LessonView['tryIt']>;

export function predict(ask: Predict, choose: (option: number) => void, say: Say): TemplateResult {
  const { question, options, chosen, revealed, right, because } = ask;
  return html`<fieldset class="ask predict">
    <legend><span class="kicker">${say('predict')}</span> ${question}</legend>
    ${options.map((text, index) => {
      const mark = !revealed ? '' : index === right ? 'right' : index === chosen ? 'wrong' : 'other';
      return html`<label class="option ${mark} ${index === chosen ? 'chosen' : ''}">
        <input
          type="radio"
          name="option"
          .checked=${index === chosen}
          ?disabled=${revealed}
          @change=${() => choose(index)}
        />
        <span>${text}</span>
        ${
          mark === 'right'
            ? html`<em class="mark"><span aria-hidden="true">✓</span> ${say(chosen === right ? 'right' : 'right-was')}</em>`
            : mark === 'wrong'
              ? html`<em class="mark"><span aria-hidden="true">✗</span> ${say('not-this')}</em>`
              : nothing
        }
      </label>`;
    })}
    ${
      revealed
        ? html`<p class="because">${inlines(because)}</p>`
        : html`<p class="muted">${say(chosen < 0 ? 'predict-first' : 'predict-step')}</p>`
    }
  </fieldset>`;
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
