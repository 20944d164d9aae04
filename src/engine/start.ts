/** The worker that computes all runs. */
export const startEngine = (): Worker =>
  new Worker(new URL('./engine.ts', import.meta.url), { type: 'module', name: 'engine' });
