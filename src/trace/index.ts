export * from './facts/index.ts';
export { Recorder } from './recorder.ts';
export { StreamLog } from './stream-log.ts';
export { type Contents, Trace } from './trace.ts';
