/**
 * Lays the parts of a frame out in rows: bits where bits matter, as the figures of the RFCs do, octets where octets
 * matter; and shortens long runs.
 */
import type { PartView } from '../../projections/index.ts';

/** A part reaching over more rows than this is shortened to its first row and one more. */
const MOST_ROWS = 3;

/** What a row of the grid holds. */
export interface RulerGrid {
  /** Columns; a row of bits has as many of them. */
  readonly bits: number;
  /** Octets in a row of whole ones. */
  readonly octets: number;
}

export interface Cell {
  /** Index of the part. */
  readonly part: number;
  /** Bits shown, counted from the message's first. */
  readonly from: number;
  readonly to: number;
  /** Index into `rows`. */
  readonly row: number;
  readonly column: number;
  readonly span: number;
  readonly head: boolean;
  readonly tail: boolean;
  /** Octets that have no room: this cell stands for them. */
  readonly skipped: number;
}

export interface RulerLayout {
  readonly cells: readonly Cell[];
  /** First bit of each drawn row. */
  readonly rows: readonly number[];
}

const isWhole = ({ fromBit, toBit }: PartView): boolean => fromBit % 8 === 0 && toBit % 8 === 0;

/** `[{0–4}, {4–8}, {8–40}]` with 8 bits or 8 octets a row → cells 0–4 and 4–8 in one row, 8–40 in the next. */
export function rulerLayout(parts: readonly PartView[], grid: RulerGrid): RulerLayout {
  const cells: Cell[] = [];
  const rows: number[] = [];
  // Where whole octets go on to the end, they have rows of their own.
  const lastBits = parts.findLastIndex((part) => !isWhole(part));
  const octetsFrom = parts[lastBits + 1]?.fromBit ?? Infinity;
  for (const [index, part] of parts.entries()) {
    const isOctets = index > lastBits;
    // Bits of a row, and columns of a bit.
    const width = isOctets ? grid.octets * 8 : grid.bits;
    const scale = isOctets ? grid.bits / width : 1;
    const base = isOctets ? octetsFrom : 0;
    const startOf = (bit: number): number => bit - ((bit - base) % width);
    const first = startOf(part.fromBit);
    const isLong = startOf(part.toBit - 1) - first >= MOST_ROWS * width;
    for (let at = part.fromBit; at < part.toBit; ) {
      const start = startOf(at);
      const isRest = isLong && start > first;
      const to = isRest ? part.toBit : Math.min(part.toBit, start + width);
      // What follows a shortened run opens a row of its own.
      if (rows.at(-1) !== start) rows.push(start);
      cells.push({
        part: index,
        from: at,
        to,
        row: rows.length - 1,
        column: (at - start) * scale,
        span: isRest ? grid.bits : (to - at) * scale,
        head: at === part.fromBit,
        tail: to === part.toBit,
        skipped: isRest ? Math.floor((to - at) / 8) : 0,
      });
      at = to;
    }
  }
  return { cells, rows };
}
