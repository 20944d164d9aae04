/** What the page listens to once it stands: files dropped on it; and what it looks after: its styles. */
import type { Visit } from './visit.ts';

export function watchOver(visit: Visit): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
    if (link.sheet === null) visit.loads.fail('styles', () => restyle(link));
  }
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    visit.openFile(file);
  });

  function restyle(missing: HTMLLinkElement): Promise<void> {
    const { href, rel } = missing;
    const link = Object.assign(document.createElement('link'), { href, rel });
    const come = (): Promise<unknown> =>
      new Promise((resolve, reject) => {
        link.onload = resolve;
        link.onerror = reject;
        missing.replaceWith(link);
      });
    return come().then(
      () => undefined,
      () => visit.loads.fail('styles', () => restyle(link)),
    );
  }
}
