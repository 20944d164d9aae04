/** The steps of each slider: close together where a little changes much. Values are a scenario's own units. */

export type DialName = 'rtt' | 'jitter' | 'bandwidth' | 'idleCut' | 'heartbeat' | 'interval';

const ms = (...steps: number[]): readonly number[] => steps.map((step) => step * 1000);
const seconds = (...steps: number[]): readonly number[] => steps.map((step) => step * 1_000_000);
const kilobits = (...steps: number[]): readonly number[] => steps.map((step) => step * 1000);

export const SCALES: Readonly<Record<DialName, readonly number[]>> = {
  interval: ms(
    100,
    150,
    200,
    300,
    500,
    700,
    1000,
    1500,
    2000,
    3000,
    5000,
    7000,
    10_000,
    15_000,
    20_000,
    30_000,
  ),
  rtt: ms(0, 1, 2, 5, 10, 15, 20, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 700, 1000),
  jitter: ms(0, 1, 2, 5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200),
  // 0 means "without a limit" and "never"; it stands where the effect ends.
  bandwidth: [
    ...kilobits(56, 128, 256, 512, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 1_000_000),
    0,
  ],
  idleCut: [...seconds(2, 5, 10, 15, 30, 60, 120, 300), 0],
  heartbeat: [...seconds(1, 2, 5, 10, 15, 20, 30, 45, 60), 0],
};

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
