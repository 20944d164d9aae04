// What tests of the playground touch, and what the browser keeps of it.
import type { BrowserContext, Page } from 'playwright-core';

/** What a test touches in the playground's column. */
export function columnOf(page: Page) {
  const column = page.getByRole('region', { name: 'Playground', exact: true });
  const button = (name: string) => column.getByRole('button', { name, exact: true });
  const lines = column.getByRole('group', { name: /^Line \d+$/ });
  return {
    column,
    button,
    lines,
    lanes: column.getByRole('group', { name: /^Lane [A-D]$/ }),
    transport: (letter: string) => column.getByRole('combobox', { name: `Transport of lane ${letter}` }),
    time: (n: number) => lines.nth(n - 1).getByRole('textbox', { name: 'Time in seconds' }),
    text: (n: number) => lines.nth(n - 1).getByRole('textbox', { name: 'Message' }),
    note: (text: string | RegExp) => column.locator('.notice').getByText(text),
  };
}

export async function open(page: Page): Promise<ReturnType<typeof columnOf>> {
  const column = columnOf(page);
  await column.lanes.first().waitFor();
  await page.locator('w-sheet').waitFor();
  return column;
}

/** What the browser keeps of it. */
export const keptRun = (page: Page): Promise<string> =>
  page.evaluate(() => localStorage.getItem('wire101/play') ?? '');

export const keptScenario = async (page: Page): Promise<unknown> =>
  (JSON.parse(await keptRun(page)) as { readonly scenario: unknown }).scenario;

export const keeping = (text: string) => (context: BrowserContext) =>
  context.addInitScript((kept) => {
    if (localStorage.getItem('wire101/play-set-aside') === null) localStorage.setItem('wire101/play', kept);
  }, text);

export const QUIET = { reducedMotion: 'reduce' } as const;
