import type { DrawnArrow, RowFilter } from '../../projections/index.ts';

/** Whether an arrow's row passes a filter; `says`: whether it says what the filter wants. */
export const passing =
  ({ hues, way, lane, text }: RowFilter, says: (arrow: DrawnArrow) => boolean) =>
  (arrow: DrawnArrow): boolean =>
    (hues.length === 0 || hues.includes(arrow.hue)) &&
    (way === 'both' || arrow.up === (way === 'up')) &&
    (lane === '' || arrow.lane === lane) &&
    (text === '' || says(arrow));
