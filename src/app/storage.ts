/** What the browser keeps between visits. Storage may be blocked or full: then nothing is kept and nothing breaks. */
const PREFIX = 'wire101/';

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

/** Calls `changed` when another tab has kept something. */
export function overhear(changed: (key: string, before: string | null, now: string) => void): void {
  addEventListener('storage', ({ key, oldValue, newValue }) => {
    if (key?.startsWith(PREFIX) && newValue !== null) changed(key.slice(PREFIX.length), oldValue, newValue);
  });
}
