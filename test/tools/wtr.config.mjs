// Runs the tests that need a real page, in the browser TEST_BROWSER names: chromium (the default), firefox or webkit.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';
import { findBrowser } from './find-browser.mjs';
import { findFirefox } from './find-firefox.mjs';
import { wtrReporter } from './reporters/wtr.mjs';
import { viteBridge } from './vite-bridge.mjs';
import { findWebKit, webkitLauncher } from './webkit.mjs';

const name = process.env['TEST_BROWSER'] ?? 'chromium';

const root = join(import.meta.dirname, '../..');
const files = globSync(['test/components/**/*.test.ts', 'test/engine-browser/**/*.test.ts'], { cwd: root });

export default {
  files,
  browsers: [await launcher()],
  concurrency: 2,
  plugins: [viteBridge(root, files)],
  // Lit says in every page that this is its development build.
  filterBrowserLogs: (/** @type {{ args: unknown[] }} */ { args }) =>
    !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter(), wtrReporter()],
  // Only so that a test that hangs ends: without a graphics card WebKit takes 100 ms and more for a frame of the stage.
  testFramework: { config: { timeout: 40_000 } },
};

async function launcher() {
  if (name === 'chromium') {
    const { executablePath, args, env } = await findBrowser();
    return chromeLauncher({ launchOptions: { executablePath, args, env }, createPage });
  }
  if (name === 'firefox') {
    const executablePath = found(findFirefox());
    return chromeLauncher({
      puppeteer,
      launchOptions: { browser: 'firefox', executablePath, headless: true },
      createPage,
    });
  }
  if (name === 'webkit') return webkitLauncher(found(findWebKit()));
  throw new Error(`TEST_BROWSER is ${name}; it can be chromium, firefox or webkit.`);
}

/**
 * A window for each page: of two tabs in one window only one is visible, and the other never gets an animation frame.
 * @param {{ context: import('puppeteer-core').BrowserContext }} options
 */
function createPage({ context }) {
  return context.newPage({ type: 'window' });
}

/**
 * @template T
 * @param {T | undefined} value
 */
function found(value) {
  if (value === undefined) throw new Error(`${name} was not found on this machine.`);
  return value;
}
