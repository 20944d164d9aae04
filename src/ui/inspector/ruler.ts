/** The bit ruler: rows of bits, as many as have room for their names, and of octets; each part is a cell as wide as it. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../text/index.ts';
import type { Detail, PartView } from '../../projections/index.ts';
import { setStyle } from './set-style.ts';
import { type Cell, rulerLayout, type RulerGrid } from './ruler-layout.ts';
import { type Say, toHex } from './text.ts';

/** Advance of one character of a name (12 px sans, a generous mean) and of a value (13 px mono); a cell's padding. */
const NAME = 6.9;
const VALUE = 7.85;
const PADDING = 4;
const LEFT = 34;
/** A bit has room for `RSV1` from so many pixels on. */
const ROOM = 37;
const GRIDS: readonly RulerGrid[] = [
  { bits: 32, octets: 4 },
  { bits: 16, octets: 8 },
];
const NARROWEST: RulerGrid = { bits: 8, octets: 8 };

export function ruler(detail: Detail, selected: number, width: number, say: Say): TemplateResult {
  const grid = GRIDS.find(({ bits }) => (width - LEFT) / bits >= ROOM) ?? NARROWEST;
  const bit = Math.max(1, (width - LEFT) / grid.bits);
  const layout = rulerLayout(detail.parts, grid);
  return html`<div class="bitgrid" role="presentation" ${setStyle({ '--bits': String(grid.bits) })}>
    ${Array.from(
      { length: grid.bits },
      (_, at) =>
        html`<span class="tick" aria-hidden="true" ${setStyle({ 'grid-column': String(at + 2) })}>${at}</span>`,
    )}
    ${layout.rows.map(
      (first, row) =>
        html`<span class="offset" aria-hidden="true" ${setStyle({ 'grid-row': String(row + 2) })}
          >${toHex(first >> 11)}${toHex((first >> 3) & 255)}</span
        >`,
    )}
    ${layout.cells.map((cell) => drawn(detail, cell, selected, bit, say))}
  </div>`;
}

function drawn(detail: Detail, cell: Cell, selected: number, bit: number, say: Say): TemplateResult {
  const part = detail.parts[cell.part];
  if (!part) return html``;
  const at = setStyle({
    'grid-column': `${cell.column + 2} / span ${cell.span}`,
    'grid-row': String(cell.row + 2),
  });
  const room = cell.span * bit - PADDING;
  const classes = [
    'cell',
    `h-${part.hue}`,
    cell.part === selected ? 'on' : '',
    cell.head ? 'start' : '',
    cell.tail ? 'end' : '',
    cell.skipped > 0 ? 'short' : '',
  ].join(' ');
  const value = valueOf(detail, part, cell, room, say);
  // A part has one option; where it goes on in the next row, that piece is for the eye and the pointer only.
  if (!cell.head) {
    return html`<span class=${classes} aria-hidden="true" data-part=${cell.part} ${at}><code>${value}</code></span>`;
  }
  const isNarrow = longestWord(part.name) * NAME > room;
  const isLine = cell.row > 0 && part.name.length * NAME + value.length * VALUE + PADDING <= room;
  return html`<span
    class="${classes} ${isLine ? 'line' : ''}"
    role="option"
    tabindex=${cell.part === Math.max(0, selected) ? 0 : -1}
    aria-selected=${cell.part === selected}
    title=${part.name}
    data-part=${cell.part}
    ${at}
  >
    <span class="label ${isNarrow ? 'visually-hidden' : ''}">${part.name}</span>
    <code>${value}</code>${value === '' ? html`<span class="visually-hidden">${part.value}</span>` : nothing}
  </span>`;
}

const longestWord = (text: string): number => Math.max(...text.split(' ').map((word) => word.length));

/** As much of the value as the cell has room for; whole octets are shown as such. */
function valueOf(detail: Detail, part: PartView, cell: Cell, room: number, say: Say): string {
  // One digit always has room: the narrowest cell is made for it.
  const fits = (text: string) => text.length <= 1 || text.length * VALUE <= room;
  if (cell.skipped > 0) {
    const more = say('more-octets', { n: cell.skipped });
    return fits(more) ? more : `… ${formatNumber('en', cell.skipped)}`;
  }
  // The bits of a field inside one octet, as RFC 6455 writes them: the opcode in hexadecimal, the others as numbers.
  if (part.toBit - part.fromBit <= 8 && part.toBit <= Math.ceil((part.fromBit + 1) / 8) * 8) {
    const octet = detail.octets[Math.floor(part.fromBit / 8)] ?? 0;
    const bits = (octet >> ((8 - (part.toBit % 8)) % 8)) & ((1 << (part.toBit - part.fromBit)) - 1);
    const shown =
      part.note === 'ws.opcode'
        ? [`0x${bits.toString(16)} ${part.value}`, `0x${bits.toString(16)}`]
        : [String(bits)];
    return shown.find(fits) ?? '';
  }
  const isWhole = part.fromBit % 8 === 0 && part.toBit % 8 === 0 && part.toBit - part.fromBit >= 24;
  const octets = [...detail.octets.subarray(cell.from / 8, cell.to / 8)].map(toHex).join(' ');
  const choices = isWhole
    ? [octets, octets.replaceAll(' ', '')]
    : [part.value, part.value.split(' ')[0] ?? ''];
  return choices.find(fits) ?? '';
}
