/** Random lists of fields and random blocks. */
import fc from 'fast-check';
import { hex } from '../../../src/base/index.ts';
import { HpackEncoder, nghttp2 } from '../../../src/wire/hpack/index.ts';

/** All that can be wrong with a block. */
export const CODES = [
  'index',
  'integer-overflow',
  'truncated',
  'huffman-eos',
  'huffman-padding',
  'size-update-late',
  'size-update-too-big',
  'list-too-big',
].map((code) => `hpack/${code}`);

const name = fc.constantFrom(
  ...':authority :path :status accept cookie date etag authorization set-cookie x-a x-b user-agent'.split(
    ' ',
  ),
);
const value = fc.oneof(
  fc.constantFrom('', '/', '200', '/messages?since=0', 'GET', 'gzip, deflate', 'x'.repeat(700)),
  fc.string({ unit: fc.nat(255).map((unit) => String.fromCharCode(unit)), maxLength: 60 }),
);
export const lists = fc.array(fc.tuple(name, value), { maxLength: 8 });

/** Beginnings of fields and whole blocks between random octets reach further in than those alone. */
const part = fc.oneof(
  fc
    .constantFrom('82', '40', '04 0c', '10', '3f e1 1f', '20', 'be', 'ff 00', '41 8c', '40 01 61 01 62')
    .map(hex),
  lists.map((fields) => new HpackEncoder(nghttp2).encode(fields)),
  fc.uint8Array({ maxLength: 8 }),
);
export const blockOf = fc.array(part, { maxLength: 8 });
