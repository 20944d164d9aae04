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
