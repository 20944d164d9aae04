/** Lays the parts of a frame out in rows of bits, as the figures of the RFCs do, and shortens long runs. */
import type { PartView } from '../../projections/index.ts';

/** A part reaching over more rows than this is shortened to its first row and one more. */
const MOST_ROWS = 3;

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

/** `[{0–4}, {4–40}]` in rows of 32 → cells 0–4, 4–32 and 32–40, in two rows. */
export function rulerLayout(parts: readonly PartView[], width: number): RulerLayout {
  const cells: Cell[] = [];
  const rows: number[] = [];
  for (const [index, part] of parts.entries()) {
    const first = Math.floor(part.fromBit / width);
    const last = Math.floor((part.toBit - 1) / width);
    const isLong = last - first >= MOST_ROWS;
    for (let at = part.fromBit; at < part.toBit; ) {
      const start = at - (at % width);
      const isRest = isLong && start > first * width;
      const to = isRest ? part.toBit : Math.min(part.toBit, start + width);
      // What follows a shortened run opens a row of its own.
      if (rows.at(-1) !== start) rows.push(start);
      const span = isRest ? width : to - at;
      cells.push({
        part: index,
        from: at,
        to,
        row: rows.length - 1,
        column: at - start,
        span,
        head: at === part.fromBit,
        tail: to === part.toBit,
        skipped: isRest ? Math.floor((to - at) / 8) : 0,
      });
      at = to;
    }
  }
  return { cells, rows };
}
