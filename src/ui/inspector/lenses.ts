/** What the page's code and DevTools show of a transfer, and a segment that carries nothing of its own. */
import { html, type TemplateResult } from 'lit';
import type { Detail } from '../../projections/index.ts';
import { formatOctets, type Language } from '../../text/index.ts';
import { noteOf } from '../../text/inspector/index.ts';
import { clause } from './note.ts';
import type { Say } from './text.ts';

export function codeLens(detail: Detail, say: Say): TemplateResult {
  if (detail.code.length === 0) return nothingThere(say('no-code'), say('no-code-more'));
  return html`<p class="muted">${say('code-intro')}</p>
    <pre class="code" tabindex="0"><code>${detail.code.join('\n')}</code></pre>`;
}

export function devtoolsLens(detail: Detail, say: Say): TemplateResult {
  if (detail.devtools.length === 0) return nothingThere(say('no-devtools'), say('no-devtools-more'));
  return html`<p class="muted">${say('devtools-intro')}</p>
    <dl class="devtools">
      ${detail.devtools.map(({ column, value }) => html`<div><dt>${column}</dt><dd>${value}</dd></div>`)}
    </dl>`;
}

function nothingThere(title: string, more: string): TemplateResult {
  return html`<div class="nothing">
    <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
      <path d="M3 12s3.5-6 9-6 9 6 9 6-3.5 6-9 6-9-6-9-6Z M4 20 20 4"></path>
    </svg>
    <p><strong>${title}</strong><br /><span class="muted">${more}</span></p>
  </div>`;
}

/** Flags by their letters on the arrow when the view model has no parts of its own. */
export function segment(detail: Detail, language: Language, say: Say): TemplateResult {
  const named = detail.label.code.split(/[\s,+/]+/).filter((flag) => /^(SYN|ACK|FIN|RST|PSH)$/.test(flag));
  const parts =
    detail.parts.length > 0
      ? detail.parts.map(({ name, value, note, rfc }) => ({ name, value, note, rfc }))
      : named.map((flag) => ({
          name: flag,
          value: '1',
          note: `tcp.${flag.toLowerCase()}`,
          rfc: 'RFC 9293 §3.1',
        }));
  return html`<h3>${say('tcp-flags')} <span class="muted">${formatOctets(language, detail.wire)}</span></h3>
    ${
      parts.length === 0
        ? html`<p class="muted">${say('tcp-none')}</p>`
        : html`<dl class="flags h-${detail.hue}">
          ${parts.map(
            (part) => html`<div>
              <dt><span>${part.name}</span> <code>${part.value}</code></dt>
              <dd>${noteOf(language, part.note)} ${clause(part.rfc)}</dd>
            </div>`,
          )}
        </dl>`
    }
    <p class="muted">${say('no-octets')}</p>`;
}
