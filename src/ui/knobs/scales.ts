/** The steps of each slider. Values are a scenario's own units. */
import { ALL_KNOBS, settingsOf, TRANSPORT_KINDS } from '../../scenario/index.ts';
import type { DialName } from './model.ts';

// The tables have steps for each that is a number.
export const SCALES = Object.fromEntries(
  [...ALL_KNOBS, ...TRANSPORT_KINDS.flatMap(settingsOf)].flatMap(([name, form]) =>
    'steps' in form ? [[name, form.steps]] : [],
  ),
) as Readonly<Record<DialName, readonly number[]>>;

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
