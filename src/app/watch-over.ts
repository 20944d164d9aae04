/** What the page listens to once it stands: files dropped on it; and what it looks after: its styles. */
import type { Visit } from './visit.ts';

export function watchOver(visit: Visit): void {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]');
  const hasStyles = getComputedStyle(document.documentElement).getPropertyValue('--ink') !== '';
  if (!hasStyles) for (const link of links) visit.loads.fail('styles', () => restyle(visit, link));
  addEventListener('w-open-file', (event) => {
    if (event instanceof CustomEvent) visit.openFile((event as CustomEvent<{ file: File }>).detail.file);
  });
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    visit.openFile(file);
  });
}

/** Asks for a style sheet once more. */
function restyle(visit: Visit, missing: HTMLLinkElement): Promise<void> {
  const link = Object.assign(document.createElement('link'), { href: missing.href, rel: missing.rel });
  return new Promise((resolve) => {
    link.onload = () => resolve();
    link.onerror = () => {
      visit.loads.fail('styles', () => restyle(visit, link));
      resolve();
    };
    missing.replaceWith(link);
  });
}
