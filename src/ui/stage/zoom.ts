/** How large time is drawn: buttons over the axis, and a pinch. */
import { html, type TemplateResult } from 'lit';
import type { Language } from '../../text/index.ts';
import { say } from './words.ts';

export type Zoom = 'zoom-out' | 'zoom-run' | 'zoom-in';
const BUTTONS: readonly (readonly [Zoom, string])[] = [
  ['zoom-out', '−'],
  ['zoom-run', '↕'],
  ['zoom-in', '+'],
];
/** One press. */
const FACTOR = 1.5;

export const drawZoom = (language: Language, go: (by: Zoom) => void): TemplateResult =>
  html`<div class="zoom" role="group" aria-label=${say(language, 'zoom')}>${BUTTONS.map(
    ([by, sign]) => html`<button type="button" aria-label=${say(language, by)} title=${say(language, by)}
      @click=${() => go(by)}>${sign}</button>`,
  )}</div>`;

/** How many times as large; `whole`: what share of the picture there is room for. */
export const grownBy = (by: Zoom, whole: number): number =>
  by === 'zoom-run' ? whole : by === 'zoom-in' ? FACTOR : 1 / FACTOR;

/** A pinch on a touchpad comes as a wheel with the control key held. @returns undefined for a wheel that scrolls */
export function pinched(event: WheelEvent): number | undefined {
  if (!event.ctrlKey) return undefined;
  event.preventDefault();
  return Math.exp(-event.deltaY / 200);
}
