// Finds a Chromium for the component and end-to-end tests: the one CHROME_PATH names, else an installed one, else the
// one that comes with npm on Linux x64.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { firstExecutable, fromEnvironment, inPath } from './programs.mjs';

// Chromium keeps only the last `--disable-features` of its command line: what Playwright turns off and the tests rely
// on has to be said again. Without the first three, each new window also loads the address bar's own two pages, which
// took half of the processor from the page under test.
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'Translate',
];

/** @typedef {{ executablePath: string, args: string[], env: Record<string, string | undefined>, from: string }} Browser */

const IN_PATH = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    if (!folder) return [];
    return [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ];
  }),
];

/** @returns {Promise<Browser>} */
export async function findBrowser() {
  const named = fromEnvironment('CHROME_PATH');
  if (named) return browser(named, 'CHROME_PATH');
  const installed = inPath(IN_PATH) ?? firstExecutable(ELSEWHERE);
  if (installed) return browser(installed, 'installed');
  if (process.platform === 'linux' && process.arch === 'x64') return bundled();
  throw new Error(
    [
      'No Chromium was found. Three ways out:',
      '  1. install Chrome, Chromium or Edge;',
      '  2. set CHROME_PATH to the program of one you have;',
      '  3. run the tests on Linux x64, where npm brings one along.',
    ].join('\n'),
  );
}

/**
 * @param {string} executablePath
 * @param {string} from
 * @param {Record<string, string | undefined>} [env]
 * @returns {Browser}
 */
function browser(executablePath, from, env = process.env) {
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${FEATURES_OFF.join()}`,
  ];
  // Chromium refuses its sandbox to root; everyone else keeps it.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return { executablePath, args, env, from };
}

async function bundled() {
  // The package unpacks into the temporary folder, where another user's copy would be in the way: give it one of ours.
  const folder = join(import.meta.dirname, '../../node_modules/.cache/chromium');
  mkdirSync(folder, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    const path = await chromium.executablePath();
    if (spawnSync(path, ['--version']).status === 0) return browser(path, '@sparticuz/chromium');
    // This system lacks libraries it needs (nss, nspr, expat); the package has copies.
    const packed = join(
      dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
      '../bin/al2023.tar.br',
    );
    const libraries = join(await inflate(packed), 'lib');
    return browser(path, '@sparticuz/chromium', { ...process.env, LD_LIBRARY_PATH: libraries });
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
