export * from './facts/index.ts';
export { Recorder } from './recorder.ts';
export { StreamLog } from './stream-log.ts';
export { type Contents, type Node, type Parties, Trace } from './trace.ts';
