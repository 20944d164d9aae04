/** Why a message took as long as it did, and the moments of the transfer, with the spans between them drawn to one scale. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { micros } from '../../../base/index.ts';
import { formatMoment, formatSpan } from '../../../text/index.ts';
import type { View, ViewContext } from '../view.ts';
import styles from './timing.css?inline';

export const view: View = {
  kind: 'tab',
  id: 'timing',
  place: 4,
  styles,
  otherwise: ['no-timing'],
  draw: (context) => {
    const moments = timing(context);
    return moments && html`${whyLate(context)} ${moments}`;
  },
};

function timing({ detail, language, say }: ViewContext): TemplateResult | undefined {
  const { timing: rows, hue } = detail;
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return undefined;
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
function bar(from: number, width: number): TemplateResult {
  return html`<svg width="100%" height="12" aria-hidden="true">
    ${svg`<line x1="0" x2="100%" y1="6" y2="6"></line>
      <rect x="${from * 100}%" y="2" width="${Math.max(0.5, width * 100)}%" height="8" rx="2"></rect>`}
  </svg>`;
}

/** The stretches of a message's way, drawn to one scale and added up. */
function whyLate({ detail, language, say }: ViewContext): TemplateResult | typeof nothing {
  const why = detail.delivery;
  const [first] = why?.parts ?? [];
  const last = why?.parts.at(-1);
  if (why === undefined || first === undefined || last === undefined) return nothing;
  const whole = last.to - first.from;
  const { author, id, parts } = why;
  return html`<table class="timing why">
    <caption>
      ${say('late-title', { author, id: String(id) })} <strong>${formatSpan(language, micros(whole))}</strong>
    </caption>
    <tbody>
      ${parts.map(
        ({ key, from, to }) => html`<tr class=${key}>
          <th scope="row">${say(`late-${key}`)}</th>
          <td class="end">${formatSpan(language, micros(to - from))}</td>
          <td class="bar">${bar((from - first.from) / whole, (to - from) / whole)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
