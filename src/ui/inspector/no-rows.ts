import type { Rows } from '../../projections/index.ts';

/** The rows of a list before there is one. */
export const NO_ROWS: Rows<never> = {
  length: 0,
  at: () => undefined,
  placeOf: () => -1,
  total: 0,
  hues: [],
  lanes: [],
  isBusy: false,
};
