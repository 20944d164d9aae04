// What every end-to-end test needs: the built site on a server, one browser, and a fresh page that keeps a record of
// what went wrong in it.
import { after, afterEach, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  chromium,
} from 'playwright-core';
import { findBrowser } from '../tools/find-browser.mjs';
import { serveFolder } from '../tools/static-server.mjs';

const BUILD = fileURLToPath(new URL('../../dist', import.meta.url));

export interface Visit {
  readonly page: Page;
  /** Addresses of all requests so far, in order. */
  readonly requests: readonly string[];
  /** Console errors and warnings, uncaught errors, failed and foreign requests: a healthy page has none. */
  readonly troubles: readonly string[];
}

export interface VisitOptions extends BrowserContextOptions {
  /** Opens the site under this name instead of the loopback address: see `LAN`. */
  readonly host?: string;
  /** Runs before anything on the page does. */
  readonly before?: (context: BrowserContext) => Promise<unknown>;
}

/** A name that leads to this machine, as a teacher's computer has one in a class: plain http, so not secure. */
export const LAN = 'lan.example';
/** Where a first visit begins to learn. */
export const FIRST_LESSON = '#/2.1a/one-chat';
const WIDE = { width: 1440, height: 900 };
// It only ends what hangs: a busy machine is slow.
const PATIENCE_MS = 40_000;

export interface Site {
  /** Address of the built site, with a slash at its end. */
  readonly url: string;
  /** Opens a page of the site in a browser context of its own, which is closed after the test. */
  visit(path?: string, options?: VisitOptions): Promise<Visit>;
  /** Takes the server away, for tests without a network. */
  stopServer(): Promise<void>;
}

/** Serves the build under `base` and starts a browser, for as long as the tests of the calling suite run. */
export function useSite(base: string): Site {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveFolder>>;
  before(async () => {
    const { executablePath, args, env } = await findBrowser();
    server = await serveFolder({ root: BUILD, base });
    browser = await chromium.launch({
      executablePath,
      args: [...args, `--host-resolver-rules=MAP ${LAN} 127.0.0.1`],
      env: definedOnly(env),
    });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    get url() {
      return server.url;
    },
    async visit(path = '', { host, before: prepare, ...options } = {}) {
      const context = await browser.newContext({ viewport: WIDE, ...options });
      context.setDefaultTimeout(PATIENCE_MS);
      await prepare?.(context);
      const page = await context.newPage();
      const address = new URL(path, server.url);
      if (host !== undefined) address.hostname = host;
      const record = watch(page, address.origin);
      await page.goto(address.href);
      return { page, ...record };
    },
    stopServer: () => server.close(),
  };
}

function watch(page: Page, origin: string): Pick<Visit, 'requests' | 'troubles'> {
  const requests: string[] = [];
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
  page.on('crash', () => troubles.push('the page crashed'));
  // The context's events include the requests of workers.
  page.context().on('request', (request) => {
    const url = request.url();
    if (url.startsWith('data:') || url.startsWith('blob:')) return;
    requests.push(url);
    if (new URL(url).origin !== origin) troubles.push(`foreign request: ${url}`);
  });
  page.context().on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  return { requests, troubles };
}

function definedOnly(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
