/** The page's entry. */
import './worker.ts';
import '../ui/theme/tokens.css';
import type { Mode } from './console/index.ts';
import { WApp } from './w-app.ts';

const app = document.querySelector('w-app');
if (app instanceof WApp) start(app);

function start(app: WApp): void {
  const { visit } = app;
  // The picture comes first; the inspector's place is kept free, and it follows at once.
  void app.pictured.then(() => app.behind(({ watchOver }) => watchOver(visit)));

  // The console's server comes last, and what other lanes need: nothing on the page waits for it.
  const openConsole = (): void => {
    visit.lab.engine.prepare();
    const base = new URL('./', location.href);
    const worker = import.meta.env.DEV
      ? new URL('mockServiceWorker.js', location.origin)
      : new URL(/* @vite-ignore */ '../mockServiceWorker.js', import.meta.url);
    const open = async (): Promise<Mode> =>
      (await import('./console/index.ts')).openConsole(visit, base, worker.href);
    void visit.loads.load('console', open, (mode) => (app.consoleMode = mode));
  };
  addEventListener('load', () => setTimeout(openConsole, 1000));
}
