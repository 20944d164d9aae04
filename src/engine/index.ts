/** The page's side; the worker's begins in engine.ts, and is reached by messages only. */
export { EngineClient, type EngineEvents } from './client.ts';
export { startEngine } from './start.ts';
