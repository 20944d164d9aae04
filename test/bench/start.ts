/** From the address to the first arrow: on this machine as it is, and as a slow telephone on a slow line. */
import { measure } from '../tools/size-budget.mjs';
import { LESSON, type Site } from './site.ts';
import { median, ms, type Row } from './table.ts';

const RUNS = 9;
/** 1.6 Mbit/s, 150 ms. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };
const PAGES = [
  { page: 'lesson', path: LESSON },
  { page: 'home', path: '' },
];
/** The best peer under the same harness: websocket-frames-explained, its text (research/peers-measured.md §2). */
const WAYS = [
  { name: 'fast', slow: false, goal: 250, peer: 153 },
  { name: '1.6 Mbit/s, 150 ms, CPU ÷ 4', slow: true, goal: 1200, peer: 535 },
];

export async function benchStart(site: Site): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, slow, goal, peer } of WAYS) {
    // By turns: what else the machine does meanwhile is the same for both.
    const took = PAGES.map((): number[] => []);
    for (let run = 0; run < RUNS; run++)
      for (const [n, { path }] of PAGES.entries()) took[n]?.push(await firstArrow(site, path, slow));
    const middles = took.map(median);
    for (const [n, { page }] of PAGES.entries()) {
      const [all = [], middle = Infinity] = [took[n], middles[n]];
      rows.push({
        what: `first arrow, ${page}, ${name}`,
        ours: `${ms(middle)} (${ms(Math.min(...all))}–${ms(Math.max(...all))})`,
        other: `best peer: ${peer} ms`,
        ratio: (middle / peer).toFixed(2),
        goal: `≤ ${goal} ms`,
        met: middle <= goal,
      });
    }
  }
  for (const { what, is, limit } of measure(site.root)) {
    const goal = `≤ ${limit}`;
    rows.push({
      what,
      ours: String(is),
      other: `limit: ${limit}`,
      ratio: (is / limit).toFixed(2),
      goal,
      met: is <= limit,
    });
  }
  return rows;
}

async function firstArrow(site: Site, path: string, isSlow: boolean): Promise<number> {
  const tab = await site.tab('about:blank');
  if (isSlow) {
    await tab.cdp.send('Network.enable');
    await tab.cdp.send('Network.emulateNetworkConditions', SLOW);
    await tab.slow(4);
  }
  await tab.page.addInitScript(() => {
    const look = (now: number): void => {
      const stage = document.querySelector('w-app')?.shadowRoot?.querySelector('w-stage');
      // Seen by one frame's script, it was painted by the frame before.
      const arrow = stage?.shadowRoot?.querySelector('g.arrow') ?? null;
      if (arrow !== null) performance.mark('first arrow', { startTime: now });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await tab.page.goto(site.url + path, { waitUntil: 'commit' });
  // What asks brings a script into the page that is larger than the page's own: it comes when the arrow stands.
  await new Promise((resolve) => setTimeout(resolve, isSlow ? 4000 : 1000));
  const at = await tab.page.waitForFunction(() => performance.getEntriesByName('first arrow')[0]?.startTime);
  const took = await at.jsonValue();
  await tab.close();
  return Number(took);
}
