/** What stands in the place of a part that did not come: a sentence, and what can be done about it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Part } from './lazy.ts';
import { reloading, retrying, sentenceOf } from './notices.ts';
import type { Shell } from './shell.ts';

export function absent(shell: Shell, ...parts: readonly Part[]): TemplateResult | typeof nothing {
  const missing = shell.loads.missing.filter((part) => parts.includes(part));
  if (missing.length === 0) return nothing;
  const { language } = shell.state;
  return html`<p>${sentenceOf(shell, missing)(language)}</p>
    <p>
      ${[retrying(shell), reloading].map(
        ({ words, act }) => html`<button @click=${act}>${words(language)}</button>`,
      )}
    </p>`;
}
