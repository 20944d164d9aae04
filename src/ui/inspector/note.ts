/** The card of one part: its name, its value, its sentence, its clause. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Detail, PartView } from '../../projections/index.ts';
import type { Language } from '../../text/index.ts';
import { noteOf } from '../../text/inspector/index.ts';
import { partsIn } from './parts.ts';
import { type Say, toHex } from './text.ts';

/** `RFC 6455 §5.2` as a link to the clause. */
export function clause(rfc: string): TemplateResult | typeof nothing {
  if (rfc === '') return nothing;
  const [, number, section] = /^RFC (\d+)(?: §([\w.]+))?/.exec(rfc) ?? [];
  if (number === undefined) return html`<span class="clause">${rfc}</span>`;
  const anchor = section === undefined ? '' : `#section-${section}`;
  return html`<a
    class="clause"
    href="https://www.rfc-editor.org/rfc/rfc${number}.html${anchor}"
    target="_blank"
    rel="noreferrer"
    >${rfc}</a
  >`;
}

/** The sentence of a part; a known field's own sentence beats the one about fields in general. */
export function sentence(language: Language, parts: readonly PartView[], index: number): string {
  const part = parts[index];
  if (!part) return '';
  const name = part.note.endsWith('field-value') ? parts[index - 1] : part;
  const isField = part.note.endsWith('field-name') || part.note.endsWith('field-value');
  const own = isField && name ? noteOf(language, `field.${name.value.toLowerCase()}`) : '';
  return own || noteOf(language, part.note, part.value);
}

/** The bits of one octet, each in the part it belongs to: `1 | 000 | 0001`. */
function bits(detail: Detail, octet: number): TemplateResult {
  const value = detail.octets[octet] ?? 0;
  const digits = value.toString(2).padStart(8, '0');
  const groups = partsIn(detail.parts, octet).map((index) => {
    const part = detail.parts[index];
    const from = Math.max(0, (part?.fromBit ?? 0) - octet * 8);
    const to = Math.min(8, (part?.toBit ?? 8) - octet * 8);
    return html`<span class="bits h-${part?.hue ?? 'tcp'}">${digits.slice(from, to)}</span>`;
  });
  return html`<span class="octet">0x${toHex(value)} = ${value} = ${groups.length > 1 ? groups : digits}</span>`;
}

/** @param byte - the selected octet, whose bits are written out; -1 for none. */
export function note(
  detail: Detail,
  part: number,
  byte: number,
  language: Language,
  say: Say,
): TemplateResult {
  const shown = detail.parts[part];
  if (!shown) return html`<p class="note muted">${say('choose-octet')}</p>`;
  const isLong = shown.value.length > 160;
  return html`<div class="note h-${shown.hue}">
    <p class="what">
      <strong>${shown.name}</strong>
      ${shown.value === '' ? nothing : html`<code>${isLong ? `${shown.value.slice(0, 160)}…` : shown.value}</code>`}
    </p>
    <p>${sentence(language, detail.parts, part)} ${clause(shown.rfc)}</p>
    ${
      byte < 0 || byte >= detail.octets.length
        ? nothing
        : html`<p class="muted">${say('octet-at', { n: byte })}: ${bits(detail, byte)}</p>`
    }
  </div>`;
}
