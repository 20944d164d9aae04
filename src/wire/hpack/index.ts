export { HpackDecoder } from './decoder.ts';
export type { Block, BlockField, Form } from './decoder.ts';
export { chromium, HpackEncoder, nghttp2 } from './encoder.ts';
export type { Policy } from './encoder.ts';
export type { Failure } from './failure.ts';
export { FRAME_HEADER, framed, requestFields, responseFields } from './messages.ts';
