/**
 * MSW reads `localStorage` when it is imported, and throws in a worker, where there is none. This stub is empty
 * and forgets everything: a run keeps nothing anywhere. It must be imported before MSW.
 */
if (!('localStorage' in globalThis)) {
  Object.defineProperty(globalThis, 'localStorage', {
    value: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
  });
}

export {};
