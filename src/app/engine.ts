import { startEngine } from '../engine/index.ts';

/**
 * The engine that computes all runs. In the build this module is a file of its own, which starts the worker while the rest of
 * the page's script is still on its way.
 */
export const engine = startEngine();
