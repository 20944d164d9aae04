/** The fields of a transfer's octets, and how a masked payload is unmasked. */
import { fromUtf8 } from '../../base/index.ts';
import { describeChunks, describeHttp } from '../../wire/http1/index.ts';
import { describeFrame, xorRows } from '../../wire/websocket/index.ts';
import type { PartView, XorRow } from '../detail-model.ts';
import { hueAt } from '../look.ts';
import type { Hue } from '../model.ts';
import { type Asked, SHOWN } from './asked.ts';

/** Rows that the unmasking table has at most. */
const XOR_SHOWN = 256;

export const xorOf = ({ arrow, octets }: Asked): readonly XorRow[] =>
  arrow.what === 'f' ? xorRows(octets, XOR_SHOWN) : [];

export function partsOf({ arrow, octets, cursor }: Asked): readonly PartView[] {
  if (arrow.what === 's') return [];
  const own = hueAt(arrow, cursor);
  if (arrow.what === 'f') {
    return describeFrame(octets, arrow.own.packed).map(
      ({ name, fromBit, toBit, value, meaning, note, rfc }) => {
        const text = meaning === '' ? value : meaning;
        return { name, fromBit, toBit, value: text.slice(0, SHOWN), note, rfc, hue: hueOf(note, own) };
      },
    );
  }
  return (arrow.what === 'b' ? describeChunks(octets) : describeHttp(octets)).map(
    ({ name, from, to, value, note, rfc }) => {
      const text = note === 'http.body' ? fromUtf8(octets.subarray(from, Math.min(to, from + SHOWN))) : value;
      return { name, fromBit: from * 8, toBit: to * 8, value: text, note, rfc, hue: hueOf(note, own) };
    },
  );
}

/** Neighbouring parts differ in hue, and one kind of part has one hue in every frame. */
function hueOf(note: string, own: Hue): Hue {
  const kind = note.split('.')[1] ?? '';
  if (kind === 'fin' || kind === 'opcode') return own;
  if (kind.startsWith('rsv')) return 'tcp';
  if (kind === 'mask' || kind === 'masking-key') return 'upgrade';
  if (kind.startsWith('length')) return 'http';
  if (kind === 'close-code') return 'close';
  if (kind === 'status') return own;
  if (kind === 'payload' || kind === 'body' || kind === 'close-reason')
    return own === 'text' ? 'binary' : own;
  if (kind === 'field-value') return 'text';
  return kind === 'field-name' ? 'http' : 'tcp';
}
