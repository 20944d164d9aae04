// What tests of links and of the browser's storage have in common: what is kept, and a message said by the learner.
import type { Page } from 'playwright-core';
import { eventually, partsOf } from './parts.ts';

export type Kept = Readonly<Record<string, string>>;

/** Everything in the origin's local storage. */
export const storageOf = (page: Page): Promise<Kept> =>
  page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));

/** What is kept of the learner's edits, of all scenarios. */
export const editsIn = (storage: Kept): string =>
  Object.entries(storage)
    .filter(([key]) => key.startsWith('wire101/edits/'))
    .map(([, text]) => text)
    .join(' ');

/** Waits until the browser keeps an edit with this text. */
export const untilKept = (page: Page, text: string): Promise<string> =>
  eventually(
    'the edits',
    async () => editsIn(await storageOf(page)),
    (edits) => edits.includes(text),
  );

/** The step that the address bar names. */
export const placeIn = (page: Page): string => new URL(page.url()).hash.split('?')[0] ?? '';

export async function say(page: Page, text: string): Promise<void> {
  const { message } = partsOf(page);
  await message.fill(text);
  await message.press('Enter');
  await page.getByRole('list', { name: 'Your actions' }).getByRole('button', { name: text }).waitFor();
}
