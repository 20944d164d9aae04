/** The page's side; the worker's begins in engine.ts, and is reached by messages only. */
export { EngineClient, type EngineEvents, Unanswered } from './client.ts';
export type { QuestionName, Questions } from './questions.ts';
export { startEngine } from './start.ts';
