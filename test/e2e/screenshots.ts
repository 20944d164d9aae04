// Draws the README's pictures from the built site: `npm run build && node test/e2e/screenshots.ts`.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../tools/find-browser.mjs';
import { serveFolder } from '../tools/static-server.mjs';
import { withPalette } from './palette.ts';
import { partsOf, untilText } from './parts.ts';

/** Pictures are part of every clone: each stays small. */
const MOST_OCTETS = 200_000;
const BUILD = fileURLToPath(new URL('../../dist', import.meta.url));
const FOLDER = new URL('../../.github/screenshots/', import.meta.url);

interface Shot {
  readonly name: string;
  readonly step: string;
  readonly options: BrowserContextOptions;
  readonly pose?: (page: Page) => Promise<void>;
}

const DESK = { viewport: { width: 1440, height: 900 }, locale: 'en' };
const SHOTS: readonly Shot[] = [
  { name: 'light', step: '#/2.1a/one-chat', options: { ...DESK, colorScheme: 'light' }, pose: openLastFrame },
  { name: 'dark', step: '#/2.1c/mask', options: { ...DESK, colorScheme: 'dark' }, pose: fields },
  {
    name: 'phone-vi',
    step: '#/2.1b/crossing',
    options: { viewport: { width: 390, height: 844 }, locale: 'vi', colorScheme: 'light' },
  },
  { name: 'playground', step: '#/play', options: { ...DESK, colorScheme: 'light' } },
  { name: 'home', step: '#/', options: { ...DESK, colorScheme: 'light' } },
];

/** A lesson says where it has stopped; elsewhere there is a picture. */
async function ready(page: Page, step: string, locale: string | undefined): Promise<void> {
  const { status, names, arrows } = partsOf(page, locale === 'vi' ? 'vi' : 'en');
  if (/\d/.test(step)) await untilText(status, names.stopped);
  else await arrows.first().waitFor({ state: 'attached' });
  // The inspector comes after the picture.
  if (step !== '#/') await page.locator('w-sheet').waitFor();
}

/** The newest frame of the picture, in the inspector. */
async function openLastFrame(page: Page): Promise<void> {
  await page
    .locator('w-stage')
    .getByRole('button', { name: /text frame/ })
    .last()
    .press('Enter');
  await fields(page);
}

function fields(page: Page): Promise<void> {
  return page.getByRole('listbox', { name: 'Fields' }).waitFor();
}

const { executablePath, args } = await findBrowser();
const server = await serveFolder({ root: BUILD });
const browser = await chromium.launch({ executablePath, args });
await mkdir(FOLDER, { recursive: true });
for (const { name, step, options, pose } of SHOTS) {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(server.url + step);
  await ready(page, step, options.locale);
  await pose?.(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const png = await withPalette(page, await page.screenshot());
  if (png.length > MOST_OCTETS)
    throw new Error(`${name} has ${png.length} B; the limit is ${MOST_OCTETS} B.`);
  await writeFile(new URL(`${name}.png`, FOLDER), png);
  process.stdout.write(`${name}: ${png.length} B\n`);
  await context.close();
}
await browser.close();
await server.close();
