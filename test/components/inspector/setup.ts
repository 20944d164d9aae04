// A page like the real one for an element under test: tokens, theme, a width.
import { LitElement } from 'lit';
import tokens from '../../../src/ui/theme/tokens.css?raw';
import { assertAccessible } from '../axe.ts';

// Not a plain import: Vite would bring its live client along.
const sheet = new CSSStyleSheet();
sheet.replaceSync(tokens);
document.adoptedStyleSheets = [sheet];

/** Puts the element alone on the page. */
export async function mount<T extends HTMLElement>(element: T, width = 1100, height = 600): Promise<T> {
  document.body.replaceChildren(element);
  document.body.style.background = 'var(--ground)';
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
  await settle(element);
  return element;
}

/** Waits until the element, and all elements inside it, have drawn. */
export async function settle(element: HTMLElement): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await new Promise(requestAnimationFrame);
    for (const each of withInner(element)) await each.updateComplete;
  }
}

function withInner(element: Element): LitElement[] {
  const own = element instanceof LitElement ? [element] : [];
  const roots = [...(element.shadowRoot?.querySelectorAll('*') ?? []), ...element.children];
  return [...own, ...roots.flatMap((child) => (child.localName.includes('-') ? withInner(child) : []))];
}

/** The first match in the element's shadow root or in those of the elements inside it. */
export function inside(element: Element, selector: string): HTMLElement {
  const found = insideAll(element, selector)[0];
  if (!found) throw new Error(`Nothing matches ${selector}.`);
  return found;
}

export function insideAll(element: Element, selector: string): HTMLElement[] {
  const root = element.shadowRoot;
  if (!root) return [];
  return [
    ...root.querySelectorAll<HTMLElement>(selector),
    ...[...root.querySelectorAll('*')].flatMap((child) => insideAll(child, selector)),
  ];
}

/** The focused element, through shadow roots; a page in the background has one too. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

export function press(target: Element, key: string): void {
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );
}

/** Details of all events of one type. */
export function heard(element: Element, type: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(type, (event) =>
    details.push(event instanceof CustomEvent ? event.detail : undefined),
  );
  return details;
}

/** Runs axe in both themes. */
export async function assertAccessibleInBothThemes(element: HTMLElement): Promise<void> {
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset['theme'] = theme;
    await settle(element);
    await assertAccessible(element);
  }
}
