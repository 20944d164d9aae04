/** The steps of each slider. Values are a scenario's own units. */
import { ALL_KNOBS } from '../../scenario/index.ts';
import type { DialName } from './model.ts';

/** Those of transports that are no knobs: they change the whole run of a lane. */
const OF_TRANSPORTS = {
  hold: [0.5, 1, 2, 3, 5, 10, 15, 20, 25, 30, 45, 60].map((step) => step * 1_000_000),
  retry: [0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 20, 30].map((step) => step * 1_000_000),
};

// The table has steps for each that is a number.
const OF_KNOBS = Object.fromEntries(
  ALL_KNOBS.flatMap(([name, knob]) => ('steps' in knob ? [[name, knob.steps]] : [])),
) as Readonly<Record<Exclude<DialName, keyof typeof OF_TRANSPORTS>, readonly number[]>>;

export const SCALES: Readonly<Record<DialName, readonly number[]>> = { ...OF_TRANSPORTS, ...OF_KNOBS };

/** The step nearest to a value, which may lie between two. 0 is only ever itself on a scale that ends with it. */
export function nearestStep(scale: readonly number[], value: number): number {
  const exact = scale.indexOf(value);
  if (exact >= 0) return exact;
  let best = 0;
  for (const [index, step] of scale.entries()) {
    const isCloser = Math.abs(step - value) < Math.abs((scale[best] ?? 0) - value);
    if (isCloser && !(step === 0 && index > 0)) best = index;
  }
  return best;
}
