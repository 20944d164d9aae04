/**
 * How much faster than they play lessons are computed, through MSW and mock-socket: in Node, in a process of its own
 * for each lesson, and in a Chromium worker. Cold: the first run of a fresh realm; warm: the median of later ones.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FromEngine, ToEngine } from '../../src/engine/protocol.ts';
import { compileLesson, findFolders } from '../../src/course/compile/index.ts';
import { laneOf, type LaneScenario, type Scenario } from '../../src/scenario/index.ts';
import type { Site } from './site.ts';
import { median, ms, type Row, times } from './table.ts';

const RUNS = 10;
const LEAST = 100;
const root = fileURLToPath(new URL('../..', import.meta.url));

interface Lesson {
  readonly id: string;
  readonly scenarios: readonly Scenario[];
  /** How long all of it plays, in ms. */
  readonly plays: number;
}

function course(): Lesson[] {
  return findFolders(root)
    .map((folder) => compileLesson(folder).lessons.en)
    .map(({ id, scenarios }) => ({
      id,
      scenarios,
      plays: scenarios.reduce((sum, { until }) => sum + until / 1000, 0),
    }));
}

export async function benchEngine(site: Site): Promise<Row[]> {
  const rows: Row[] = [];
  for (const lesson of course()) {
    const child = execFileSync(process.execPath, [fileURLToPath(import.meta.url), lesson.id], {
      encoding: 'utf8',
    });
    rows.push(...rowsOf(`lesson ${lesson.id}, Node`, lesson.plays, JSON.parse(child) as number[]));
    rows.push(...rowsOf(`lesson ${lesson.id}, Chromium worker`, lesson.plays, await inWorker(site, lesson)));
  }
  return rows;
}

function rowsOf(what: string, plays: number, [cold = Number.NaN, ...warm]: readonly number[]): Row[] {
  return [
    ['cold', cold],
    ['warm', median(warm)],
  ].map(([state, took]) => ({
    what: `${what}, ${state}`,
    ours: ms(Number(took)),
    other: `plays ${(plays / 1000).toFixed(1)} s`,
    ratio: times(plays / Number(took)),
    goal: `≥ ${LEAST}×`,
    met: plays / Number(took) >= LEAST,
  }));
}

/** Times of all runs in a fresh worker of the build. */
async function inWorker(site: Site, { scenarios }: Lesson): Promise<number[]> {
  const file = readdirSync(join(site.root, 'assets')).find((name) => name.startsWith('worker-engine-'));
  const tab = await site.tab('empty.html');
  const runs = scenarios.map(({ lanes, until }, i) => ({
    until,
    lanes: lanes.map((lane) => laneOf(scenarios[i] as Scenario, lane)),
  }));
  const took = await tab.page.evaluate(
    async ({ address, wanted, rounds }) => {
      const worker = new Worker(address, { type: 'module' });
      const { port1: port, port2 } = new MessageChannel();
      worker.postMessage('port', [port2]);
      let number = 0;
      const run = (lanes: readonly LaneScenario[], until: number): Promise<void> =>
        new Promise((resolve, reject) => {
          number += 1;
          const open = new Set(lanes.map(({ lane }) => lane.id));
          port.onmessage = ({ data }: MessageEvent<FromEngine>) => {
            if (data.kind !== 'patch') return reject(new Error(JSON.stringify(data)));
            if (data.run === number && data.drained >= until) open.delete(data.lane);
            if (open.size === 0) resolve();
          };
          for (const scenario of lanes) {
            port.postMessage({
              kind: 'run',
              lane: scenario.lane.id,
              run: number,
              scenario,
              until,
            } as ToEngine);
          }
        });
      // Loading the worker is part of the page's first picture, not of computing.
      await run(wanted[0]?.lanes.slice(0, 1) ?? [], 0);
      const all: number[] = [];
      for (let round = 0; round <= rounds; round++) {
        const before = performance.now();
        for (const { lanes, until } of wanted) await run(lanes, until);
        all.push(performance.now() - before);
      }
      worker.terminate();
      return all;
    },
    { address: `${site.url}assets/${file}`, wanted: runs, rounds: RUNS },
  );
  await tab.close();
  return took;
}

/** The child's side: the times of all runs of one lesson, as JSON. */
async function inNode(id: string): Promise<void> {
  const { scenarios } = course().find((lesson) => lesson.id === id) ?? { scenarios: [] };
  const { runAll } = await import('../session/harness.ts');
  const all: number[] = [];
  for (let round = 0; round <= RUNS; round++) {
    const before = process.hrtime.bigint();
    for (const scenario of scenarios) await runAll(scenario);
    all.push(Number(process.hrtime.bigint() - before) / 1e6);
  }
  process.stdout.write(JSON.stringify(all));
  process.exit();
}

if (import.meta.main) await inNode(process.argv[2] ?? '');
