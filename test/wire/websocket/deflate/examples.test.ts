import { describe, expect, test } from 'vitest';
import { concat, hex, toHex, utf8 } from '../../../../src/base/index.ts';
import { Deflater, Inflater } from '../../../../src/wire/websocket/deflate/index.ts';
import { cuts } from '../../cuts.ts';
import { block, type Sign } from './block.ts';
import { tell, unpack } from './unpack.ts';

const CONTEXT = { windowBits: 15, noContextTakeover: false } as const;
const ALONE = { windowBits: 15, noContextTakeover: true } as const;
const MAX = { maxMessage: 1000 };
const HELLO = toHex(utf8('Hello'));

/** What the last of these messages says behind the others, the same in whatever pieces it comes. */
function last(messages: readonly Uint8Array[], options: typeof CONTEXT | typeof ALONE = CONTEXT): string {
  const before = messages.slice(0, -1);
  const ways = cuts(messages.at(-1)!).filter(({ length }) => length > 0); // no bytes have no pieces, a message has
  const [first, ...others] = ways.map((pieces) => {
    const inflater = new Inflater({ ...options, ...MAX });
    for (const message of before) expect(unpack(inflater, [message]).failure).toBe(undefined);
    return tell(unpack(inflater, pieces));
  });
  for (const other of others) expect(other).toBe(first);
  return first!;
}

describe('RFC 7692 §7.2.3', () => {
  test.each([
    ['.1 one block', ['f2 48 cd c9 c9 07 00']],
    ['.2 a shared window', ['f2 48 cd c9 c9 07 00', 'f2 00 11 00 00']],
    ['.2 the same message again', ['f2 48 cd c9 c9 07 00', 'f2 48 cd c9 c9 07 00']],
    ['.3 no compression', ['00 05 00 fa ff 48 65 6c 6c 6f 00']],
    ['.4 BFINAL', ['f3 48 cd c9 c9 07 00 00']],
    ['.5 two blocks', ['f2 48 05 00 00 00 ff ff ca c9 c9 07 00']],
    // The window is the messages', §7.1.1, not the DEFLATE stream's:
    ['a reference over BFINAL', ['f3 48 cd c9 c9 07 00 00', 'f2 00 11 00 00']],
  ])('%s says Hello', (_, messages) => expect(last(messages.map((text) => hex(text)))).toBe(HELLO));

  test('.6 an empty message', () => {
    expect(last([hex('00')])).toBe('');
    expect(last([hex('00'), hex('00'), hex('f2 48 cd c9 c9 07 00')])).toBe(HELLO);
  });

  test('what we send', () => {
    const deflater = new Deflater(CONTEXT);
    const sent = ['Hello', 'Hello', '', '', 'Hello'].map((text) => toHex(deflater.compress(utf8(text))));
    expect(sent).toEqual(['f2 48 cd c9 c9 07 00', 'f2 00 11 00 00', '00', '00', '02 13 00 00']);
    const alone = new Deflater(ALONE);
    for (const text of ['Hello', 'Hello']) {
      expect(toHex(alone.compress(utf8(text)))).toBe('f2 48 cd c9 c9 07 00');
    }
  });
});

describe('blocks with BFINAL', () => {
  test.each([
    ['and one without behind them', ['f3 48 cd c9 c9 07 00', 'f2 48 cd c9 c9 07 00'], `${HELLO} ${HELLO}`],
    ['twice', ['f3 48 cd c9 c9 07 00', 'f3 48 cd c9 c9 07 00', '00'], `${HELLO} ${HELLO}`],
    ['empty ones', ['03 00', '03 00', '01 00 00 ff ff', '00'], ''],
    // §7.2.2: the four octets are decompressed with the rest, whatever they complete.
    ['completed by the appended octets', ['01'], ''],
    // §7.2.1 step 2: the octet 00 has to follow; without it nothing ends where the message does.
    ['and nothing behind it', ['f3 48 cd c9 c9 07 00'], `${HELLO} | 1007 ws/deflate-incomplete @3/5`],
  ])('%s', (_, parts, told) => expect(last([hex(parts.join(' '))])).toBe(told));
});

describe('data that is not DEFLATE', () => {
  test.each([
    ['block type 3', '06', '1007 ws/deflate-data @3/5'],
    ['behind good data', '00 01 00 fe ff 61 06', '61 | 1007 ws/deflate-data @3/5'],
    ['lengths that do not agree', '00 01 00 00 00 61 00', '1007 ws/deflate-data @3/5'],
    ['a reference to before the first byte', 'f2 00 11 00 00', '48 | 1007 ws/deflate-data @3/5'],
    ['a message of no octets', '', '1007 ws/deflate-incomplete @3/5'],
    [
      'one that ends inside a stored block',
      '00 09 00 f6 ff 61',
      '61 00 00 ff ff | 1007 ws/deflate-incomplete @3/5',
    ],
  ])('%s', (_, bytes, told) => expect(last([hex(bytes)])).toBe(told));

  test('the appended octets may be data: §7.2.2 does not ask why', () => {
    expect(last([hex('00 04 00 fb ff')])).toBe('00 00 ff ff');
  });

  test('without context takeover nothing before the message can be meant', () => {
    const hello = hex('f2 48 cd c9 c9 07 00');
    expect(last([hello, hello], ALONE)).toBe(HELLO);
    expect(last([hello, hex('f2 00 11 00 00')], ALONE)).toBe('48 | 1007 ws/deflate-data @3/5');
  });
});

test('all that a piece says comes with it, also beyond the 16,384 octets that are unpacked at a time', () => {
  const octets = (ways: readonly Uint8Array[]) => {
    const inflater = new Inflater({ ...ALONE, maxMessage: 20_000 });
    return concat(ways.flatMap((way) => inflater.push(way, false, { from: 0, to: 1 }).parts)).length;
  };
  for (const size of [16_384, 16_385, 16_400, 16_600]) {
    const begun = new Deflater(ALONE).compress(new Uint8Array(size)).subarray(0, -1);
    expect(octets([begun])).toBe(octets(cuts(begun)[1]!));
  }
});

describe('references reach as far back as the window, and no further', () => {
  const literals: Sign[] = Array.from({ length: 300 }, (_, i) => i % 251);
  test.each([8, 9] as const)('windowBits %i', (windowBits) => {
    const size = 2 ** windowBits;
    for (const [distance, ok] of [
      [size, true],
      [size + 1, false],
    ] as const) {
      const message = block([...literals, ...literals, { distance }]);
      // Long messages take another way through the library than short ones.
      for (const tail of [[], literals]) {
        for (const ways of cuts(Uint8Array.of(...message, ...block(tail), 0))) {
          const { data, failure } = unpack(
            new Inflater({ windowBits, noContextTakeover: false, maxMessage: 1000 }),
            ways,
          );
          expect(failure).toBe(ok ? undefined : '1007 ws/deflate-data @3/5');
          if (ok) expect(data[602]).toBe(data[602 - distance]);
        }
      }
    }
  });
});
