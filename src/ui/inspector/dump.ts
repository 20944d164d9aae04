/** The hex dump, in the views that have one. */
import { html, type TemplateResult } from 'lit';
import './hex.ts';
import { note } from './note.ts';
import type { ViewContext } from './view.ts';

/** Beside the ruler, a dump up to this many octets stands above the sentence, a longer one below it. */
const SHORT = 48;

export const isShort = ({ detail }: ViewContext): boolean => detail.octets.length <= SHORT;

export const dump = ({ detail, byte, part, language, chooseByte }: ViewContext): TemplateResult => html`<w-hex
    .detail=${detail}
    .byte=${byte}
    .chosen=${part}
    .language=${language}
    @octet-select=${(event: CustomEvent<{ byte: number }>) => chooseByte(event.detail.byte)}
  ></w-hex>`;

/** The sentence of what is chosen in it. */
export const chosenNote = ({ detail, part, byte, language, say }: ViewContext): TemplateResult =>
  note(detail, part, byte, language, say);
