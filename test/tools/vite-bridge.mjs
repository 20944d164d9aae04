// Lets @web/test-runner serve its files through Vite, so that tests see what the build sees: TypeScript, aliases, `?raw`,
// CommonJS packages, our plugins. Only the runner's own addresses stay with the runner.
import { createServer } from 'vite';

const RUNNER_SOCKET = '/__web-dev-server__web-socket.js';

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function viteBridge() {
  /** @type {import('vite').ViteDevServer} */
  let vite;
  return {
    name: 'vite-bridge',
    async serverStart() {
      vite = await createServer({
        appType: 'custom',
        logLevel: 'warn',
        // Apart from `npm start`, which may run at the same time.
        cacheDir: 'node_modules/.cache/vite-test',
        server: { middlewareMode: true, hmr: false, ws: false, watch: null },
        plugins: [
          {
            name: 'runner-socket',
            enforce: 'pre',
            resolveId: (id) =>
              id.includes(RUNNER_SOCKET.slice(1)) ? { id: RUNNER_SOCKET, external: true } : undefined,
          },
        ],
        optimizeDeps: {
          // Packages found late would be bundled anew in the middle of a run: find them all at the start.
          entries: ['test/components/**/*.ts', 'test/engine-browser/**/*.ts', 'src/**/*.ts'],
          exclude: ['@web/test-runner-commands'],
        },
      });
    },
    async serverStop() {
      await vite?.close();
    },
    resolveMimeType: ({ path }) => (/\.[mc]?ts$/.test(path) ? 'js' : undefined),
    async serve(context) {
      const isOurs = context.method === 'GET' && context.path !== '/' && !context.path.startsWith('/__w');
      if (!isOurs) return undefined;
      const isAnswered = await new Promise((resolve, reject) => {
        context.res.once('finish', () => resolve(true));
        vite.middlewares(context.req, context.res, (/** @type {unknown} */ error) =>
          error ? reject(error) : resolve(false),
        );
      });
      if (!isAnswered) return undefined;
      context.respond = false; // Vite has written the answer itself.
      return { body: '' };
    },
  };
}
