/** Masking undone octet by octet: masked ⊕ key = plain, and the eight bits of the one in focus. */
import { html, nothing, type TemplateResult } from 'lit';
import type { XorRow } from '../../projections/index.ts';
import { glyph, type Say, toHex } from './text.ts';

const bits = (octet: number): string =>
  octet
    .toString(2)
    .padStart(8, '0')
    .replace(/^(....)/, '$1 ');

export interface XorState {
  readonly rows: readonly XorRow[];
  /** The message's octet that the first row unmasks. */
  readonly start: number;
  /** The selected octet of the message. */
  readonly byte: number;
  /** Rows to show. */
  readonly most: number;
  readonly select: (byte: number) => void;
  readonly showAll: () => void;
}

export function xorTable(state: XorState, say: Say): TemplateResult | typeof nothing {
  const { rows, start, most, showAll } = state;
  if (rows.length === 0) return nothing;
  const shown = rows.slice(0, most);
  const groups = [];
  for (let from = 0; from < shown.length; from += 8)
    groups.push(group(state, shown.slice(from, from + 8), from, say));
  const chosen = rows[state.byte - start] ?? rows[0];
  return html`<section class="xor" aria-label=${say('xor-title')}>
    <h3>${say('xor-title')}</h3>
    <p class="muted">${say('xor-intro')}</p>
    <div class="groups">${groups}</div>
    ${chosen ? inBits(chosen) : nothing}
    ${
      rows.length > most
        ? html`<button @click=${showAll}>${say('show-all', { n: rows.length })}</button>`
        : nothing
    }
  </section>`;
}

function group(state: XorState, rows: readonly XorRow[], from: number, say: Say): TemplateResult {
  const line = (
    name: 'masked' | 'key' | 'plain' | 'text',
    sign: string,
    cell: (row: XorRow) => string,
  ) => html`<tr
    class=${name}
  >
    <th scope="row"><span aria-hidden="true">${sign}</span> ${say(`xor-${name}`)}</th>
    ${rows.map((row, index) => {
      const byte = state.start + from + index;
      return html`<td class=${byte === state.byte ? 'on' : ''} @click=${() => state.select(byte)}>${cell(row)}</td>`;
    })}
  </tr>`;
  return html`<table>
    ${line('masked', '', (row) => toHex(row.masked))} ${line('key', '⊕', (row) => toHex(row.key))}
    ${line('plain', '=', (row) => toHex(row.plain))} ${line('text', '', (row) => glyph(row.plain))}
  </table>`;
}

function inBits(row: XorRow): TemplateResult {
  return html`<p class="inbits">
    <code>${bits(row.masked)}</code> <span>⊕</span> <code>${bits(row.key)}</code> <span>=</span>
    <code>${bits(row.plain)}</code> <span class="muted">0x${toHex(row.plain)} “${glyph(row.plain)}”</span>
  </p>`;
}
