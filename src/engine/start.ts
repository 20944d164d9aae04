/** A worker that computes, and why it does not: that may be known before anybody listens. */
export interface StartedEngine {
  readonly worker: Worker;
  /** Its first error. */
  readonly failure: Promise<ErrorEvent>;
  /** It hears what it is told from now on; until then that waits for a free moment of the page's own thread. */
  readonly ready: Promise<unknown>;
}

/** The build's document does the same before any script is there: see `earlyEngine` in vite.config.ts. */
export function startEngine(): StartedEngine {
  const worker = new Worker(new URL('./engine.ts', import.meta.url), { type: 'module', name: 'engine' });
  const first = <K extends keyof WorkerEventMap>(name: K): Promise<WorkerEventMap[K]> =>
    new Promise((resolve) => worker.addEventListener(name, resolve));
  return { worker, failure: first('error'), ready: first('message') };
}
