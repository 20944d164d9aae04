// What somebody who looks at the way in would call broken.
import type { Page } from 'playwright-core';

/** What stands over the edge of the window, is cut, covers something else, or is too small to be hit. */
export function faultsIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('w-app')?.shadowRoot?.querySelector('w-home')?.shadowRoot;
    if (!root) return ['there is no w-home'];
    const faults: string[] = [];
    const inner = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > inner) faults.push('the page scrolls sideways');
    const shown = [
      ...root.querySelectorAll<HTMLElement>('h2, h3, h4, p, a, button, .lanes span, .title, figure'),
    ].filter((element) => element.checkVisibility() && !element.matches('.visually-hidden'));
    for (const element of shown) {
      const { left, right, width, height } = element.getBoundingClientRect();
      const name = `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 30)}`;
      if (left < 0 || right > inner + 0.5) faults.push(`${name} stands over the edge`);
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
        faults.push(`${name} is cut`);
      if (element.matches('a, button') && (height < 24 || width < 24)) faults.push(`${name} is too small`);
    }
    const boxes = [...root.querySelectorAll('.chapter, .playground, .intro, figure')].map((element) =>
      element.getBoundingClientRect(),
    );
    for (const [n, a] of boxes.entries())
      for (const b of boxes.slice(n + 1))
        if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          faults.push(`two boxes lie on each other at ${Math.round(a.left)}, ${Math.round(a.top)}`);
    const names = [...root.querySelectorAll('.lanes b')].map((name) => name.getBoundingClientRect());
    const pause = root.querySelector('.pause')?.getBoundingClientRect();
    if (
      pause &&
      names.some((name) => name.right > pause.left && name.bottom > pause.top && name.top < pause.bottom)
    )
      faults.push('the button covers a lane’s name');
    return faults;
  });
}
