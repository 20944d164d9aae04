/** What the page's own code sees of a transfer. */
import { html } from 'lit';
import type { View } from '../view.ts';

export const view: View = {
  kind: 'lens',
  id: 'code',
  place: 1,
  otherwise: ['no-code', 'no-code-more'],
  draw: ({ detail, say }) =>
    detail.code.length === 0
      ? undefined
      : html`<p class="muted">${say('code-intro')}</p>
          <pre class="code" tabindex="0"><code>${detail.code.join('\n')}</code></pre>`,
};
