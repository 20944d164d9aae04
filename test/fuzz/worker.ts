/** One target, in a thread of its own: what hangs there can be ended from outside. */
import { hrtime } from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import type { Order, Outcome } from './run.ts';
import { TARGETS } from './targets.ts';

const order = workerData as Order;
/** Seeds one by one: a run's realm has taken Date and timers away from fast-check, so it cannot limit the time itself. */
const RUNS_A_SEED = 50;

const property = TARGETS[order.name as keyof typeof TARGETS] as fc.IAsyncProperty<unknown[]>;
const end = hrtime.bigint() + BigInt(Math.floor(order.ms)) * 1_000_000n;
const outcome: Outcome = { runs: 0, failure: undefined };
for (let { seed } = order; outcome.failure === undefined; seed++) {
  const { path } = order;
  const details = await fc.check(property, {
    seed,
    numRuns: RUNS_A_SEED,
    ...(path !== undefined && { path }),
  });
  outcome.runs += details.numRuns;
  if (details.failed) {
    const wrong = details.errorInstance;
    const said = wrong instanceof Error ? (wrong.stack ?? wrong.message) : String(wrong);
    const report = `${fc.defaultReportMessage(details) ?? ''}\n${said}`;
    outcome.failure = { seed, path: details.counterexamplePath ?? '', report };
  }
  if (path !== undefined || hrtime.bigint() > end) break;
}
parentPort?.postMessage(outcome);
