import { svg, type SVGTemplateResult, html, type TemplateResult } from 'lit';

const PATHS = {
  restart: svg`<path d="M4 3.5v9" /><path class="solid" d="M12.5 3.5v9L6 8Z" />`,
  back: svg`<path class="solid" d="M10 3.5v9L3.5 8Z" /><path d="M12.5 4v8" />`,
  play: svg`<path class="solid" d="M4.5 2.8v10.4L13 8Z" />`,
  pause: svg`<path class="thick" d="M5 3.5v9M11 3.5v9" />`,
  forward: svg`<path class="solid" d="M6 3.5v9L12.5 8Z" /><path d="M3.5 4v8" />`,
  undo: svg`<path d="M6 3 3 6l3 3" /><path d="M3 6h6.5a3.5 3.5 0 0 1 0 7H6" />`,
  redo: svg`<path d="m10 3 3 3-3 3" /><path d="M13 6H6.5a3.5 3.5 0 0 0 0 7H10" />`,
  cut: svg`<path d="M1.5 8h3l1.5-3 2 6 2-6 1.5 3h3" />`,
} as const satisfies Record<string, SVGTemplateResult>;

export function icon(name: keyof typeof PATHS): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${PATHS[name]}</svg>`;
}
