/** How the pages that have no socket say something, and read the chat's answers. */
import { fromUtf8, utf8 } from '../../../base/index.ts';
import type { Arrived, Browser } from '../../../clients/index.ts';
import { postedId } from './json.ts';

/** Posts a message; `posted` gets its id, if the server gave it one. */
export function post(browser: Browser, name: string, text: string, posted?: (id: number) => void): void {
  const body = utf8(JSON.stringify({ from: name, text }));
  const cause = browser.call(`fetch('/messages', { method: 'POST', body })`);
  const fields = [['Content-Type', 'application/json']] as const;
  browser.fetch({ method: 'POST', target: '/messages', fields, body, cause }, (answer) => {
    const id = postedId(answer === undefined ? undefined : jsonOf(answer));
    if (id !== undefined) posted?.(id);
  });
}

/** Undefined for an error, and for a body that is no JSON. */
export const jsonOf = ({ message }: Arrived): unknown =>
  message.head.status < 300 ? parseJson(fromUtf8(message.body)) : undefined;

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
