/** Questions about the parts of a message, in octets and bits. Parts are in order and do not overlap. */
import type { PartView } from '../../projections/index.ts';

type Parts = readonly PartView[];

export const firstOctet = (part: PartView): number => Math.floor(part.fromBit / 8);
/** One past the last octet. */
export const endOctet = (part: PartView): number => Math.ceil(part.toBit / 8);

/** Index of the part an octet belongs to; of several in one octet, the one with the most of its bits. -1: none. */
export function partOf(parts: Parts, octet: number): number {
  let best = -1;
  let most = 0;
  for (const [index, part] of parts.entries()) {
    if (part.fromBit >= (octet + 1) * 8) break;
    const bits = Math.min(part.toBit, (octet + 1) * 8) - Math.max(part.fromBit, octet * 8);
    if (bits <= most) continue;
    best = index;
    most = bits;
  }
  return best;
}

/** All parts with a bit in this octet. */
export function partsIn(parts: Parts, octet: number): readonly number[] {
  return parts.flatMap((part, index) =>
    part.fromBit < (octet + 1) * 8 && part.toBit > octet * 8 ? [index] : [],
  );
}

export function covers(part: PartView | undefined, octet: number): boolean {
  return part !== undefined && part.fromBit < (octet + 1) * 8 && part.toBit > octet * 8;
}

/** The first masked octet: it follows the masking key. */
export function payloadStart(parts: Parts, octets: number, xor: number): number {
  const key = parts.findIndex((part) => part.note.startsWith('ws.') && part.note.includes('key'));
  const part = parts[key];
  return part ? endOctet(part) : octets - xor;
}

/**
 * The index an arrow key leads to in a row of `count` things, or -1 for a key that is none of ours.
 * Up and down go `stride` further.
 */
export function walk(key: string, index: number, count: number, stride: number): number {
  const last = count - 1;
  const clamp = (n: number) => Math.min(last, Math.max(0, n));
  switch (key) {
    case 'ArrowRight':
      return clamp(index + 1);
    case 'ArrowLeft':
      return clamp(index - 1);
    case 'ArrowDown':
      return index + stride <= last ? index + stride : index;
    case 'ArrowUp':
      return index - stride >= 0 ? index - stride : index;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return -1;
  }
}
