export * from './facts/index.ts';
export { Recorder } from './recorder.ts';
export { StreamLog } from './stream-log.ts';
export { type Mark, type Patch, START, Trace } from './trace.ts';
