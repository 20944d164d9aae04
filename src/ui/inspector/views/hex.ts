/** The octets of a transfer, to be read and copied, and how a masked payload is unmasked. */
import { html, nothing, type TemplateResult } from 'lit';
import { copyText } from '../copy.ts';
import { chosenNote, dump, isShort } from '../dump.ts';
import { payloadStart } from '../parts.ts';
import { toHex } from '../text.ts';
import type { View, ViewContext } from '../view.ts';
import { xorTable } from '../xor.ts';
import styles from './hex.css?inline';

/** Rows of the XOR table before "show all". */
const FIRST_ROWS = 32;

export const view: View = {
  kind: 'tab',
  id: 'hex',
  place: 2,
  styles,
  otherwise: ['no-octets'],
  aside: ({ detail, say }) => say('in-stream', { n: detail.offset }),
  draw: (context) => (context.detail.octets.length === 0 ? undefined : hex(context)),
};

function hex(context: ViewContext): TemplateResult {
  const { detail, byte, say, chooseByte, kept, keep } = context;
  const { parts, octets, xor } = detail;
  const unmasking = {
    rows: xor,
    start: payloadStart(parts, octets.length, xor.length),
    byte,
    most: kept.has('all') ? Infinity : FIRST_ROWS,
    select: chooseByte,
    showAll: () => keep('all', 'shown'),
  };
  const copy = async () => {
    const isCopied = await copyText([...octets].map(toHex).join(' '));
    keep('copy', isCopied ? 'copied' : 'not-copied');
  };
  const copied = kept.get('copy');
  return html`${dump(context)}
    <div class="under ${isShort(context) ? '' : 'stuck'}">${chosenNote(context)}</div>
    <p class="actions">
      <button @click=${copy}>${say('copy-hex')}</button>
      <span role="status">${copied === undefined ? nothing : say(copied === 'copied' ? 'copied' : 'not-copied')}</span>
    </p>
    ${xorTable(unmasking, say)}`;
}
