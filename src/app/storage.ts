/** What the browser keeps between visits. Storage may be blocked or full: then nothing is kept and nothing breaks. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`wire101/${key}`);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`wire101/${key}`, value);
  } catch {
    // Blocked or full: the visit goes on, only not to be remembered.
  }
}
