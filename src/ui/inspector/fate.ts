/** What became of a segment, or why it was sent at all. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Detail } from '../../projections/index.ts';
import type { Language } from '../../text/index.ts';
import { noteOf } from '../../text/inspector/index.ts';
import { clause } from './note.ts';

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

export function fate(detail: Detail, language: Language): TemplateResult | typeof nothing {
  if (detail.why === '') return nothing;
  return html`<p class="why">${noteOf(language, detail.why)} ${clause(CLAUSES[detail.why] ?? '')}</p>`;
}
