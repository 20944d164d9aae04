/** Frames while a ten-minute run is scrubbed, played and walked through, against an empty page in the same browser. */
import type { Page } from 'playwright-core';
import { tenMinutes } from './scenarios.ts';
import { type App, settled, show, type Site, type Tab } from './site.ts';
import { median, ms, quantile, type Row } from './table.ts';

const PAIRS = Number(process.env['BENCH_PAIRS'] ?? 9);
const LASTS_MS = 1500;
const FRAME_MS = 1000 / 60;
const MOST_GROUPS = 400;

const DRIVES = ['scrub', 'drag slowly', 'play', 'select'] as const;

/** What is done to the page at each frame; `share` goes from 0 to 1. */
type Drive = 'nothing' | (typeof DRIVES)[number];

/** Frame times while the page is driven, and the most groups that were mounted. */
async function framesOf(page: Page, drive: Drive): Promise<{ times: number[]; groups: number }> {
  await page.bringToFront();
  return page.evaluate(
    async ({ wanted, lasts }) => {
      const app = document.querySelector('w-app') as App | null;
      const bench = app?.shell.lab;
      const stage = app?.shadowRoot?.querySelector('w-stage')?.shadowRoot;
      const track = app?.shadowRoot?.querySelector('w-player')?.shadowRoot?.querySelector('.track');
      const end = bench?.engine.computed ?? 0;
      const box = track?.getBoundingClientRect();
      const rows = bench?.views.lists?.frames(end);
      const point = (type: string, share: number): void => {
        const clientX = (box?.left ?? 0) + share * (box?.width ?? 0);
        track?.dispatchEvent(
          new PointerEvent(type, { bubbles: true, button: 0, pointerId: 1, clientX, clientY: box?.top ?? 0 }),
        );
      };
      const drives: Record<Drive, (share: number, frame: number) => void> = {
        nothing() {},
        // There and back over the whole run, as fast as a hand goes.
        scrub: (share) => point('pointermove', 1 - Math.abs(1 - 2 * share)),
        'drag slowly': (share) => bench?.seek(Math.round(end * (0.4 + share * 0.01))),
        play() {},
        select: (_share, frame) => {
          const row = rows?.at((frame * 37) % rows.length);
          if (row !== undefined && frame % 6 === 0) app?.shell.lab.select(row.address);
        },
      };
      if (wanted === 'scrub') {
        Element.prototype.setPointerCapture = () => {};
        point('pointerdown', 0);
      }
      if (wanted === 'play' && bench) {
        bench.seek(Math.round(end / 2));
        bench.speed = 1;
        bench.play();
      }
      if (wanted === 'select') bench?.seek(Math.round(end / 2));
      if (wanted === 'drag slowly') bench?.seek(Math.round(end * 0.4));
      // What this first jump brought is drawn, also by a slow page.
      await new Promise((resolve) => setTimeout(resolve, 1200));
      // Between two frames, as input events come.
      const between = new MessageChannel();
      const result = await new Promise<{ times: number[]; groups: number }>((resolve) => {
        const times: number[] = [];
        let groups = 0;
        let share = 0;
        between.port1.onmessage = () => drives[wanted](share, times.length);
        const frame = (now: number): void => {
          times.push(now);
          if (times.length % 10 === 0)
            groups = Math.max(groups, stage?.querySelectorAll('svg g, svg circle, svg .bar').length ?? 0);
          share = (now - (times[0] ?? now)) / lasts;
          if (share >= 1) return resolve({ times, groups });
          between.port2.postMessage('');
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      });
      if (wanted === 'scrub') point('pointerup', 0);
      bench?.pause();
      return result;
    },
    { wanted: drive, lasts: LASTS_MS },
  );
}

const gaps = (times: readonly number[]): number[] =>
  times.slice(1).map((time, i) => time - (times[i] ?? time));
const dropped = (times: readonly number[]): number =>
  gaps(times).reduce((sum, gap) => sum + Math.max(0, Math.round(gap / FRAME_MS) - 1), 0);

export async function benchScrub(site: Site): Promise<Row[]> {
  const [ours, empty] = [await site.tab(), await site.tab('empty.html')];
  await settled(ours.page);
  await show(ours.page, tenMinutes());
  const rows: Row[] = [];
  let most = 0;
  /** One page at a time is slowed down: a slow one keeps a processor busy, even when it does nothing. */
  const slowed = async (tab: Tab, rate: number, drive: Drive) => {
    await tab.slow(rate);
    const frames = await framesOf(tab.page, drive);
    await tab.slow(1);
    return frames;
  };
  for (const rate of [1, 4]) {
    for (const drive of DRIVES) {
      const [runs, blank]: [number[][], number[]] = [[], []];
      for (let pair = 0; pair < PAIRS; pair++) {
        blank.push(dropped((await slowed(empty, rate, 'nothing')).times));
        const { times, groups } = await slowed(ours, rate, drive);
        most = Math.max(most, groups);
        runs.push(times);
      }
      rows.push(rowOf(`ten minutes, ${drive}, CPU ÷ ${rate}`, runs, blank));
    }
  }
  rows.push({
    what: 'groups mounted at most meanwhile',
    ours: String(most),
    other: `limit: ${MOST_GROUPS}`,
    ratio: (most / MOST_GROUPS).toFixed(2),
    goal: `≤ ${MOST_GROUPS}`,
    met: most <= MOST_GROUPS,
  });
  await Promise.all([ours.close(), empty.close()]);
  return rows;
}

/** Frames dropped in each run, beside those that the empty page dropped just before. */
function rowOf(what: string, runs: readonly number[][], blank: readonly number[]): Row {
  const lost = runs.map(dropped);
  const more = median(lost.map((own, pair) => own - (blank[pair] ?? 0)));
  const p95 = median(runs.map((times) => quantile(gaps(times), 0.95)));
  const worst = median(runs.map((times) => Math.max(...gaps(times))));
  return {
    what: `${what}: frames dropped of ${Math.round(LASTS_MS / FRAME_MS)}`,
    ours: `${median(lost)} (p95 ${ms(p95)}, worst ${ms(worst)})`,
    other: `empty page: ${median(blank)}`,
    ratio: `${more > 0 ? '+' : ''}${more}`,
    goal: '≤ 0 more',
    met: more <= 0,
  };
}
