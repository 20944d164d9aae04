/** The steps of each slider: close together where a little changes much. Values are a scenario's own units. */
import type { DialName } from './model.ts';

const ms = (...steps: number[]): readonly number[] => steps.map((step) => step * 1000);
const seconds = (...steps: number[]): readonly number[] => steps.map((step) => step * 1_000_000);
const kilobits = (...steps: number[]): readonly number[] => steps.map((step) => step * 1000);
/** Of a thousand segments. */
const PER_MILLE = [0, 1, 5, 10, 20, 50, 100, 200, 300, 500];

// 0 means "without a limit" of a bandwidth and "never" of a heartbeat; it stands where the effect ends.
export const SCALES: Readonly<Record<DialName, readonly number[]>> = {
  interval: [
    ...ms(100, 150, 200, 300, 500, 700, 1000, 1500, 2000, 3000, 5000, 7000),
    ...seconds(10, 15, 20, 30),
  ],
  hold: seconds(0.5, 1, 2, 3, 5, 10, 15, 20, 25, 30, 45, 60),
  retry: seconds(0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 20, 30),
  rtt: ms(0, 1, 2, 5, 10, 15, 20, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 700, 1000),
  jitter: ms(0, 1, 2, 5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200),
  bandwidth: [
    ...kilobits(56, 128, 256, 512, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 1_000_000),
    0,
  ],
  loss: PER_MILLE,
  reorder: PER_MILLE,
  initialWindow: [1, 2, 3, 4, 6, 10, 16, 32, 64, 100],
  idleCut: [...seconds(2, 5, 10, 15, 30, 60, 120, 300), 0],
  thinking: ms(0, 5, 10, 20, 50, 100, 200, 300, 500, 1000, 2000, 5000),
  cookie: [0, 20, 50, 100, 200, 500, 1000, 2000, 4000],
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
