/** The page's entry. */
import './worker.ts';
import '../ui/theme/tokens.css';
import './page.css';
import { WApp } from './w-app.ts';

// The picture comes first; the inspector's place is kept free, and it follows at once.
void document.querySelector('w-app')?.pictured.then(async () => {
  const inspection = await import('./behind.ts');
  const app = document.querySelector('w-app');
  if (!(app instanceof WApp)) return;
  app.visit.bench.views.inspect(inspection);
  app.requestUpdate();
});

// The console's server comes last, and what other lanes need: nothing on the page waits for it.
addEventListener('load', () => setTimeout(() => void openConsole(), 1000));

async function openConsole(): Promise<void> {
  const app = document.querySelector('w-app');
  if (!(app instanceof WApp)) return;
  app.visit.bench.engine.prepare();
  const base = new URL('./', location.href);
  const worker = import.meta.env.DEV
    ? new URL('mockServiceWorker.js', location.origin)
    : new URL(/* @vite-ignore */ '../mockServiceWorker.js', import.meta.url);
  const { openConsole: open } = await import('./console/index.ts');
  const outcome = await open(app.visit, base, worker.href);
  app.consoleMode = outcome;
}
