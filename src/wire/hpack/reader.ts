import { type Bytes, fromLatin1 } from '../../base/index.ts';
import { fail, type Failure } from './failure.ts';
import { huffmanDecode } from './huffman.ts';

/** Octets of an integer behind its prefix: with four, all below 2^28 are there, more than any table or string has. */
const MOST_OCTETS = 4;

/** Reads integers and strings of one block. After a failure it gives 0 and '', and says the failure. */
export class Reader {
  readonly #block: Uint8Array;
  at = 0;
  failure: Failure | undefined;

  constructor(block: Uint8Array) {
    this.#block = block;
  }

  get done(): boolean {
    return this.failure !== undefined || this.at >= this.#block.length;
  }

  /** The next octet, still unread. */
  get next(): number {
    return this.#block[this.at] ?? 0;
  }

  /** RFC 7541 §5.1: an integer whose first octet has `bits` of it, least significant seven bits first behind that. */
  integer(bits: number): number {
    const from = this.at;
    const most = (1 << bits) - 1;
    let value = this.#octet(from) & most;
    if (value < most || this.failure !== undefined) return value;
    for (let n = 0, weight = 1; n < MOST_OCTETS; n++, weight *= 128) {
      const octet = this.#octet(from);
      if (this.failure !== undefined) return 0;
      value += (octet & 127) * weight;
      if (octet < 128) return value;
    }
    return this.#fail(
      'integer-overflow',
      from,
      'The integer takes more octets than any that makes sense.',
      0,
    );
  }

  /** §5.2: a length, and that many octets, as they are or in Huffman's code. */
  string(): string {
    const from = this.at;
    const isCoded = this.next >= 128;
    const length = this.integer(7);
    if (this.failure !== undefined) return '';
    const octets: Bytes = this.#block.slice(this.at, this.at + length);
    this.at += octets.length;
    if (octets.length < length) return this.#truncated(from, '');
    if (!isCoded) return fromLatin1(octets);
    const plain = huffmanDecode(octets);
    if (typeof plain !== 'string') return fromLatin1(plain);
    const message =
      plain === 'huffman-eos' ? 'A string contains EOS.' : 'The last octet is not filled with ones.';
    return this.#fail(plain, from, message, '');
  }

  #octet(from: number): number {
    const octet = this.#block[this.at];
    if (octet === undefined) return this.#truncated(from, 0);
    this.at += 1;
    return octet;
  }

  #truncated<T>(from: number, nothing: T): T {
    return this.#fail('truncated', from, 'The block ends inside a field.', nothing);
  }

  #fail<T>(code: string, from: number, message: string, nothing: T): T {
    this.failure ??= fail(code, from, this.at, message);
    return nothing;
  }
}
