/** The page's entry. */
import '../ui/theme/tokens.css';
import { WApp } from './w-app.ts';

const app = document.querySelector('w-app');
if (app instanceof WApp) void start(app);

/** The picture comes first; the inspector's place is kept free, and it follows at once. */
async function start(app: WApp): Promise<void> {
  await app.pictured;
  app.shell.behind(({ watchOver }) =>
    watchOver(app.shell, (mode) => {
      app.consoleMode = mode;
      app.requestUpdate();
    }),
  );
}
