import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat } from '../../../src/base/index.ts';
import { chromium, HpackDecoder, HpackEncoder, nghttp2, type Policy } from '../../../src/wire/hpack/index.ts';
import { huffmanDecode, huffmanEncode } from '../../../src/wire/hpack/huffman.ts';
import { blockOf, CODES, lists } from './lists.ts';

const mixed: Policy = (name, value) =>
  (['added', 'plain', 'never'] as const)[(name.length + value.length) % 3] ?? 'plain';

test.each([
  ['Chromium', chromium],
  ['nghttp2', nghttp2],
  ['any', mixed],
] as const)('decode(encode(x)) is x, with the policy of %s, and both tables stay the same', (_, policy) => {
  const step = fc.record({ fields: lists, resize: fc.option(fc.nat(4096)) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const encoder = new HpackEncoder(policy);
      const decoder = new HpackDecoder();
      for (const { fields, resize } of steps) {
        if (resize !== null) encoder.resize(resize);
        const block = decoder.decode(encoder.encode(fields));
        expect(block.kind === 'block' && block.fields.map(({ name, value }) => [name, value])).toEqual(
          fields,
        );
        expect(decoder.table.entries).toEqual(encoder.table.entries);
        expect(decoder.table.size).toBe(encoder.table.size);
        expect(decoder.table.size).toBeLessThanOrEqual(decoder.table.limit);
      }
    }),
    { numRuns: 500 },
  );
});

test("Huffman's code, there and back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300, size: 'max' }), (octets) => {
      expect(huffmanDecode(huffmanEncode(octets))).toEqual(octets);
    }),
    { numRuns: 1000 },
  );
});

describe('no block makes the decoder throw or hang', () => {
  test('each is a list whose fields tile it, or a failure with a known code and a place in it', () => {
    fc.assert(
      fc.property(fc.array(blockOf, { maxLength: 5 }), (blocks) => {
        const decoder = new HpackDecoder();
        for (const parts of blocks) {
          const block = concat(parts);
          const found = decoder.decode(block);
          if (found.kind === 'failure') {
            expect(CODES).toContain(found.code);
            expect(found.from <= found.to && found.to <= block.length).toBe(true);
            return;
          }
          const [first, last] = [found.fields[0], found.fields.at(-1)];
          found.fields.forEach(({ to }, i) => expect(found.fields[i + 1]?.from ?? to).toBe(to));
          if (first !== undefined) expect([first.from <= 12, last?.to]).toEqual([true, block.length]);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
