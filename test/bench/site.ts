/** The built page on a server and in a browser, for the parts of the bench that need one; and an empty page beside it. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContextOptions, type CDPSession, chromium, type Page } from 'playwright-core';
import type { Scenario } from '../../src/scenario/index.ts';
import { findBrowser } from '../tools/find-browser.mjs';
import { serveFolder } from '../tools/static-server.mjs';

const BUILD = fileURLToPath(new URL('../../dist', import.meta.url));
/** Same type, language and colours as the page, and nothing to draw: what it drops, the machine drops. */
const EMPTY =
  '<!doctype html><html lang="en"><meta name="color-scheme" content="light dark"><title>Empty</title></html>';

/** What the bench touches of the page's own objects. */
export interface App extends HTMLElement {
  readonly shell: {
    readonly lab: {
      select(address: string): void;
      readonly cursor: number;
      readonly playing: boolean;
      speed: number;
      readonly engine: { readonly computed: number; readonly busy: boolean };
      readonly views: {
        readonly lanes: readonly { readonly arrows: readonly { readonly address: string }[] }[];
        readonly ticks: readonly unknown[];
        readonly lists?: {
          frames(cursor: number): {
            readonly length: number;
            at(index: number): { readonly address: string } | undefined;
          };
        };
      };
      open(key: string, scenario: Scenario): void;
      seek(at: number): void;
      play(): void;
      pause(): void;
    };
  };
}

export interface Tab {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** Makes the page's processor so many times slower. */
  slow(times: number): Promise<void>;
  close(): Promise<void>;
}

export interface Site {
  readonly url: string;
  readonly root: string;
  /** A tab with a profile of its own, at the first lesson; `path` 'empty.html' is the empty page. */
  tab(path?: string, options?: BrowserContextOptions): Promise<Tab>;
  close(): Promise<void>;
}

/** A first visit begins to learn here. */
export const LESSON = '#/2.1a/one-chat';
export const WIDE = { width: 1440, height: 900 };

export async function openSite(): Promise<Site> {
  // A copy: whoever builds anew meanwhile does not change what is measured.
  const root = mkdtempSync(join(tmpdir(), 'wire101-bench-'));
  cpSync(process.env['BENCH_BUILD'] ?? BUILD, root, { recursive: true });
  writeFileSync(join(root, 'empty.html'), EMPTY);
  const server = await serveFolder({ root });
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({
    executablePath,
    args,
    env: Object.fromEntries(Object.entries(env).filter(isDefined)),
  });
  return {
    url: server.url,
    root,
    async tab(path = LESSON, options = {}) {
      const context = await browser.newContext({ viewport: WIDE, ...options });
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      if (path !== 'about:blank') await page.goto(new URL(path, server.url).href);
      return {
        page,
        cdp,
        slow: async (rate) => void (await cdp.send('Emulation.setCPUThrottlingRate', { rate })),
        close: () => context.close(),
      };
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

const isDefined = (entry: [string, string | undefined]): entry is [string, string] => entry[1] !== undefined;

/** Waits until the first run is there and the lesson's stop is reached. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const app = document.querySelector('w-app') as App | null;
    const { engine, playing } = app?.shell.lab ?? { engine: { computed: -1, busy: true }, playing: true };
    return engine.computed > 0 && engine.computed < Infinity && !engine.busy && !playing;
  });
}

/** Shows a scenario instead of the lesson's, and waits for its whole run. */
export async function show(page: Page, scenario: Scenario): Promise<void> {
  await page.evaluate((wanted) => {
    (document.querySelector('w-app') as App).shell.lab.open('bench', wanted);
  }, scenario);
  await page.waitForFunction((until) => {
    const { engine } = (document.querySelector('w-app') as App).shell.lab;
    return !engine.busy && engine.computed >= until;
  }, scenario.until);
}
