/** From a turned knob to the first frame with the new run in it; and how soon each control answers. */
import type { Page } from 'playwright-core';
import type { Scenario } from '../../src/scenario/index.ts';
import { tenMinutes, thirtySeconds } from './scenarios.ts';
import { type App, settled, show, type Site } from './site.ts';
import { median, ms, type Row } from './table.ts';

const TURNS = 11;
const GOAL_MS = 100;

interface KnobTurn {
  /** Until the frame after the one that drew the new run began. */
  readonly painted: number;
  /** Pieces that came after the first picture, and the longest time without a frame meanwhile. */
  readonly pieces: number;
  readonly longest: number;
}

export async function benchKnobs(site: Site): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, scenario, playhead] of [
    ['30 s, playhead at its end', thirtySeconds(), 1],
    ['ten minutes, playhead at its start', tenMinutes(), 0],
  ] as const) {
    const tab = await site.tab();
    await settled(tab.page);
    await show(tab.page, scenario);
    const turns: KnobTurn[] = [];
    for (let n = 0; n < TURNS; n++) turns.push(await turn(tab.page, scenario, playhead, 60_000 + n * 2000));
    const took = turns.map(({ painted }) => painted);
    rows.push({
      what: `turned knob → first frame, ${name}`,
      ours: `${ms(median(took))} (worst ${ms(Math.max(...took))})`,
      other: `the goal: ${GOAL_MS} ms`,
      ratio: (median(took) / GOAL_MS).toFixed(2),
      goal: `≤ ${GOAL_MS} ms`,
      met: median(took) <= GOAL_MS,
    });
    if (playhead === 0) {
      rows.push({
        what: 'and its progress after that',
        ours: `${median(turns.map(({ pieces }) => pieces))} pieces, at most ${ms(median(turns.map(({ longest }) => longest)))} without a frame`,
        other: '',
        ratio: '',
        goal: 'progress',
        met: median(turns.map(({ pieces }) => pieces)) > 1,
      });
    }
    await tab.close();
  }
  return rows;
}

async function turn(page: Page, scenario: Scenario, playhead: number, rtt: number): Promise<KnobTurn> {
  return page.evaluate(
    async ({ until, at, wanted }) => {
      const app = document.querySelector('w-app') as App;
      const { lab: bench } = app.shell;
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      bench.seek(at * until);
      for (let i = 0; i < 10; i++) await frame();
      const before = bench.views.lanes;
      const isNew = (): boolean => bench.views.lanes.every((index, i) => index !== before[i]);
      const started = performance.now();
      const detail = { set: { rtt: wanted } };
      app.shadowRoot
        ?.querySelector('w-knobs')
        ?.dispatchEvent(new CustomEvent('w-knob', { detail, bubbles: true, composed: true }));
      while (!isNew()) await frame();
      await frame();
      const painted = performance.now() - started;
      let [pieces, longest, computed] = [0, 0, bench.engine.computed];
      for (let last = performance.now(); bench.engine.busy || bench.engine.computed < until; ) {
        await frame();
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
        if (bench.engine.computed > computed) pieces += 1;
        computed = bench.engine.computed;
      }
      return { painted, pieces, longest };
    },
    { until: scenario.until, at: playhead, wanted: rtt },
  );
}

/** What a reader presses, by the names of test/e2e/parts.ts; the time is the browser's own (Event Timing). */
export async function benchControls(site: Site): Promise<Row[]> {
  const tab = await site.tab();
  const { page } = tab;
  await settled(page);
  const rows: Row[] = [];
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const pressed = (name: string) => (): Promise<void> => button(name).click();
  const presses: readonly (readonly [string, () => Promise<void>])[] = [
    ['Play', pressed('Play')],
    ['Pause', pressed('Pause')],
    ['Step forward', pressed('Step forward')],
    ['Step back', pressed('Step back')],
    ['cut gaps', () => page.locator('w-player .toggle').click()],
    ['a tab of the lists', () => page.locator('w-inspector [role=tab][aria-selected=false]').first().click()],
    [
      'a tab of the inspector',
      () => page.locator('w-detail [role=tab][aria-selected=false]').first().click(),
    ],
    ['transport', () => page.getByRole('combobox', { name: 'Transport' }).first().press('ArrowDown')],
    ['language', () => page.locator('w-topbar button[aria-pressed=false]').first().click()],
  ];
  page.setDefaultTimeout(3000);
  for (const [name, press] of presses) {
    const took: number[] = [];
    for (const rate of [1, 4]) {
      await tab.slow(rate);
      await page.evaluate((isPlaying) => {
        const { shell } = document.querySelector('w-app') as App;
        const { lab: bench } = shell;
        bench.pause();
        bench.seek(1_500_000);
        bench.select(bench.views.lists?.frames(1_500_000).at(0)?.address ?? '');
        if (isPlaying) bench.play();
      }, name === 'Pause');
      await page.waitForTimeout(200);
      took.push(await answerOf(page, press).catch(() => Number.NaN));
    }
    await tab.slow(1);
    const [plain = Number.NaN, slow = Number.NaN] = took;
    rows.push({
      what: `control: ${name}`,
      ours: `${plain <= 16 ? '≤ 16 ms' : ms(plain)} (CPU ÷ 4: ${slow <= 16 ? '≤ 16 ms' : ms(slow)})`,
      other: `the goal: ${GOAL_MS} ms`,
      ratio: (plain / GOAL_MS).toFixed(2),
      goal: `≤ ${GOAL_MS} ms`,
      met: Number.isNaN(plain) ? undefined : plain <= GOAL_MS,
    });
  }
  await tab.close();
  return rows;
}

/** The longest event of one press, until its next paint; events under 16 ms are not told. */
async function answerOf(page: Page, press: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const known = window as unknown as { longest: number; watching?: boolean };
    known.longest = 16;
    if (known.watching === true) return;
    known.watching = true;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) known.longest = Math.max(known.longest, duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  await press();
  await page.waitForTimeout(400);
  return page.evaluate(() => (window as unknown as { longest: number }).longest);
}
