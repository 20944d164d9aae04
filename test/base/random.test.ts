import { describe, expect, test } from 'vitest';
import { Random, toHex } from '../../src/base/index.ts';

// Frozen when this room was written: a change here changes every lesson's trace, and so the engine's number.
const KNOWN_1 = [262_782_082, 2_381_966_963, 2_913_774_884, 3_583_443_338];
const KNOWN_MASK = [3_272_664_630, 4_193_268_175, 3_403_705_041, 1_791_405_111];
const KNOWN_BYTES = 'ef 72 ca a4 0e 2a 30';

const draws = (rng: Random, n: number) => Array.from({ length: n }, () => rng.uint32());

/**
 * The same algorithm, written anew over BigInt from Blackman and Vigna's page and FNV's, to check ours
 * against.
 */
function reference(seed: number, names: string[], n: number): number[] {
  const u32 = (x: bigint) => BigInt.asUintN(32, x);
  const mix = (x: bigint) => {
    let h = u32(x);
    h = u32((h ^ (h >> 16n)) * 0x85ebca6bn);
    h = u32((h ^ (h >> 13n)) * 0xc2b2ae35n);
    return h ^ (h >> 16n);
  };
  const blend = (words: bigint[]) => {
    for (let i = 0; i < 8; i++) words[i % 4] = mix(words[i % 4]! + words[(i + 3) % 4]! + 0x9e3779b9n);
    return words;
  };
  const rotl = (x: bigint, k: bigint) => u32(x << k) | (u32(x) >> (32n - k));
  let id = blend([u32(BigInt(seed)), u32(BigInt(seed) >> 32n), 0x57697265n, 0x101n]);
  for (const name of names) {
    id = blend(
      id.map((word) => {
        let h = word ^ 0x811c9dc5n;
        for (const byte of Buffer.from(name, 'utf16le')) h = u32((h ^ BigInt(byte)) * 0x1000193n);
        return u32((h ^ BigInt(name.length)) * 0x1000193n);
      }),
    );
  }
  const s = blend([...id]);
  return Array.from({ length: n }, () => {
    const result = u32(rotl(u32(s[1]! * 5n), 7n) * 9n);
    const t = u32(s[1]! << 9n);
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= t;
    s[3] = rotl(s[3]!, 11n);
    return Number(result);
  });
}

describe('the same numbers in every engine', () => {
  test('known answers', () => {
    expect(draws(Random.of(1), 4)).toEqual(KNOWN_1);
    expect(draws(Random.of(1).fork('websocket/alice/up/mask'), 4)).toEqual(KNOWN_MASK);
    expect(toHex(Random.of(2026).bytes(7))).toBe(KNOWN_BYTES);
  });
  test.each([0, 1, -1, 42, 2 ** 32, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])('seed %d', (seed) => {
    expect(draws(Random.of(seed), 50)).toEqual(reference(seed, [], 50));
    expect(draws(Random.of(seed).fork('http').fork('κλειδί😀'), 50)).toEqual(
      reference(seed, ['http', 'κλειδί😀'], 50),
    );
  });
  test('a seed is a safe integer', () => {
    for (const seed of [0.5, NaN, 2 ** 53, Infinity]) expect(() => Random.of(seed)).toThrow(RangeError);
  });
});

describe('fork', () => {
  test('does not depend on what the parent has drawn, nor the parent on its forks', () => {
    const fresh = Random.of(7);
    const used = Random.of(7);
    draws(used, 1000);
    expect(draws(used.fork('x'), 5)).toEqual(draws(fresh.fork('x'), 5));
    expect(draws(fresh, 5)).toEqual(draws(Random.of(7), 5));
  });
  test('tells names, nesting and seeds apart', () => {
    const root = Random.of(7);
    const streams = [
      root,
      root.fork(''),
      root.fork('').fork(''),
      root.fork('a'),
      root.fork('b'),
      root.fork('ab'),
      root.fork('a').fork('b'),
      root.fork('\0'),
      root.fork('\0\0'),
      root.fork('ab').fork(''),
      Random.of(8).fork('a'),
    ];
    expect(new Set(streams.map((rng) => draws(rng, 2).join())).size).toBe(streams.length);
  });
  test('neighbouring names share no first draw in 20,000', () => {
    const root = Random.of(1);
    const first = Array.from({ length: 20_000 }, (_, i) => draws(root.fork(`lane/${i}`), 2).join());
    expect(new Set(first).size).toBe(first.length);
  });
});

describe('ranges', () => {
  test('below is even over its range', () => {
    const rng = Random.of(3);
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 70_000; i++) counts[rng.below(7)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500); // five sigma
  });
  test('below draws again rather than favour the low half of 3 × 2^30', () => {
    const rng = Random.of(3);
    let low = 0;
    for (let i = 0; i < 30_000; i++) if (rng.below(3 * 2 ** 30) < 2 ** 30) low++;
    expect(Math.abs(low - 10_000)).toBeLessThan(500); // a bare remainder would give 15,000
  });
  test('between includes both ends', () => {
    const rng = Random.of(5);
    const seen = new Set(Array.from({ length: 200 }, () => rng.between(-1, 2)));
    expect([...seen].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
    expect(rng.between(9, 9)).toBe(9);
    expect(rng.between(0, 2 ** 32 - 1)).toBeLessThan(2 ** 32);
    expect(Number.isSafeInteger(Random.of(1).below(2 ** 32))).toBe(true);
  });
  test('refuses empty, broken and too wide ranges', () => {
    const rng = Random.of(5);
    for (const n of [0, -1, 1.5, NaN, 2 ** 32 + 1]) expect(() => rng.below(n)).toThrow(RangeError);
    for (const [lo, hi] of [
      [1, 0],
      [0, 2 ** 32],
      [0.5, 1],
      [0, NaN],
    ] as const) {
      expect(() => rng.between(lo, hi)).toThrow(RangeError);
    }
  });
  test('bytes are the draws, low byte first', () => {
    const words = draws(Random.of(9), 2);
    const bytes = Random.of(9).bytes(6);
    expect(bytes.length).toBe(6);
    expect(new DataView(bytes.buffer).getUint32(0, true)).toBe(words[0]);
    expect(new DataView(bytes.buffer).getUint16(4, true)).toBe(words[1]! & 0xffff);
  });
});
