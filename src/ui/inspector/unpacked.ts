/** What a compressed message says: the sizes on both sides of DEFLATE, and its words. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Detail } from '../../projections/index.ts';
import { formatNumber, type Language } from '../../text/index.ts';
import { clause } from './note.ts';
import type { Say } from './text.ts';

export function unpacked(detail: Detail, language: Language, say: Say): TemplateResult | typeof nothing {
  if (detail.unpacked === undefined) return nothing;
  const { octets, packed, text } = detail.unpacked;
  const sizes = { octets: formatNumber(language, octets), packed: formatNumber(language, packed) };
  return html`<section class="unpacked" aria-label=${say('unpacked-title')}>
    <h3>${say('unpacked-title')} ${clause('RFC 7692 §7.2.2')}</h3>
    <pre class="code" tabindex="0"><code>${text}</code></pre>
    <p class="muted">${say('unpacked-sizes', sizes)} ${say('unpacked-context')}</p>
  </section>`;
}
