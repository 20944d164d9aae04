/** Lighthouse as a phone, on the start page, on a lesson and on a deep link. It is not in the lock: npm fetches it, or nobody does. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBrowser } from '../tools/find-browser.mjs';
import { LESSON, type Site } from './site.ts';
import { median, type Row } from './table.ts';

const VERSION = '12.8.2';
const RUNS = 3;
const PAGES = ['', LESSON, '#/2.1c/mask'];
const CATEGORIES = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
/** The best that any one peer reached (research/peers-measured.md §2). */
const PEERS = { performance: 100, accessibility: 96, 'best-practices': 100, seo: 100 } as const;

interface Report {
  readonly categories: Record<string, { readonly score: number }>;
  readonly audits: Record<
    string,
    { readonly numericValue?: number; readonly score: number | null; readonly title: string }
  >;
}

export async function benchLighthouse(site: Site): Promise<Row[]> {
  const rows: Row[] = [];
  for (const page of PAGES) {
    const name = `Lighthouse mobile, ${page === '' ? 'start page' : page}`;
    try {
      const reports: Report[] = [];
      for (let run = 0; run < RUNS; run++) reports.push(await report(site.url + page));
      rows.push(...rowsOf(name, reports));
    } catch (error) {
      const [reason = ''] = String(error).split('\n').slice(-2);
      rows.push({
        what: name,
        ours: `not run: ${reason.slice(0, 60)}`,
        other: '',
        ratio: '',
        goal: '',
        met: undefined,
      });
    }
  }
  return rows;
}

async function report(url: string): Promise<Report> {
  const { executablePath, args, env } = await findBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'wire101-lighthouse-'));
  const file = join(folder, 'report.json');
  const flags = [
    '--output=json',
    `--output-path=${file}`,
    '--quiet',
    `--chrome-flags=--headless=new ${args.join(' ')}`,
  ];
  try {
    // From a folder of its own, so that nothing of this project is touched.
    await promisify(execFile)('npm', ['exec', '--yes', `lighthouse@${VERSION}`, '--', url, ...flags], {
      cwd: folder,
      env: { ...env, CHROME_PATH: executablePath },
      timeout: 180_000,
    });
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowsOf(name: string, reports: readonly Report[]): Row[] {
  const rows = Object.entries(CATEGORIES).map(([category, goal]): Row => {
    const score = Math.round(median(reports.map(({ categories }) => categories[category]?.score ?? 0)) * 100);
    const peer = PEERS[category as keyof typeof PEERS];
    return {
      what: `${name}: ${category}`,
      ours: String(score),
      other: `best peer: ${peer}`,
      ratio: (score / peer).toFixed(2),
      goal: `≥ ${goal}`,
      met: score >= goal,
    };
  });
  const figure = (audit: string): number =>
    median(reports.map(({ audits }) => audits[audit]?.numericValue ?? Number.NaN));
  const [lcp, cls] = [figure('largest-contentful-paint') / 1000, figure('cumulative-layout-shift')];
  rows.push(
    {
      what: `${name}: LCP`,
      ours: `${lcp.toFixed(2)} s`,
      other: 'best peer: 1.0 s',
      ratio: lcp.toFixed(2),
      goal: '≤ 1.8 s',
      met: lcp <= 1.8,
    },
    {
      what: `${name}: CLS`,
      ours: cls.toFixed(3),
      other: 'best peer: 0',
      ratio: '',
      goal: '≤ 0.01',
      met: cls <= 0.01,
    },
  );
  const found = Object.entries(reports[0]?.audits ?? {}).filter(
    ([, { score }]) => score !== null && score < 0.9,
  );
  for (const [audit, { title }] of found) process.stderr.write(`  ${audit}: ${title}\n`);
  return rows;
}
