/** The page's entry. */
import './engine.ts';
import '../ui/theme/tokens.css';
import { LATER } from './later.ts';
import { lazy } from './lazy.ts';
import { WApp } from './w-app.ts';

const app = document.querySelector('w-app');
if (app instanceof WApp) start(app);

function start(app: WApp): void {
  const { shell } = app;
  // The picture comes first; the inspector's place is kept free, and it follows at once.
  void app.pictured.then(() => shell.behind(({ watchOver }) => watchOver(shell)));

  // The console's server comes last, and what other lanes need: nothing on the page waits for it.
  const openConsole = (): void => {
    shell.lab.engine.prepare();
    const base = new URL('./', location.href);
    const worker = import.meta.env.DEV
      ? new URL('mockServiceWorker.js', location.origin)
      : new URL(/* @vite-ignore */ '../mockServiceWorker.js', import.meta.url);
    const open = lazy('console', async () =>
      (await LATER.console.get()).openConsole(shell, base, worker.href),
    );
    void shell.loads.load(open, (mode) => {
      app.consoleMode = mode;
      app.requestUpdate();
    });
  };
  addEventListener('load', () => void app.pictured.then(() => setTimeout(openConsole, 1000)));
}
