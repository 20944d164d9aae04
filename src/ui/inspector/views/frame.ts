/** The fields of a transfer beside its octets; of a segment that carries none, the flags of its TCP header. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber, formatOctets } from '../../../text/index.ts';
import { noteOf } from '../../../text/inspector/index.ts';
import { chosenNote, dump, isShort } from '../dump.ts';
import '../fields.ts';
import { clause } from '../note.ts';
import type { View, ViewContext } from '../view.ts';
import styles from './frame.css?inline';

export const view: View = {
  kind: 'tab',
  id: 'frame',
  place: 1,
  styles,
  draw: (context) => (context.detail.form === 'segment' ? segment(context) : frame(context)),
};

function frame(context: ViewContext): TemplateResult {
  const { detail, part, language, choosePart } = context;
  return html`<div class="both ${isShort(context) ? 'short' : ''}">
      <w-fields
        .detail=${detail}
        .chosen=${part}
        .language=${language}
        @part-select=${(event: CustomEvent<{ part: number }>) => choosePart(event.detail.part)}
      ></w-fields>
      <div class="beside">${chosenNote(context)} ${dump(context)}</div>
    </div>
    ${unpacked(context)}`;
}

/** What a compressed message says: the sizes on both sides of DEFLATE, and its words. */
function unpacked({ detail, language, say }: ViewContext): TemplateResult | typeof nothing {
  if (detail.unpacked === undefined) return nothing;
  const { octets, packed, text } = detail.unpacked;
  const sizes = { octets: formatNumber(language, octets), packed: formatNumber(language, packed) };
  return html`<section class="unpacked" aria-label=${say('unpacked-title')}>
    <h3>${say('unpacked-title')} ${clause('RFC 7692 §7.2.2')}</h3>
    <pre class="code" tabindex="0"><code>${text}</code></pre>
    <p class="muted">${say('unpacked-sizes', sizes)} ${say('unpacked-context')}</p>
  </section>`;
}

/** Flags by their letters on the arrow when the view model has no parts of its own. */
function segment({ detail, language, say }: ViewContext): TemplateResult {
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
