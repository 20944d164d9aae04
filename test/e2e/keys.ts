// A learner who has no mouse: everything goes through Tab, Enter and the arrow keys.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** The page has fewer Tab stops than this, so a search that takes more has gone around. */
const ALL_STOPS = 100;

/** Presses Tab, or Shift+Tab, until the element has the focus; returns how often. */
export async function tabTo(page: Page, target: Locator, way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<number> {
  await target.waitFor({ state: 'visible' });
  const handle = await target.elementHandle();
  for (let presses = 0; presses <= ALL_STOPS; presses += 1) {
    if (await handle?.evaluate((element) => element.matches(':focus'))) return presses;
    await page.keyboard.press(way);
  }
  return assert.fail(`${way} never leads to ${String(target)}`);
}

/** Goes to the element and presses a key on it. */
export async function pressOn(page: Page, target: Locator, key: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Presses an arrow key on a slider until it says `text`. */
export async function turnTo(page: Page, slider: Locator, key: string, text: string): Promise<void> {
  await tabTo(page, slider);
  for (let presses = 0; presses < ALL_STOPS; presses += 1) {
    if ((await slider.getAttribute('aria-valuetext')) === text) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${key} never makes ${String(slider)} say ${text}`);
}

/** What has the focus, through all shadow roots: a few words for a person, '' for the page itself. */
export function focusedIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element === null || element === document.body) return '';
    const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `${element.localName} ${name.replace(/\s+/g, ' ').trim()}`.trim();
  });
}
