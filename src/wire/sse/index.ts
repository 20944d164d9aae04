export { EventStreamDecoder } from './decoder.ts';
export type { Retry, StreamEvent } from './decoder.ts';
export { encodeEvent } from './encode.ts';
export type { EventBlock } from './encode.ts';
