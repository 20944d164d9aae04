/** Both messages of the opening handshake, the lines it depends on lit, and the way to the accept value. */
import { html, nothing, type TemplateResult } from 'lit';
import type { HandshakeLine, HandshakeView } from '../../../projections/index.ts';
import { noteOf } from '../../../text/inspector/index.ts';
import { clause } from '../note.ts';
import type { Say } from '../text.ts';
import type { View, ViewContext } from '../view.ts';
import styles from './handshake.css?inline';

export const view: View = {
  kind: 'tab',
  id: 'handshake',
  place: 3,
  styles,
  otherwise: ['no-handshake'],
  draw: (context) => context.detail.handshake && handshake(context.detail.handshake, context),
};

function handshake(view: HandshakeView, context: ViewContext): TemplateResult {
  const { language, say } = context;
  return html`<p class="verdict ${view.verdict}">
      <strong>${say(`hs-${view.verdict}`)}</strong> ${noteOf(language, view.why ?? '')} ${clause(view.verdict === 'open' ? 'RFC 6455 §4.2.2' : 'RFC 6455 §4.1')}
    </p>
    <div class="handshake">
      ${side('request', view.request, context)} ${side('response', view.response, context)}
    </div>
    ${view.accept ? derivation(view.accept, say) : nothing}`;
}

function side(
  name: 'request' | 'response',
  lines: readonly HandshakeLine[],
  context: ViewContext,
): TemplateResult {
  const { say } = context;
  return html`<section aria-label=${say(`hs-${name}`)}>
    <h3>${say(`hs-${name}`)}</h3>
    ${
      lines.length === 0
        ? html`<p class="muted">${say('hs-no-response')}</p>`
        : html`<ul class="lines">
          ${lines.map((line, index) => shown(line, `${name}-${index}`, context))}
        </ul>`
    }
  </section>`;
}

function shown(line: HandshakeLine, id: string, { kept, keep, language }: ViewContext): TemplateResult {
  const note = noteOf(language, line.note) || noteOf(language, `field.${line.name.toLowerCase()}`);
  const text =
    line.name === ''
      ? html`<span class="start">${line.text}</span>`
      : html`<span class="name">${line.name}:</span> <span class="value">${line.value}</span>`;
  const kind = `${line.key ? 'key' : ''} ${line.name === '' ? 'first' : ''}`;
  if (note === '') return html`<li class=${kind}><span class="line">${text}</span></li>`;
  // One line at a time shows its sentence.
  const isOpen = kept.get('line') === id;
  return html`<li class=${kind}>
    <button class="line" aria-expanded=${isOpen} @click=${() => keep('line', isOpen ? '' : id)}>${text}</button>
    ${isOpen ? html`<p class="why">${note}</p>` : nothing}
  </li>`;
}

function derivation(accept: NonNullable<HandshakeView['accept']>, say: Say): TemplateResult {
  const step = (sign: string, value: string, key: 'key' | 'guid' | 'sha1' | 'base64') => html`<li>
    <span class="sign" aria-hidden="true">${sign}</span>
    <span class="what"><code>${value}</code><span class="muted">${say(`hs-step-${key}`)}</span></span>
  </li>`;
  return html`<section class="derivation" aria-label=${say('hs-accept')}>
    <h3>${say('hs-accept')}</h3>
    <ol>
      ${step('', accept.key, 'key')} ${step('+', accept.guid, 'guid')} ${step('→', accept.sha1, 'sha1')}
      ${step('→', accept.accept, 'base64')}
    </ol>
  </section>`;
}
