/** Lanes that hold everything: the fixed scenario of the determinism tests, run once and shared. */
import { LaneIndex } from '../../src/projections/fold/index.ts';
import type { Trace } from '../../src/trace/index.ts';
import { CHAT } from '../engine-browser/fixed-runs.ts';
import { composition, DIRECT, runAll } from '../session/harness.ts';

export async function richTraces(): Promise<Trace[]> {
  return runAll(CHAT, composition(DIRECT));
}

export function indexesOf(traces: readonly Trace[]): LaneIndex[] {
  return traces.map((trace, i) => {
    const index = new LaneIndex('abc'.charAt(i), trace);
    index.extend();
    return index;
  });
}
