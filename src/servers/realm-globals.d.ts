// What realm.ts replaces: the one file below the page that may name these (test/architecture holds the others back).
// A program with the DOM library has them already and does not include this file.
declare var setTimeout: (callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => unknown;
declare var setInterval: (callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => unknown;
declare var clearTimeout: (id: unknown) => void;
declare var clearInterval: (id: unknown) => void;
declare var performance: { now: () => number };
declare var crypto: {
  getRandomValues: <T extends ArrayBufferView | null>(array: T) => T;
  /** Missing where the page is no secure context. */
  randomUUID?: () => `${string}-${string}-${string}-${string}-${string}`;
};
