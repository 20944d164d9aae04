/** An HTTP message as the text it is, every field its own colour and reachable; what lies between is pale. */
import { html, type TemplateResult } from 'lit';
import type { Detail } from '../../projections/index.ts';
import { endOctet, firstOctet } from './parts.ts';

/** Message bodies are shown to this length; the dump has the rest. */
const MOST = 1_200;

export function message(detail: Detail, selected: number): TemplateResult {
  const pieces: (TemplateResult | string)[] = [];
  let at = 0;
  for (const [index, part] of detail.parts.entries()) {
    pieces.push(...between(detail.octets, at, firstOctet(part)));
    const text =
      part.value === '' ? lineEnds(detail.octets.subarray(firstOctet(part), endOctet(part))) : part.value;
    const shown = text.length > MOST ? `${text.slice(0, MOST)}…` : text;
    const kind = /field-name|trailer-name/.test(part.note)
      ? 'name'
      : /body|data/.test(part.note)
        ? 'body'
        : '';
    pieces.push(
      html`<span
        class="run h-${part.hue} ${kind} ${index === selected ? 'on' : ''}"
        role="option"
        tabindex=${index === Math.max(0, selected) ? 0 : -1}
        aria-selected=${index === selected}
        aria-label="${part.name} ${shown}"
        data-part=${index}
        >${shown}</span
      >`,
    );
    at = endOctet(part);
    if (octetsEnd(detail.octets, at)) pieces.push('\n');
  }
  pieces.push(...between(detail.octets, at, detail.octets.length));
  return html`<div class="text" role="presentation">${pieces}</div>`;
}

/** A part that ends with a line end of its own, as the blank line does. */
const octetsEnd = (octets: Uint8Array, end: number): boolean =>
  octets[end - 1] === 10 && octets[end - 2] === 13;

function lineEnds(octets: Uint8Array): string {
  return octets.includes(10) ? '↵' : '·'.repeat(octets.length);
}

/** Spaces, colons and line ends, which belong to no part. A line end is drawn and obeyed. */
function between(octets: Uint8Array, from: number, to: number): (TemplateResult | string)[] {
  const found: (TemplateResult | string)[] = [];
  for (let at = from; at < to; at++) {
    const octet = octets[at] ?? 0;
    if (octet === 13 && octets[at + 1] === 10) continue;
    if (octet === 10) found.push(html`<span class="mark" aria-hidden="true">↵</span>`, '\n');
    else found.push(octet >= 32 && octet < 127 ? String.fromCharCode(octet) : '·');
  }
  return found;
}
