/** Exponential back-off with full jitter: base 1 s, doubled each time, at most 30 s. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { millis, Random } from '../../src/base/index.ts';
import { BackOff } from '../../src/clients/back-off.ts';

const CEILINGS = [1, 2, 4, 8, 16, 30, 30, 30].map((seconds) => seconds * 1_000_000);
const START = millis(0);
const delays = (backOff: BackOff): number[] => CEILINGS.map(() => backOff.lost(START));

it('draws from nothing to a ceiling that doubles up to 30 s', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      for (const [i, delay] of delays(new BackOff(Random.of(seed))).entries())
        expect(delay).toBeLessThanOrEqual(CEILINGS[i] ?? 0);
    }),
  );
});

it('full jitter: evenly from 0, half of the ceiling in the mean', () => {
  const runs = Array.from({ length: 2000 }, (_, seed) => delays(new BackOff(Random.of(seed))));
  for (const [i, ceiling] of CEILINGS.entries()) {
    const drawn = runs.map((run) => run[i] ?? 0).sort((a, b) => a - b);
    const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
    expect(mean / ceiling).toBeCloseTo(0.5, 1);
    expect((drawn[20] ?? 0) / ceiling).toBeCloseTo(0.01, 1);
    expect((drawn[1980] ?? 0) / ceiling).toBeCloseTo(0.99, 1);
  }
});

it('begins anew after a connection that held for 10 s, and not after a shorter one', () => {
  const most = (held: number): number =>
    Math.max(
      ...Array.from({ length: 300 }, (_, seed) => {
        const backOff = new BackOff(Random.of(seed));
        delays(backOff);
        backOff.opened(millis(100_000));
        return backOff.lost(millis(100_000 + held));
      }),
    );
  expect(most(10_000)).toBeLessThanOrEqual(1_000_000);
  expect(most(9_999)).toBeGreaterThan(20_000_000);
});

it('begins anew when it is told that all is well', () => {
  const backOff = new BackOff(Random.of(1));
  delays(backOff);
  backOff.reset();
  for (const [i, delay] of delays(backOff).entries()) expect(delay).toBeLessThanOrEqual(CEILINGS[i] ?? 0);
});
