export * from './facts/index.ts';
export { StreamLog } from './stream-log.ts';
export { type Mark, type Patch, START, Trace } from './trace.ts';
