// A player like the real one for a test: tokens, theme, ticks and two marks.
import { speakVietnamese } from '../../../src/text/vi/index.ts';
import tokens from '../../../src/ui/theme/tokens.css?inline';
import { micros } from '../../../src/base/index.ts';
import type { Tick } from '../../../src/projections/index.ts';
import '../../../src/ui/player/index.ts';
import { type Mark, type PlayerEventMap, WPlayer } from '../../../src/ui/player/player.ts';

speakVietnamese();

// As a sheet of our own: a plain import would bring Vite's client along, which looks for a socket.
const theme = new CSSStyleSheet();
theme.replaceSync(tokens);
document.adoptedStyleSheets.push(theme);

export const frame = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
export const at = (ms: number) => micros(ms * 1000);
export const ticks: Tick[] = [100, 500, 900, 4000].map((ms, n) => ({
  at: at(ms),
  hue: n > 1 ? 'text' : 'http',
  lane: n % 2,
}));
export const marks: Mark[] = [{ id: 'm1', at: at(2000), label: 'Bob: hi', text: 'hi', kind: 'server' }];
export const settings: Mark = {
  id: 'm2',
  at: at(10_000),
  label: 'settings',
  text: undefined,
  kind: 'client',
};

export async function mounted(more: Partial<WPlayer> = {}, width = 1000): Promise<WPlayer> {
  const player = new WPlayer();
  const box = document.createElement('div');
  box.style.cssText = `width:${width}px;margin-top:120px;background:var(--surface)`;
  Object.assign(
    player,
    { cursor: at(1161), clock: at(1161), computed: at(8000), ticks, tickLimit: at(1161), marks },
    more,
  );
  box.append(player);
  document.body.replaceChildren(box);
  await frame();
  await player.updateComplete;
  return player;
}

export function part<T extends Element = HTMLElement>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}
export const track = (player: WPlayer) => part(player.renderRoot, '[role=slider]');
export const marksIn = (player: WPlayer) => part(player.renderRoot, 'w-marks').shadowRoot ?? document;
export const mark = (player: WPlayer, id = 'm1') => part(marksIn(player), `.mark[data-id=${id}]`);
// Truths, not elements: a failed assertion about an element hangs the runner’s report.
export const isOpen = (player: WPlayer) => marksIn(player).querySelector('form') !== null;
export const hasFocus = (player: WPlayer, element: Element) => marksIn(player).activeElement === element;
export const field = (player: WPlayer) => part<HTMLInputElement>(marksIn(player), 'form input');

/** Clicks the pin, and waits until its box has the focus. */
export async function openEditor(player: WPlayer, id?: string): Promise<HTMLFormElement> {
  mark(player, id).click();
  await frame();
  return part(marksIn(player), 'form');
}

export function heard<K extends keyof PlayerEventMap>(type: K): PlayerEventMap[K]['detail'][] {
  const list: PlayerEventMap[K]['detail'][] = [];
  const listen = (event: Event) => event instanceof CustomEvent && list.push(event.detail);
  document.body.firstElementChild?.addEventListener(type, listen);
  return list;
}

export function press(element: Element, key: string, shiftKey = false): boolean {
  return element.dispatchEvent(
    new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true, composed: true }),
  );
}
