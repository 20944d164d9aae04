/** A worker that computes, and why it does not: that may be known before anybody listens. */
export interface StartedEngine {
  readonly worker: Worker;
  /** Its first error. */
  readonly failure: Promise<ErrorEvent>;
}

export function startEngine(): StartedEngine {
  const worker = new Worker(new URL('./engine.ts', import.meta.url), { type: 'module', name: 'engine' });
  return { worker, failure: new Promise((resolve) => worker.addEventListener('error', resolve)) };
}
