import { describe, expect, test } from 'vitest';
import { concat, hex } from '../../../../src/base/index.ts';
import { Deflater, Inflater } from '../../../../src/wire/websocket/deflate/index.ts';
import { pieces } from '../../cuts.ts';
import { unpack } from './unpack.ts';

const CONTEXT = { windowBits: 15, noContextTakeover: false } as const;
const MEBI = 2 ** 20;
const TAIL = hex('00 00 ff ff');
const TOO_BIG = '1009 ws/deflate-too-big @3/5';

const inflaterOf = (maxMessage: number) => new Inflater({ ...CONTEXT, maxMessage });

describe('a message that unpacks to too much', () => {
  test('10 MiB of zeros against a limit of 1 MiB', () => {
    const payload = new Deflater(CONTEXT).compress(new Uint8Array(10 * MEBI));
    expect(payload.length).toBeLessThan(11_000);
    for (const ways of [
      [payload],
      pieces(
        payload,
        Array.from({ length: 99 }, () => 100),
      ),
    ]) {
      const { data, failure } = unpack(inflaterOf(MEBI), ways);
      expect(failure).toBe(TOO_BIG);
      expect(data).toHaveLength(MEBI);
    }
  });

  test('1 GiB in one piece takes no more memory than the limit', () => {
    // With a flush behind each they are one message.
    const mebi = new Deflater(CONTEXT).compress(new Uint8Array(MEBI));
    const bomb = concat(Array.from({ length: 1024 }, () => [mebi, TAIL]).flat());
    const inflater = inflaterOf(MEBI);
    const before = process.memoryUsage().arrayBuffers;
    const { parts, failure } = inflater.push(bomb, true, { from: 0, to: bomb.length });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(3 * MEBI);
    expect(failure).toMatchObject({ closeCode: 1009, from: 0, to: bomb.length });
    expect(concat(parts)).toHaveLength(MEBI);
  });

  test("the limit is a message's, to the byte", () => {
    const deflater = new Deflater(CONTEXT);
    const inflater = inflaterOf(20_000);
    const send = (size: number) => unpack(inflater, [deflater.compress(new Uint8Array(size))]).failure;
    expect([20_000, 20_000, 0, 19_999, 20_000, 20_001].map(send)).toEqual([
      ...Array(5).fill(undefined),
      TOO_BIG,
    ]);
    expect(unpack(inflaterOf(0), [hex('00')]).failure).toBe(undefined);
    expect(unpack(inflaterOf(0), [hex('f2 48 cd c9 c9 07 00')])).toEqual({ data: hex(''), failure: TOO_BIG });
  });
});

test('half a megabyte of blocks without a byte in them ends soon', () => {
  for (const blocks of ['02 08 20 80 00', '03 00', '00 00 00 ff ff']) {
    const payload = concat([...Array<Uint8Array>(MEBI / 8).fill(hex(blocks)), hex('00')]);
    expect(unpack(inflaterOf(0), [payload])).toEqual({ data: hex(''), failure: undefined });
  }
});
