import { type StartedEngine, startEngine } from '../engine/index.ts';

declare global {
  /** In the build a line of the document starts it, before any of the page's scripts is there. */
  var startedEngine: StartedEngine | undefined;
}

/** The engine that computes all runs. */
export const engine = globalThis.startedEngine ?? startEngine();
