// A stage as on the page: tokens, a width, two lanes, and drawn to its end.
import { speakVietnamese } from '../../../src/text/vi/index.ts';
import tokens from '../../../src/ui/theme/tokens.css?inline';
import { type StageEventMap, WStage } from '../../../src/ui/stage/stage.ts';
import { stageList } from '../../../src/ui/stage-list/index.ts';
import { at, heading, picture } from './sample.ts';

speakVietnamese();

// As a sheet of our own: a plain import would bring Vite's client along, which looks for a socket.
const theme = new CSSStyleSheet();
theme.replaceSync(tokens);
document.adoptedStyleSheets.push(theme);

export const frame = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** Blocks come with the frames, and the Tab stop at leisure: until nothing has changed for so many frames. */
const QUIET = 15;
export async function settle(stage: WStage): Promise<void> {
  let quiet = 0;
  const observer = new MutationObserver(() => (quiet = 0));
  observer.observe(stage.renderRoot, { subtree: true, childList: true, attributes: true });
  while (quiet++ < QUIET) await new Promise((resolve) => requestAnimationFrame(resolve));
  observer.disconnect();
}

export async function mounted(more: Partial<WStage> = {}, width = 1000): Promise<WStage> {
  const stage = new WStage();
  const box = document.createElement('div');
  box.style.cssText = `width:${width}px;height:500px`;
  const lanes = [heading('a', 'polling'), heading('b', 'websocket')];
  Object.assign(stage, { list: stageList, picture, lanes, lane: 'a', cursorY: 450, cursorAt: at(450) }, more);
  box.append(stage);
  document.body.replaceChildren(box);
  await settle(stage);
  await stage.updateComplete;
  return stage;
}

export function part<T extends Element = HTMLElement>(stage: WStage, selector: string): T {
  const found = stage.renderRoot.querySelector<T>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

export function heard<K extends keyof StageEventMap>(stage: WStage, type: K): StageEventMap[K]['detail'][] {
  const list: StageEventMap[K]['detail'][] = [];
  document.body.addEventListener(type, (event) => {
    if (event instanceof CustomEvent && event.target === stage) list.push(event.detail);
  });
  return list;
}

export const names = (stage: WStage, lane: number): (string | null)[] =>
  [...stage.renderRoot.querySelectorAll(`#lane-${lane} .twin li:not([data-future]) button`)].map((button) =>
    button.getAttribute('aria-label'),
  );
