/** What stands in the inspector's place while it does not come. Once it has, it draws itself and none of this. */
import { html, type TemplateResult } from 'lit';
import { missing } from './notices.ts';
import type { Visit } from './visit.ts';

export function absent(visit: Visit): TemplateResult | undefined {
  const notice = visit.loads.missing.includes('behind') ? missing(visit) : undefined;
  const { language } = visit.state;
  return (
    notice &&
    html`<p>${notice.words(language)}</p>
      ${notice.actions?.map(({ words, act }) => html`<button @click=${act}>${words(language)}</button>`)}`
  );
}
