import { startEngine } from '../engine/index.ts';

/** The engine's worker. The page's first import: its script loads while the rest of the page's is still evaluated. */
export const worker = startEngine();
