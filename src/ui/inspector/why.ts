/** Why a message took as long as it did: the stretches of its way, drawn to one scale and added up. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Why } from '../../projections/index.ts';
import { micros } from '../../base/index.ts';
import { formatSpan, type Language } from '../../text/index.ts';
import type { Say } from './text.ts';
import { bar } from './timing.ts';

export function whyLate(why: Why | undefined, language: Language, say: Say): TemplateResult | typeof nothing {
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
