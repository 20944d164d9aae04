/** Prose, quotes and verdicts. */
import { html, nothing, type TemplateResult } from 'lit';
import type { LessonKey } from '../../text/lesson/index.ts';
import type { Block, Inline, VerdictKind } from './model.ts';

export type Say = (key: LessonKey, places?: Readonly<Record<string, string | number>>) => string;

function inline({ kind, text }: Inline): TemplateResult | string {
  switch (kind) {
    case 'plain':
      return text;
    case 'strong':
      return html`<strong>${text}</strong>`;
    case 'em':
      return html`<em>${text}</em>`;
    case 'code':
      return html`<code>${text}</code>`;
    case 'figure':
      return html`<span class="figure">${text}</span>`;
  }
}

export const inlines = (parts: readonly Inline[]): readonly (TemplateResult | string)[] => parts.map(inline);

/** A shape for each verdict, so that colour is never alone. */
const SHAPES: Readonly<Record<VerdictKind, string>> = {
  confirmed: 'm4 10 4 4 8-9',
  qualified: 'M3 8c3-4 5 2 7 0s4-4 7 0M3 14c3-4 5 2 7 0s4-4 7 0',
  refuted: 'm5 5 10 10M15 5 5 15',
  measured: 'M3 14V7h14v7zM7 7v3m3-3v4m3-4v3',
};

export function block(shown: Block, say: Say): TemplateResult {
  switch (shown.kind) {
    case 'paragraph':
      return html`<p>${inlines(shown.parts)}</p>`;
    case 'list':
      return html`<ul>
        ${shown.items.map((item) => html`<li>${inlines(item)}</li>`)}
      </ul>`;
    case 'quote':
      return html`<figure class="quote">
        <figcaption>${say('report-says', { source: shown.source })}</figcaption>
        <blockquote>“${inlines(shown.parts)}”</blockquote>
        ${shown.translation ? html`<p class="muted">${inlines(shown.translation)}</p>` : nothing}
      </figure>`;
    case 'verdict':
      return html`<div class="verdict ${shown.verdict}">
        <p class="ruling">
          <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true"><path d=${SHAPES[shown.verdict]}></path></svg>
          ${say(shown.verdict)}
        </p>
        <p>${inlines(shown.parts)}</p>
      </div>`;
  }
}
