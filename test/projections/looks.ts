/** Arrows as they look at the end of a run. */
import { type Micros, micros } from '../../src/base/index.ts';
import type { DrawnArrow, Hue, Label } from '../../src/projections/index.ts';
import { hueAt, labelAt } from '../../src/projections/look.ts';

const END = micros(Number.MAX_SAFE_INTEGER);

export const lookOf = (
  arrow: DrawnArrow,
  at: Micros = END,
): { readonly hue: Hue; readonly label: Label } => ({
  hue: hueAt(arrow, at),
  label: labelAt(arrow, at),
});
