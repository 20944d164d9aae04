/** The console's server comes last, and what other lanes need: nothing on the page waits for it. */
import type { Mode } from './console/index.ts';
import { LATER } from './later.ts';
import { lazy } from './lazy.ts';
import type { Shell } from './shell.ts';

/** In ms: until then the page has the line, and the thread, for itself. */
const LEISURE = 1000;

export function openConsoleAtLeisure(shell: Shell, told: (mode: Mode) => void): void {
  setTimeout(() => {
    shell.lab.engine.prepare();
    const base = new URL('./', location.href);
    const worker = import.meta.env.DEV
      ? new URL('mockServiceWorker.js', location.origin)
      : new URL(/* @vite-ignore */ '../mockServiceWorker.js', import.meta.url);
    const open = lazy('console', async () =>
      (await LATER.console.get()).openConsole(shell, base, worker.href),
    );
    void shell.loads.load(open, told);
  }, LEISURE);
}
