/**
 * The engine without a page: facts a second with polling and WebSocket mixed, on the direct host, alone and with what the
 * page is told of them; how that holds as the trace grows; and what a fact takes in memory. In a process of its own.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { millis } from '../../src/base/index.ts';
import { LaneIndex, PatchWriter } from '../../src/projections/fold/index.ts';
import { PLAIN_TRANSPORTS, laneOf, type Scenario } from '../../src/scenario/index.ts';
import { Session } from '../../src/session/index.ts';
import type { Trace } from '../../src/trace/index.ts';
import { chatFor } from './scenarios.ts';
import { median, type Row } from './table.ts';

const FEW = 100_000;
const MANY = 1_000_000;
const RUNS = 5;

interface Figures {
  /** Milliseconds for so many facts, a run each. */
  readonly few: readonly number[];
  readonly many: readonly number[];
  /** The same with the folds, and the patches that they make. */
  readonly folded: readonly number[];
  /** Octets a fact, stream logs left out. */
  readonly memory: number;
}

export async function benchEvents(): Promise<Row[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--expose-gc',
    fileURLToPath(import.meta.url),
  ]);
  const { few, many, folded, memory } = JSON.parse(stdout) as Figures;
  const [perFew, perMany] = [median(few) / FEW, median(many) / MANY];
  const rate = 1000 / perMany;
  const foldedRate = (1000 * MANY) / median(folded);
  return [
    {
      what: 'engine, facts a second, 1,000,000 of both lanes',
      ours: `${Math.round(rate / 1000)} k/s`,
      other: 'the goal: 300 k/s',
      ratio: (rate / 300_000).toFixed(2),
      goal: '≥ 300 k/s',
      met: rate >= 300_000,
    },
    {
      what: 'the same with all folds, and the patches for the page',
      ours: `${Math.round(foldedRate / 1000)} k/s`,
      other: `without: ${Math.round(rate / 1000)} k/s`,
      ratio: (foldedRate / rate).toFixed(2),
      goal: '≥ 400 k/s',
      met: foldedRate >= 400_000,
    },
    {
      what: 'time a fact at 1,000,000 against 100,000',
      ours: `${(perMany * 1000).toFixed(2)} µs`,
      other: `${(perFew * 1000).toFixed(2)} µs`,
      ratio: (perMany / perFew).toFixed(2),
      goal: '≤ 1.3',
      met: perMany / perFew <= 1.3,
    },
    {
      what: 'memory a fact, stream logs left out',
      ours: `${memory.toFixed(1)} B`,
      other: 'the goal: 48 B',
      ratio: (memory / 48).toFixed(2),
      goal: '≤ 48 B',
      met: memory <= 48,
    },
  ];
}

/** Ten polls and fifty messages a second: about six hundred facts of virtual time's second. */
function mixed(facts: number): Scenario {
  const scenario = chatFor(Math.ceil(facts / 500), 50);
  const polling = { ...PLAIN_TRANSPORTS.polling, interval: millis(100), keepAlive: true };
  const [first, ...rest] = scenario.lanes;
  return {
    ...scenario,
    lanes: [{ id: first?.id ?? 'a', clients: [{ name: 'Alice', transport: polling }] }, ...rest],
  };
}

/**
 * Runs both lanes until their traces have so many facts together; the time is that of exactly so many. `folds`: what they
 * mean is found and packed for the page as they go.
 */
async function run(
  scenario: Scenario,
  facts: number,
  folds = false,
): Promise<{ took: number; traces: readonly Trace[] }> {
  const { composition, DIRECT } = await import('../session/harness.ts'); // it takes over the realm's timers
  const by = composition(DIRECT);
  const sessions = scenario.lanes.map((lane) => new Session(laneOf(scenario, lane), by));
  const traces = sessions.map(({ trace }) => trace);
  const indexes = traces.map((trace, i) => new LaneIndex(`${i}`, trace));
  const writers = indexes.map((index) => new PatchWriter(index));
  const length = (): number => traces.reduce((total, trace) => total + trace.length, 0);
  const before = performance.now();
  for (let at = 5; length() < facts; at += 5) {
    if (at > scenario.until) throw new Error(`${length()} facts, ${facts} wanted`);
    for (const session of sessions) await session.advance(millis(at * 1000));
    if (!folds) continue;
    for (const index of indexes) index.extend();
    for (const writer of writers) writer.take();
  }
  const took = ((performance.now() - before) * facts) / length();
  for (const session of sessions) session.close();
  return { took, traces };
}

/** The collector needs turns of the event loop between its rounds to give buffers back. */
async function used(): Promise<number> {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await new Promise((resolve) => void setImmediate(resolve));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** What a stream log takes: it begins with 256 octets and doubles when it is full. */
const roomOf = (octets: number): number => 256 * 2 ** Math.max(0, Math.ceil(Math.log2(octets / 256)));

/** Octets of memory that a fact takes. */
async function memoryOf(scenario: Scenario, facts: number): Promise<number> {
  const before = await used();
  const { traces } = await run(scenario, facts);
  let octets = (await used()) - before;
  for (const trace of traces) {
    for (let conn = 0; conn < trace.connections; conn++) {
      for (const up of [true, false]) octets -= roomOf(trace.stream(conn, up).length);
    }
  }
  return octets / traces.reduce((total, { length }) => total + length, 0);
}

/** The child's side. */
async function measure(): Promise<Figures> {
  const [short, long] = [mixed(FEW), mixed(MANY)];
  await run(short, FEW); // warm-up
  const memory = await memoryOf(long, MANY);
  const [few, many, folded]: [number[], number[], number[]] = [[], [], []];
  for (let n = 0; n < RUNS; n++) {
    few.push((await run(short, FEW)).took);
    many.push((await run(long, MANY)).took);
    folded.push((await run(long, MANY, true)).took);
  }
  return { few, many, folded, memory };
}

if (import.meta.main) {
  process.stdout.write(JSON.stringify(await measure()));
  process.exit(); // the harness keeps a channel open
}
