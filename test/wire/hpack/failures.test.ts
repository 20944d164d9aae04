/** HPACK beyond the examples of RFC 7541: what is refused, and the dynamic table at its limits. */
import { describe, expect, test } from 'vitest';
import { hex, toHex } from '../../../src/base/index.ts';
import { HpackDecoder, HpackEncoder } from '../../../src/wire/hpack/index.ts';
import { decoded } from './decoded.ts';

describe('every failure has a code and the octets that show it', () => {
  test.each([
    ['80', 'index', 0, 1, 'index 0'],
    ['be', 'index', 0, 1, 'the first dynamic entry of an empty table'],
    ['7e 01 61', 'index', 0, 1, 'a name that is not there'],
    ['82 ff 80 80 80 80 00', 'integer-overflow', 1, 6, 'an integer of five further octets'],
    ['82 ff', 'truncated', 1, 2, 'an integer without its end'],
    ['40', 'truncated', 1, 1, 'a literal without its name'],
    ['40 03 61', 'truncated', 1, 3, 'a name without its end'],
    ['00 01 61', 'truncated', 3, 3, 'a literal without its value'],
    ['04 84 ff ff ff ff', 'huffman-eos', 1, 6, 'EOS'],
    ['04 81 18', 'huffman-padding', 1, 3, 'a, padded with zeros'],
    ['04 82 1f ff', 'huffman-padding', 1, 4, 'a, padded with eleven ones'],
    ['04 81 ff', 'huffman-padding', 1, 3, 'an octet of padding'],
    ['82 20', 'size-update-late', 1, 2, 'a size behind a field'],
    ['3f e2 1f', 'size-update-too-big', 0, 3, '4,097'],
  ])('%s: %s', (octets, code, from, to) => {
    const decoder = new HpackDecoder();
    const failure = decoder.decode(hex(octets));
    expect(failure).toMatchObject({ kind: 'failure', code: `hpack/${code}`, from, to });
    expect(decoder.decode(hex('82'))).toBe(failure);
  });

  test('a few indexes that ask for more than 64 KiB', () => {
    const encoder = new HpackEncoder(() => 'added');
    const one = encoder.encode([['x', 'a'.repeat(4000)]]);
    const decoder = new HpackDecoder();
    expect(decoder.decode(one).kind).toBe('block');
    expect(decoder.decode(new Uint8Array(17).fill(0xbe))).toMatchObject({
      code: 'hpack/list-too-big',
      from: 16,
      to: 17,
    });
  });
});

describe('the table', () => {
  test('an entry larger than the table empties it (§4.4)', () => {
    const decoder = new HpackDecoder(64);
    expect(decoder.decode(hex('40 01 61 01 62')).kind).toBe('block');
    expect(decoder.table.size).toBe(34);
    const [encoder, wide] = [new HpackEncoder(() => 'added', 64), 'b'.repeat(33)];
    expect(decoder.decode(encoder.encode([['a', wide]])).kind).toBe('block');
    expect([decoder.table.size, decoder.table.entries]).toEqual([0, []]);
  });

  test('a name is read before its entry is evicted (§4.4)', () => {
    const decoder = new HpackDecoder(40);
    decoder.decode(hex('40 01 61 01 62'));
    expect(decoded(decoder, '7e 02 63 64')).toEqual(['a: cd']);
  });

  test('a new size is told at the next block, and a lower one in between before it (§4.2)', () => {
    const encoder = new HpackEncoder(() => 'added');
    encoder.encode([['a', 'b']]);
    encoder.resize(0);
    encoder.resize(4096);
    expect(toHex(encoder.encode([[':method', 'GET']]))).toBe('20 3f e1 1f 82');
    encoder.resize(4096);
    expect(toHex(encoder.encode([]))).toBe('3f e1 1f');
    expect(toHex(encoder.encode([['a', 'b']]))).toBe('40 01 61 01 62');
    const decoder = new HpackDecoder();
    expect(decoded(decoder, '40 01 61 01 62 be')).toEqual(['a: b', 'a: b']);
    expect(decoded(decoder, '20 3f e1 1f 82')).toEqual([':method: GET']);
    expect(decoder.table.entries).toEqual([]);
  });
});
