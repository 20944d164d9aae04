/** Four words of 32 bits that name a stream: what `fork` derives from, whatever was drawn meanwhile. */
type Identity = readonly [number, number, number, number];

const SPAN = 0x1_0000_0000; // 2^32

/** The finisher of MurmurHash3: each bit of the word reaches each bit of the result. */
function scramble(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Lets each word depend on all four. Two rounds, for the first word sees the last one only in the second. */
function blend(words: Identity): Identity {
  let [a, b, c, d] = words;
  for (let round = 0; round < 2; round++) {
    a = scramble((a + d + 0x9e37_79b9) | 0);
    b = scramble((b + a + 0x9e37_79b9) | 0);
    c = scramble((c + b + 0x9e37_79b9) | 0);
    d = scramble((d + c + 0x9e37_79b9) | 0);
  }
  return [a, b, c, d];
}

/** FNV-1a over the name's UTF-16 units (low byte first), started from one word of the parent. */
function absorb(start: number, name: string): number {
  let h = (start ^ 0x811c_9dc5) | 0;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    h = Math.imul(h ^ (unit & 0xff), 0x0100_0193);
    h = Math.imul(h ^ (unit >> 8), 0x0100_0193);
  }
  return Math.imul(h ^ name.length, 0x0100_0193) >>> 0;
}

function rotl(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/**
 * Random numbers that are the same in every engine, from a seed: xoshiro128** 1.1 (Blackman and Vigna),
 * integer arithmetic only. A stream per purpose is forked by name, so that no draw depends on another
 * component's number of draws: `rng.fork('lane/conn/direction/purpose')`. Not for secrets.
 */
export class Random {
  readonly #identity: Identity;
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  private constructor(identity: Identity) {
    this.#identity = identity;
    const [a, b, c, d] = blend(identity);
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = (a | b | c | d) === 0 ? 1 : d; // all zero would stay zero for ever
  }

  /** @throws RangeError unless `seed` is a safe integer; all 53 bits and the sign count. */
  static of(seed: number): Random {
    if (!Number.isSafeInteger(seed)) throw new RangeError(`A seed is a safe integer, not ${seed}.`);
    return new Random(blend([seed >>> 0, Math.floor(seed / SPAN) >>> 0, 0x5769_7265, 0x0000_0101]));
  }

  /** A stream of its own. Same parent and name: same numbers, however many the parent has given out. */
  fork(name: string): Random {
    const [a, b, c, d] = this.#identity;
    return new Random(blend([absorb(a, name), absorb(b, name), absorb(c, name), absorb(d, name)]));
  }

  /** 0 to 2^32 − 1. */
  uint32(): number {
    const result = Math.imul(rotl(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotl(this.#d, 11);
    return result;
  }

  /**
   * 0 to `n` − 1, each as likely as the others (numbers of the last, incomplete block are drawn again).
   *
   * @throws RangeError unless `n` is an integer of 1 to 2^32.
   */
  below(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > SPAN) throw new RangeError(`below: 1 to 2^32, not ${n}.`);
    const limit = SPAN - (SPAN % n);
    let drawn = this.uint32();
    while (drawn >= limit) drawn = this.uint32();
    return drawn % n;
  }

  /**
   * `lo` to `hi`, both included.
   *
   * @throws RangeError unless both are safe integers, `lo` ≤ `hi`, with at most 2^32 numbers between them.
   */
  between(lo: number, hi: number): number {
    if (!Number.isSafeInteger(lo) || !Number.isSafeInteger(hi) || lo > hi || hi - lo >= SPAN) {
      throw new RangeError(`between: two integers in order, at most 2^32 apart, not ${lo} and ${hi}.`);
    }
    return lo + this.below(hi - lo + 1);
  }

  /** `n` bytes: each draw gives four, low byte first; the rest of the last draw is dropped. */
  bytes(n: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(n);
    for (let i = 0; i < n; i += 4) {
      const word = this.uint32();
      for (let k = 0; k < 4 && i + k < n; k++) bytes[i + k] = word >>> (8 * k);
    }
    return bytes;
  }
}
