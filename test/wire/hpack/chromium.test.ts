/**
 * Header blocks of a real Chromium 156, recorded behind TLS: a page, its icon, then four polls of a script, the last one
 * for another message. In front of each the HEADERS frame has five octets of priority (RFC 9113 §6.2), left out here.
 */
import { expect, test } from 'vitest';
import { hex, toHex } from '../../../src/base/index.ts';
import { chromium, HpackDecoder, HpackEncoder } from '../../../src/wire/hpack/index.ts';

const BLOCKS = [
  [
    '8241 8ba0 e41d 139d 09b8 cb6d 09df 8784 4087 4148 b127 5ad1 ffa2 fe74 9d37 215a ed83 aa4f e7ef bc1f',
    'cbdf cfd2 9fcd e9ec 3d26 b69f e7ef bc1f c85b 73f9 408b 4148 b127 5ad1 ad49 e335 0502 3f30 408d 4148',
    'b127 5ad1 ad5d 034c a7b2 9f07 224c 696e 7578 2240 92b6 b9ac 1c85 58d5 20a4 b6c2 ad61 7b5a 5425 1f01',
    '317a d3d0 7f66 a281 b0da e053 fafc 087e d4ce 6aad f2a7 979c 89c6 bfb5 21ae ba0b c8b1 e632 586d 9757',
    '65c5 3fac d8f7 e8cf f4a5 06ea 5531 149d 4ffd a98c a392 82a1 17a7 b0f4 9580 b6e2 e05c 0b81 4dc3 9476',
    '1986 d975 765c 53ec 497c a589 d34d 1f43 aeba 0c41 a4c7 a98f 33a6 9a3f df9a 68fa 1d75 d062 0d26 3d4c',
    '79a6 8fbe d001 77fe 8d48 e62b 1d3c d1f4 6a47 3158 1f73 4bf4 6a47 3158 f058 ebfa 3523 98ac 0eba a6fa',
    'f963 e7ef b400 5def a1d7 5d06 20d2 63d4 c20d 3545 9162 f924 e3aa 62fd f782 367e fb40 05dd 408a 4148',
    'b4a5 4927 5906 497f 83a8 f517 408a 4148 b4a5 4927 5a93 c85f 86a8 7dcd 30d2 5f40 8a41 48b4 a549 275a',
    'd416 cf02 3f31 408a 4148 b4a5 4927 5a42 a13f 8690 e4b6 92d4 9f50 929b d9ab fa52 42cb 40d2 5fa5 23b3',
    'e94f 684c 9f51 8b2d 4b70 ddf4 5abe fb40 05df 4086 aec3 1ec3 27d7 85b6 007d 286f',
  ].join(' '),
  [
    '82cb 8704 8962 51f7 310f 52e6 21ff c8c6 cac9 53b9 3523 98ac 74f3 47d1 a91c c560 7dcd 2fd1 a91c c563',
    'c163 afe8 d48e 62b0 3aea 9be8 d48e 62b0 8ef3 7fbf 34d1 f46a 4731 58f9 faf9 63e7 efb4 005d ef7f 0688',
    '40e9 2ac7 b0d3 1aaf 7f06 85a8 eb10 f623 7f05 8435 2398 bf73 919d 29ad 1718 6283 9074 4e74 26e3 2db4',
    '2758 c5c4 7f04 85b6 00fd 286f',
  ].join(' '),
  [
    '82d1 8704 8c62 92a1 0398 a8ff 106a 8858 01ce ccd0 cf53 032a 2f2a c37f 0383 21ec 477f 0384 2d35 a7d7',
    'c2c9 c8c1',
  ].join(' '),
  ['82d4 8704 8c62 92a1 0398 a8ff 106a 8858 01d1 cfd3 d2c0 c5bf bec2 c9c8 c1'].join(' '),
  ['82d4 8704 8c62 92a1 0398 a8ff 106a 8858 01d1 cfd3 d2c0 c5bf bec2 c9c8 c1'].join(' '),
  ['82d4 8704 8c62 92a1 0398 a8ff 106a 8858 03d1 cfd3 d2c0 c5bf bec2 c9c8 c1'].join(' '),
];

test('we read them, and our encoder with its policy writes the same octets', () => {
  const decoder = new HpackDecoder();
  const encoder = new HpackEncoder(chromium);
  const sizes = BLOCKS.map((octets) => {
    const block = decoder.decode(hex(octets));
    if (block.kind === 'failure') throw new Error(block.code);
    const list = block.fields.map(({ name, value }): [string, string] => [name, value]);
    expect(toHex(encoder.encode(list))).toBe(toHex(hex(octets)));
    expect(list.slice(0, 3)).toEqual([
      [':method', 'GET'],
      [':authority', expect.stringMatching(/^localhost:/)],
      [':scheme', 'https'],
    ]);
    return hex(octets).length;
  });
  expect(sizes).toEqual([432, 132, 44, 29, 29, 29]);
});
