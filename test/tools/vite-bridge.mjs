// Builds the files that @web/test-runner serves with Vite, so that tests see what the page's build sees: TypeScript,
// aliases, `?raw`, CommonJS packages, our plugins. They are built at once and not served one by one: a page of ours has
// some hundred modules and its worker as many, and each test file would fetch all of them again.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const RUNNER_MODULES = /^\/__web-|web-test-runner|web-dev-server/;
const BUILT = /\.[mc]?ts$/;

/**
 * @param {string} root folder of the project
 * @param {string[]} files that hold tests, as paths from there
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function viteBridge(root, files) {
  // A run of its own: two browsers may be tested at the same time.
  const folder = join(root, 'node_modules/.cache', `component-tests-${process.pid}`);
  return {
    name: 'vite-bridge',
    async serverStart() {
      await build({
        root,
        base: '/',
        logLevel: 'warn',
        build: {
          outDir: folder,
          copyPublicDir: false,
          minify: false,
          sourcemap: 'inline',
          reportCompressedSize: false,
          rolldownOptions: {
            input: Object.fromEntries(files.map((file) => [nameOf(file), file])),
            external: (id) => RUNNER_MODULES.test(id),
            output: { entryFileNames: '[name].js', codeSplitting: true },
            treeshake: { moduleSideEffects: true },
            checks: { pluginTimings: false },
          },
        },
      });
    },
    async serverStop() {
      await rm(folder, { recursive: true, force: true });
    },
    resolveMimeType: ({ path }) => (BUILT.test(path) ? 'js' : undefined),
    async serve({ path }) {
      try {
        return { body: await readFile(join(folder, BUILT.test(path) ? `${nameOf(path)}.js` : path), 'utf8') };
      } catch {
        return undefined; // The runner's own.
      }
    },
  };
}

/** @param {string} path */
function nameOf(path) {
  return path.replace(BUILT, '');
}
