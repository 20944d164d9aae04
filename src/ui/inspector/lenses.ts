/** What the page's code and DevTools show of a transfer, and a segment that carries nothing of its own. */
import { html, nothing, type TemplateResult } from 'lit';
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

const CLAUSES: Readonly<Record<string, string>> = {
  'why.loss': 'RFC 9293 §3.8.1',
  'why.cable': 'RFC 9293 §3.8.1',
  'why.box': 'RFC 9293 §3.8.1',
  'why.timeout': 'RFC 6298 §5',
  'why.timeout-syn': 'RFC 6298 §2.1',
  'why.acks': 'RFC 5681 §3.2',
  'why.reset': 'RFC 9293 §3.5.2',
  'why.waited': 'RFC 9293 §2.2',
  'why.flight': 'RFC 8446 §2',
  'why.flight-12': 'RFC 5246 §7.3',
};

/** What became of it, or why it was sent at all. */
export function why(detail: Detail, language: Language): TemplateResult | typeof nothing {
  if (detail.why === '') return nothing;
  return html`<p class="why">${noteOf(language, detail.why)} ${clause(CLAUSES[detail.why] ?? '')}</p>`;
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
  if (named.length === 0 && detail.why !== '') return html`<p class="muted">${say('no-octets')}</p>`;
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
