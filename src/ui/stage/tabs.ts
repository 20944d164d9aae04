/** Tabs over a narrow stage, which shows one lane at a time; wide stages do not display them. */
import { html, type TemplateResult } from 'lit';
import type { Language } from '../../text/index.ts';
import { say } from './words.ts';

export function drawTabs(
  language: Language,
  names: readonly string[],
  current: number,
  pick: (index: number) => void,
  keys: (event: KeyboardEvent) => void,
): TemplateResult {
  return html`<div class="tabs" role="tablist" aria-label=${say(language, 'lanes')} @keydown=${keys}>
    ${names.map(
      (name, index) => html`<button type="button" role="tab" aria-selected=${index === current}
        aria-controls="lane-${index}" tabindex=${index === current ? 0 : -1} @click=${() => pick(index)}>
        ${name}
      </button>`,
    )}
  </div>`;
}

/** The place of the lane that is shown: the first, if there is none of that id. */
export const currentOf = (lanes: readonly { readonly id: string }[], id: string): number =>
  Math.max(
    lanes.findIndex((lane) => lane.id === id),
    0,
  );

/** Left and Right move the focus and the choice together, as tabs do. */
export function otherTab(event: KeyboardEvent, current: number, count: number): number | undefined {
  const way = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
  const next = current + way;
  if (way === 0 || next < 0 || next >= count) return undefined;
  event.preventDefault();
  event.stopPropagation();
  const list = event.currentTarget instanceof HTMLElement ? event.currentTarget : null;
  list?.querySelectorAll('button')[next]?.focus();
  return next;
}

/** A finger that crosses the picture sideways asks for the lane beside; up and down is scrolling. */
export class Swipe {
  #from: { readonly x: number; readonly y: number } | undefined;

  start(event: PointerEvent): void {
    this.#from = event.pointerType === 'touch' ? { x: event.clientX, y: event.clientY } : undefined;
  }

  /** @returns 1 for the next lane, -1 for the one before, 0 for no swipe */
  end(event: PointerEvent): -1 | 0 | 1 {
    if (!this.#from) return 0;
    const dx = event.clientX - this.#from.x;
    const dy = event.clientY - this.#from.y;
    this.#from = undefined;
    if (Math.abs(dx) < 48 || Math.abs(dx) < 2 * Math.abs(dy)) return 0;
    return dx < 0 ? 1 : -1;
  }
}
