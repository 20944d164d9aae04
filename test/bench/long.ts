/** A run of about a million facts, 100,000 of them frames, on the page: how soon it is there, and what it costs then. */
import { millis } from '../../src/base/index.ts';
import { PLAIN_LINK, PLAIN_SERVER, PLAIN_TRANSPORTS, type Scenario } from '../../src/scenario/index.ts';
import { type App, settled, type Site } from './site.ts';
import { median, ms, type Row } from './table.ts';

/** A socket that is pinged every 40 ms for 35 minutes: 52,000 pings, as many pongs, and the segments of both. */
const UNTIL = millis(2_100_000);
const pinged = (): Scenario => ({
  version: 1,
  seed: 7,
  until: UNTIL,
  link: { ...PLAIN_LINK, rtt: millis(20) },
  server: { ...PLAIN_SERVER, heartbeat: millis(40) },
  lanes: [{ id: 'b', clients: [{ name: 'Alice', transport: PLAIN_TRANSPORTS.websocket }] }],
  actions: [],
});

interface Figures {
  readonly opened: number;
  readonly arrows: number;
  readonly heap: number;
  /** Milliseconds until the second frame after each of some seeks, and the longest task meanwhile. */
  readonly seeks: readonly number[];
  readonly asked: number;
}

export async function benchLong(site: Site): Promise<Row[]> {
  const tab = await site.tab();
  await settled(tab.page);
  // What the inspector's table costs belongs to it.
  await tab.page.locator('w-sheet').waitFor();
  const { opened, arrows, heap, seeks, asked } = await tab.page.evaluate(look, pinged());
  await tab.close();
  const row = (what: string, is: number, goal: number, unit: string): Row => ({
    what,
    ours: `${unit === 'ms' ? ms(is) : `${Math.round(is)} ${unit}`}`,
    other: `the goal: ${goal} ${unit}`,
    ratio: (is / goal).toFixed(2),
    goal: `≤ ${goal} ${unit}`,
    met: is <= goal,
  });
  return [
    row(`a run of ${arrows.toLocaleString('en')} arrows: computed and drawn`, opened, 2000, 'ms'),
    row('and the page’s heap then', heap / 1e6, 120, 'MB'),
    row('and a seek, to the second frame after it', median(seeks), 100, 'ms'),
    row('and an arrow selected, to its detail', asked, 100, 'ms'),
  ];
}

/** Runs in the page. */
async function look(scenario: Scenario): Promise<Figures> {
  const app = document.querySelector('w-app') as App;
  const { lab: bench } = app.shell;
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const before = performance.now();
  bench.open('long', scenario);
  while (bench.engine.busy) await frame();
  const opened = performance.now() - before;
  const seeks: number[] = [];
  for (let n = 1; n <= 20; n += 1) {
    // Far from each other, and always the same ones.
    const at = Math.floor((scenario.until * ((n * 7) % 20)) / 20);
    const started = performance.now();
    bench.seek(at);
    await frame();
    await frame();
    seeks.push(performance.now() - started);
  }
  bench.seek(scenario.until);
  await frame();
  const lane = bench.views.lanes[0];
  const address = lane?.arrows.at(-100)?.address ?? '';
  const inspector = app.shadowRoot?.querySelector('w-inspector') as
    | (Element & { readonly detail?: { readonly address: string } })
    | null
    | undefined;
  const started = performance.now();
  app.shell.lab.select(address);
  while (inspector?.detail?.address !== address) await new Promise((resolve) => setTimeout(resolve, 1));
  const asked = performance.now() - started;
  const { memory } = performance as unknown as { readonly memory: { readonly usedJSHeapSize: number } };
  return { opened, arrows: lane?.arrows.length ?? 0, heap: memory.usedJSHeapSize, seeks, asked };
}
