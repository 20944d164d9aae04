// WebKit for the component tests: WebKitGTK's MiniBrowser, driven by its own WebDriver (Debian and Ubuntu:
// `webkit2gtk-driver`, and `xvfb` where there is no display). No npm package is needed.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { createServer } from 'node:net';
import { firstExecutable, inPath } from './programs.mjs';

/** @typedef {{ driver: string, miniBrowser: string, display: string[] }} WebKit */

/** @returns {WebKit | undefined} */
export function findWebKit() {
  const driver = inPath(['WebKitWebDriver']);
  // MiniBrowser is not in PATH: it lies beside the library.
  const miniBrowser = firstExecutable(globSync('/usr/{lib,libexec}/{,*/}webkit2gtk-4*/MiniBrowser'));
  const hasDisplay = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  const xvfb = inPath(['xvfb-run']);
  if (!driver || !miniBrowser || !(hasDisplay || xvfb)) return undefined;
  return { driver, miniBrowser, display: hasDisplay || !xvfb ? [] : [xvfb, '-a'] };
}

/**
 * A launcher for @web/test-runner: one browser window, one test file after the other.
 * @param {WebKit} webkit
 * @returns {import('@web/test-runner').BrowserLauncher}
 */
export function webkitLauncher({ driver, miniBrowser, display }) {
  /** @type {import('node:child_process').ChildProcess} */
  let running;
  let session = '';
  let active = '';

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   */
  const call = async (method, path, body) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(session + path, init);
    const { value } = /** @type {{ value: any }} */ (await response.json());
    if (!response.ok) throw new Error(`WebKitWebDriver: ${method} ${path}: ${value.message}`);
    return value;
  };

  return {
    name: 'WebKit',
    type: 'webkit',
    concurrency: 1,
    async initialize() {
      const port = await freePort();
      const command = [...display, driver, `--port=${port}`];
      // A group of its own, so that stopping it takes xvfb-run's children along.
      running = spawn('/usr/bin/env', command, { stdio: 'ignore', detached: true });
      session = `http://127.0.0.1:${port}`;
      await untilReady(() => call('GET', '/status'));
      const { sessionId } = await call('POST', '/session', {
        capabilities: {
          alwaysMatch: { 'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] } },
        },
      });
      session += `/session/${sessionId}`;
    },
    async startSession(id, url) {
      active = id;
      await call('POST', '/url', { url });
    },
    isActive: (id) => id === active,
    getBrowserUrl: () => call('GET', '/url'),
    async stopSession() {
      active = '';
      await call('POST', '/url', { url: 'about:blank' });
      return {};
    },
    async stop() {
      await call('DELETE', '').catch(() => {});
      if (running.pid !== undefined) process.kill(-running.pid);
    },
    async startDebugSession() {
      throw new Error('WebKit cannot be debugged from here; open the page in MiniBrowser.');
    },
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** @param {() => Promise<unknown>} ask */
async function untilReady(ask) {
  const deadline = Date.now() + 15_000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline)
        throw new Error('WebKitWebDriver did not start within 15 s', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
