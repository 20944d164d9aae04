/** What the page listens to once it stands: files dropped on it; and what it looks after: its styles, its console. */
import type { Mode } from './console/index.ts';
import { openConsoleAtLeisure } from './open-console.ts';
import type { Shell } from './shell.ts';

/** `told`: how `fetch` in the browser's console is answered. */
export function watchOver(shell: Shell, told: (mode: Mode) => void): void {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]');
  const hasStyles = getComputedStyle(document.documentElement).getPropertyValue('--ink') !== '';
  if (!hasStyles) for (const link of links) shell.loads.fail('styles', () => restyle(shell, link));
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    shell.page?.openFile(file);
  });
  openConsoleAtLeisure(shell, told);
}

/** Asks for a style sheet once more. */
function restyle(shell: Shell, missing: HTMLLinkElement): Promise<void> {
  const link = Object.assign(document.createElement('link'), { href: missing.href, rel: missing.rel });
  return new Promise((resolve) => {
    link.onload = () => resolve();
    link.onerror = () => {
      shell.loads.fail('styles', () => restyle(shell, link));
      resolve();
    };
    missing.replaceWith(link);
  });
}
