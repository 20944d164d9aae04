import { html, type TemplateResult } from 'lit';
import type { Language } from '../../text/index.ts';
import { say } from './player-text.ts';

export interface Editor {
  readonly language: Language;
  readonly name: string;
  /** Undefined for an action without words. */
  readonly text: string | undefined;
  /** Where the pin is, in pixels of the timeline. */
  readonly x: number;
  readonly save: (text: string) => void;
  /** A touch screen has no Delete key. */
  readonly remove: () => void;
  readonly close: () => void;
  readonly blur: (event: FocusEvent) => void;
}

/** The box over a mark's pin. */
export function markEditor({ language, name, text, x, save, remove, close, blur }: Editor): TemplateResult {
  const submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    const words = event.target instanceof HTMLFormElement && new FormData(event.target).get('words');
    if (typeof words === 'string') save(words);
  };
  const keyed = (event: KeyboardEvent): void => {
    event.stopPropagation(); // the pin, the player and the page have plans for the same keys
    if (event.key === 'Escape' && !event.isComposing) close();
    // Held since it has opened the box, Enter would save or remove at once.
    if (event.key === 'Enter' && event.repeat) event.preventDefault();
  };
  return html`<form class="editor" aria-label=${name} tabindex="-1" .style=${`--x:${x}px`}
    @submit=${submitted} @keydown=${keyed} @focusout=${blur}>
    ${
      text === undefined
        ? html`<span class="name">${name}</span>`
        : html`<label class="name" for="words">${say(language, 'mark-words')}</label>
          <input id="words" name="words" autocomplete="off" .value=${text} />
          <button class="primary">${say(language, 'mark-save')}</button>`
    }
    <button type="button" class="remove" @click=${remove}>${say(language, 'mark-remove')}</button>
  </form>`;
}
