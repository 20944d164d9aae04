/** The page's entry. */
import '../ui/theme/tokens.css';
import { WApp } from './w-app.ts';

const app = document.querySelector('w-app');
if (app instanceof WApp) void start(app);

/** What is drawn first comes first; the engine, where the run was known without it, and the inspector follow at once. */
async function start(app: WApp): Promise<void> {
  if (!document.hidden) await painted();
  app.shell.lab.engine.begin();
  app.shell.behind(({ watchOver }) =>
    watchOver(app.shell, (mode) => {
      app.consoleMode = mode;
      app.requestUpdate();
    }),
  );
}

/** Something of the page is on the screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    new PerformanceObserver((entries) => {
      if (entries.getEntriesByName('first-contentful-paint')[0]) resolve();
    }).observe({ type: 'paint', buffered: true });
  });
}
