/** Moments of one transfer, with the spans between them drawn to one scale. */
import { html, svg, type TemplateResult } from 'lit';
import type { TimingRow } from '../../projections/index.ts';
import { formatMoment, formatSpan, type Language } from '../../text/index.ts';
import { micros } from '../../base/index.ts';
import type { Say } from './text.ts';

export function timing(
  rows: readonly TimingRow[],
  hue: string,
  language: Language,
  say: Say,
): TemplateResult {
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return html`<p class="hint muted">${say('no-timing')}</p>`;
  const whole = Math.max(1, last.at - first.at);
  return html`<table class="timing h-${hue}">
      <thead>
        <tr>
          <th scope="col">${say('time-moment')}</th>
          <th scope="col" class="end">${say('time-at')}</th>
          <th scope="col" class="end">${say('time-since')}</th>
          <td class="bar"></td>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row, index) => {
          const before = rows[index - 1] ?? row;
          const span = micros(Math.max(0, row.at - before.at));
          return html`<tr>
            <th scope="row">${say(`time-${row.key}`, { n: row.n ?? 0 })}</th>
            <td class="end">${formatMoment(language, row.at)}</td>
            <td class="end">${index === 0 ? '' : `+${formatSpan(language, span)}`}</td>
            <td class="bar">${bar((before.at - first.at) / whole, span / whole)}</td>
          </tr>`;
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${say('time-total')}</th>
          <td></td>
          <td class="end"><strong>${formatSpan(language, micros(Math.max(0, last.at - first.at)))}</strong></td>
          <td class="bar"></td>
        </tr>
      </tfoot>
    </table>
    <p class="muted">${say('time-model')}</p>`;
}

/** A part of a whole, both as shares of it. */
export function bar(from: number, width: number): TemplateResult {
  return html`<svg width="100%" height="12" aria-hidden="true">
    ${svg`<line x1="0" x2="100%" y1="6" y2="6"></line>
      <rect x="${from * 100}%" y="2" width="${Math.max(0.5, width * 100)}%" height="8" rx="2"></rect>`}
  </svg>`;
}
