export { assert, assertUnreachable } from './assert.ts';
export { micros, millis } from './brand.ts';
export type { Brand, Micros } from './brand.ts';
export {
  EMPTY,
  base64,
  concat,
  equalBytes,
  fromBase64,
  fromLatin1,
  fromUtf8,
  hex,
  latin1,
  toHex,
  utf8,
} from './bytes.ts';
export type { Bytes } from './bytes.ts';
export { Random } from './random.ts';
export { err, ok } from './result.ts';
export type { Err, Ok, Result } from './result.ts';
