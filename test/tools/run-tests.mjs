// `npm test`: every check there is, one after the other. A failure never hides the stages after it. The last line is the
// sum over all of them: `N passed, N failed, N skipped`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findFirefox } from './find-firefox.mjs';
import { findWebKit } from './webkit.mjs';

/**
 * A check passes or fails as a whole and counts as one test; a suite reports its own counts (reporters/).
 * `unavailable` says why a stage cannot run here.
 * @typedef {{ name: string, args: string[], env?: Record<string, string>, suite?: boolean, unavailable?: string | undefined }} Stage
 * @typedef {import('./reporters/report.mjs').Report} Report
 */

const STAGE_LIMIT_MS = 900_000;
const reporters = join(import.meta.dirname, 'reporters');
const require = createRequire(import.meta.url);

/** @type {Stage[]} */
const stages = [
  ...['src', 'src/app', 'src/course/compile', 'test'].map((project) => ({
    name: `types ${project}`,
    args: [program('typescript', 'tsc'), '--project', project],
  })),
  { name: 'lint', args: [program('oxlint')] },
  { name: 'format', args: [program('@biomejs/biome', 'biome'), 'format', '--reporter=summary'] },
  { name: 'lock file', args: [tool('check-lock')] },
  {
    name: 'unit',
    suite: true,
    args: [program('vitest'), 'run', '--reporter=default', `--reporter=${join(reporters, 'vitest.mjs')}`],
  },
  { name: 'build', args: [program('vite'), 'build'] },
  { name: 'size budget', args: [tool('size-budget')] },
  componentsIn('chromium'),
  componentsIn('firefox', missing(findFirefox, 'Firefox: not found')),
  componentsIn('webkit', missing(findWebKit, 'WebKit: no WebKitWebDriver, no MiniBrowser or no display')),
  {
    name: 'end to end',
    suite: true,
    args: [
      '--test',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      `--test-reporter=${join(reporters, 'node-test.mjs')}`,
      '--test-reporter-destination=stderr',
      // One browser at a time.
      '--test-concurrency=1',
      'test/e2e/**/*.test.ts',
    ],
  },
];

const folder = mkdtempSync(join(tmpdir(), 'wire101-'));
const total = { passed: 0, failed: 0, skipped: 0 };
// A failed build must not leave an old one for the later stages to test.
rmSync('dist', { recursive: true, force: true });
for (const stage of stages) {
  const started = Date.now();
  const { report, output } = await run(stage);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const { passed, failed, skipped } = report;
  if (failed > 0) console.log(`\n${output.trimEnd()}\n`);
  console.log(
    `${failed > 0 ? 'FAIL' : passed > 0 ? 'ok  ' : 'skip'} ${stage.name.padEnd(24)} ${seconds.padStart(6)} s  ` +
      `${passed} passed, ${failed} failed, ${skipped.length} skipped`,
  );
  for (const reason of skipped) console.log(`     skipped: ${reason}`);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped.length;
}
rmSync(folder, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

/**
 * @param {Stage} stage
 * @returns {Promise<{ report: Report, output: string }>}
 */
async function run(stage) {
  if (stage.unavailable !== undefined) {
    const isRequired = (process.env['REQUIRE_BROWSERS'] ?? '')
      .split(',')
      .includes(stage.env?.['TEST_BROWSER'] ?? '');
    if (!isRequired) return { report: { passed: 0, failed: 0, skipped: [stage.unavailable] }, output: '' };
    return { report: failure(), output: `${stage.unavailable}, and REQUIRE_BROWSERS asks for it.` };
  }
  const reportFile = join(folder, `${stage.name}.json`);
  const { code, output } = await execute(stage.args, { ...stage.env, TEST_REPORT: reportFile });
  if (!stage.suite) return { report: code === 0 ? { passed: 1, failed: 0, skipped: [] } : failure(), output };
  return checked(readReport(reportFile), code, output);
}

/**
 * A suite that says nothing, runs nothing or ends badly has failed, whatever it counted.
 * @param {Report | undefined} report
 * @param {number | null} code
 * @param {string} output
 */
function checked(report, code, output) {
  if (report === undefined)
    return { report: failure(), output: `${output}\nThe suite ended (${code}) without a report.` };
  if (report.passed + report.failed === 0)
    return { report: { ...report, failed: 1 }, output: `${output}\nNo test ran.` };
  if (code !== 0 && report.failed === 0) {
    return {
      report: { ...report, failed: 1 },
      output: `${output}\nNo test failed, but the suite ended with ${code}.`,
    };
  }
  return { report, output };
}

/** @returns {Report} */
function failure() {
  return { passed: 0, failed: 1, skipped: [] };
}

/**
 * @param {string} path
 * @returns {Report | undefined}
 */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string[]} args of Node
 * @param {Record<string, string>} env
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function execute(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: STAGE_LIMIT_MS,
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal) output += `\nStopped by ${signal}; a stage may take ${STAGE_LIMIT_MS / 1000} s.`;
      resolve({ code, output });
    });
  });
}

/**
 * @param {string} browser
 * @param {string} [unavailable]
 * @returns {Stage}
 */
function componentsIn(browser, unavailable) {
  return {
    name: `components ${browser}`,
    suite: true,
    args: [program('@web/test-runner', 'wtr'), '--config', join(import.meta.dirname, 'wtr.config.mjs')],
    env: { TEST_BROWSER: browser },
    unavailable,
  };
}

/**
 * A search that fails, as with a wrong FIREFOX_PATH, is for its stage to report.
 * @param {() => unknown} find
 * @param {string} reason
 */
function missing(find, reason) {
  try {
    return find() ? undefined : reason;
  } catch {
    return undefined;
  }
}

/** @param {string} name */
function tool(name) {
  return join(import.meta.dirname, `${name}.mjs`);
}

/**
 * The script behind a package's command, so that it runs on every platform and on this very Node.
 * @param {string} name
 * @param {string} [command]
 */
function program(name, command = name) {
  const packageFile = join(import.meta.dirname, '../../node_modules', name, 'package.json');
  const { bin } = require(packageFile);
  return join(dirname(packageFile), typeof bin === 'string' ? bin : bin[command]);
}
