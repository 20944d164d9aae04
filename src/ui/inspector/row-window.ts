/** Which rows of a long table are mounted, and where: a spacer as tall as the table, and one translated block. */

/** Engines clamp or distort taller elements; above this the scroll position is scaled. 370,000 rows reach it. */
const TALLEST = 8_000_000;
/** Rows mounted beyond each edge, so that a flick of the wheel finds them drawn. */
const SPARE = 6;
/** An unbounded container must not mount everything. */
const MOST_IN_VIEW = 60;

export interface RowWindow {
  readonly first: number;
  /** One past the last mounted row. */
  readonly last: number;
  /** At most so many are mounted in a view of this height. */
  readonly most: number;
  /** Where the block stands in the spacer, px. */
  readonly offset: number;
  /** Height of the spacer, px. */
  readonly height: number;
}

/** Pixels of table per pixel of scrolling. */
function ratio(full: number, height: number, view: number): number {
  return height <= view || full === height ? 1 : (full - view) / (height - view);
}

export function rowWindow(count: number, row: number, view: number, top: number): RowWindow {
  const full = count * row;
  const height = Math.min(full, TALLEST);
  const seen = Math.min(view, MOST_IN_VIEW * row);
  const at = Math.min(Math.max(top, 0), Math.max(height - view, 0));
  const virtual = at * ratio(full, height, view);
  const [start, inView] = [Math.floor(virtual / row), Math.ceil(seen / row) + 1];
  const first = Math.max(0, start - SPARE);
  const last = Math.min(count, start + inView + SPARE);
  return { first, last, most: inView + 2 * SPARE, offset: at - (virtual - first * row), height };
}

/** The scroll position nearest to `top` that shows row `index` whole. */
export function scrollTo(index: number, count: number, row: number, view: number, top: number): number {
  const full = count * row;
  const height = Math.min(full, TALLEST);
  const scale = ratio(full, height, view);
  const virtual = top * scale;
  const from = index * row;
  if (from < virtual) return from / scale;
  if (from + row > virtual + view) return (from + row - view) / scale;
  return top;
}
