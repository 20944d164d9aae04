/** Both messages of the opening handshake, the lines it depends on lit, and the way to the accept value. */
import { html, nothing, type TemplateResult } from 'lit';
import type { HandshakeLine, HandshakeView } from '../../projections/index.ts';
import type { Language } from '../../text/index.ts';
import { noteOf } from '../../text/inspector/index.ts';
import { clause } from './note.ts';
import type { Say } from './text.ts';

export interface HandshakeState {
  readonly view: HandshakeView | undefined;
  /** The line whose sentence is shown: `request-3`; '' for none. */
  readonly open: string;
  readonly toggle: (id: string) => void;
  readonly language: Language;
}

export function handshake(state: HandshakeState, say: Say): TemplateResult {
  const { view } = state;
  if (!view) return html`<p class="hint muted">${say('no-handshake')}</p>`;
  return html`<p class="verdict ${view.verdict}">
      <strong>${say(`hs-${view.verdict}`)}</strong> ${noteOf(state.language, view.why ?? '')} ${clause(view.verdict === 'open' ? 'RFC 6455 §4.2.2' : 'RFC 6455 §4.1')}
    </p>
    <div class="handshake">
      ${side('request', view.request, state, say)} ${side('response', view.response, state, say)}
    </div>
    ${view.accept ? derivation(view.accept, say) : nothing}`;
}

function side(
  name: 'request' | 'response',
  lines: readonly HandshakeLine[],
  state: HandshakeState,
  say: Say,
): TemplateResult {
  return html`<section aria-label=${say(`hs-${name}`)}>
    <h3>${say(`hs-${name}`)}</h3>
    ${
      lines.length === 0
        ? html`<p class="muted">${say('hs-no-response')}</p>`
        : html`<ul class="lines">
          ${lines.map((line, index) => shown(line, `${name}-${index}`, state))}
        </ul>`
    }
  </section>`;
}

function shown(line: HandshakeLine, id: string, { open, toggle, language }: HandshakeState): TemplateResult {
  const note = noteOf(language, line.note) || noteOf(language, `field.${line.name.toLowerCase()}`);
  const text =
    line.name === ''
      ? html`<span class="start">${line.text}</span>`
      : html`<span class="name">${line.name}:</span> <span class="value">${line.value}</span>`;
  const kind = `${line.key ? 'key' : ''} ${line.name === '' ? 'first' : ''}`;
  if (note === '') return html`<li class=${kind}><span class="line">${text}</span></li>`;
  const isOpen = open === id;
  return html`<li class=${kind}>
    <button class="line" aria-expanded=${isOpen} @click=${() => toggle(isOpen ? '' : id)}>${text}</button>
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
