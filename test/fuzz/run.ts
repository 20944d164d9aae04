/**
 * `npm run fuzz`: random input for as long as one likes, beyond the share of `npm test`. Each target gets an equal part
 * of the time, in a thread of its own.
 *
 *     npm run fuzz -- --minutes=10 --only=tcp,lanes
 *     npm run fuzz -- --only=tcp --seed=7 --path=41:0    a failure again
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { TARGETS } from './targets.ts';

/** The targets themselves bring a realm along whose timers and clock are a run's: they stay in their threads. */
const NAMES: readonly (keyof typeof TARGETS)[] = [
  'frames at a server',
  'frames at a client',
  'inflater',
  'requests',
  'responses',
  'hpack',
  'handshakes',
  'event streams',
  'tcp',
  'lanes',
  'edits',
];

export interface Order {
  readonly name: string;
  readonly seed: number;
  readonly path: string | undefined;
  readonly ms: number;
}

export interface Outcome {
  runs: number;
  failure: { readonly seed: number; readonly path: string; readonly report: string } | undefined;
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Beyond its time a target may take so long: to finish its run, and to make a failure small. */
const GRACE_MS = 60_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    only: { type: 'string', default: NAMES.join(',') },
    seed: { type: 'string', default: `${Date.now() % 2 ** 31}` },
    path: { type: 'string' },
  },
});
const names = values.only.split(',');
for (const name of names) {
  if (!NAMES.some((known) => known === name))
    throw new Error(`There is no target '${name}'; there are: ${NAMES.join(', ')}.`);
}
const seed = Number(values.seed);
const ms = (Number(values.minutes) * 60_000) / names.length;
say(`seed ${seed}, ${names.length} targets, ${(ms / 1000).toFixed(0)} s each`);

let failed = 0;
for (const name of names) {
  const outcome = await fuzz({ name, seed, path: values.path, ms });
  const again = `npm run fuzz -- --only='${name}'`;
  if (typeof outcome === 'object' && outcome.failure === undefined) {
    say(`${name.padEnd(20)} ${String(outcome.runs).padStart(8)} runs`);
    continue;
  }
  failed += 1;
  const [what, how] =
    typeof outcome === 'string'
      ? [outcome, `${again} --seed=${seed}`]
      : [outcome.failure?.report, `${again} --seed=${outcome.failure?.seed} --path=${outcome.failure?.path}`];
  say(`${name}: FAILED\n${what}\n\nAgain: ${how}\n`);
}
say(failed === 0 ? 'Nothing was found.' : `${failed} of ${names.length} targets failed.`);
process.exitCode = failed === 0 ? 0 : 1;

/** What came of it; a text for a thread that died or does not come to an end. */
function fuzz(order: Order): Promise<Outcome | string> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: order });
    const end = (outcome: Outcome | string): void => {
      clearTimeout(timer);
      resolve(outcome);
      void worker.terminate();
    };
    const timer = setTimeout(
      () => end('It hangs: one input takes longer than a minute.'),
      order.ms + GRACE_MS,
    );
    worker.once('message', end);
    worker.once('error', (error) => end(String(error)));
  });
}
