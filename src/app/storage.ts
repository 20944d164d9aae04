/** What the browser keeps between visits. Storage may be blocked or full: then nothing is kept and nothing breaks. */
import { formatRoute, parseProgress, type Progress, type ReadProgress } from '../course/play/index.ts';

const PREFIX = 'wire101/';
/** The edits of a scenario are kept under this and its key. */
export const EDITS = 'edits/';

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** False where the storage is full. Where it is blocked, somebody has chosen so: the visit goes on without a word. */
export function keep(key: string, value: string): boolean {
  try {
    localStorage.setItem(PREFIX + key, value);
    return true;
  } catch (error) {
    return !(error instanceof DOMException && error.name === 'QuotaExceededError');
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Where storage is blocked there is nothing to forget.
  }
}

/** What the reader has done in all lessons. */
export const recallProgress = (): ReadProgress => parseProgress(recall('progress'));

/** Where the reader was last: `#/2.1a/the-101`, or '' on a first visit. */
export function lastRoute(progress: Progress): string {
  const lesson = recall('lesson');
  return lesson === null ? '' : formatRoute({ lesson, step: progress.lessons[lesson]?.last ?? '' });
}

/** What is kept under keys that begin with `folder`, by the rest of the key. */
export function recallAll(folder: string): ReadonlyMap<string, string> {
  const start = PREFIX + folder;
  try {
    const all = Object.entries(localStorage).filter(([key]) => key.startsWith(start));
    return new Map(all.map(([key, value]) => [key.slice(start.length), String(value)]));
  } catch {
    return new Map();
  }
}

/** Calls `changed` when another tab has kept something, or forgotten it (null). */
export function overhear(changed: (key: string, now: string | null) => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key?.startsWith(PREFIX)) changed(key.slice(PREFIX.length), newValue);
  });
}
