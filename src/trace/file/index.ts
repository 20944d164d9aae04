export { decodeTrace } from './decode.ts';
export { encodeTrace } from './encode.ts';
