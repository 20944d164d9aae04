/**
 * The Huffman code of RFC 7541 appendix B. It is canonical: of two symbols the one with the shorter code, or of two
 * equally long ones the smaller, has the smaller code; so that the lengths say everything.
 */
import type { Bytes } from '../../base/index.ts';

/** Length of each symbol's code, 0 to 255 and EOS: A is 5 bits, Z is 30. */
const LENGTHS =
  'ISXXXXXXXTZXXZXXXXXXXXZXXXXXXXXXBFFHIBDGFFDGDBBBAAABBBBBBBCDKBHFIBCCCCCCCCCCCCCCCCCCCCCCDCDIOIJB' +
  'KABABABBBACCBBBABCBAABCCCCCKGJIXPRPPRRRSRSSSSSTSTTRSTSSSSQRSRSSTRQPRRSSQSRRTQRSSQQRQSRSSPRRRSRRS' +
  'VVPORSRUVVVWWVTUOQVWWVWTQQVVXWWWPTPQRQQSRRUUTTVSVWVVWWWWWXWWWWWVZ';
const SHORTEST = 5;
const LONGEST = 30;
const EOS = 256;

interface Code {
  readonly lengths: Uint8Array;
  /** The code of each symbol, its last bit lowest. */
  readonly codes: Uint32Array;
  /** All symbols in the order of their codes. */
  readonly symbols: Uint16Array;
  /** By length: the first code, how many there are, and the place of the first symbol. */
  readonly first: Uint32Array;
  readonly count: Uint16Array;
  readonly place: Uint16Array;
}

const CODE = makeCode();

function makeCode(): Code {
  const lengths = Uint8Array.from(LENGTHS, (letter) => letter.charCodeAt(0) - 65 + SHORTEST);
  const codes = new Uint32Array(lengths.length);
  const symbols = new Uint16Array(lengths.length);
  const first = new Uint32Array(LONGEST + 1);
  const count = new Uint16Array(LONGEST + 1);
  const place = new Uint16Array(LONGEST + 1);
  let code = 0;
  let at = 0;
  for (let length = SHORTEST; length <= LONGEST; length++) {
    first[length] = code;
    place[length] = at;
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue;
      codes[symbol] = code++;
      symbols[at++] = symbol;
    }
    count[length] = at - place[length]!;
    code *= 2;
  }
  return { lengths, codes, symbols, first, count, place };
}

/** Octets that the code needs for these: the last one is filled up. */
export function huffmanLength(octets: Uint8Array): number {
  let bits = 0;
  for (const octet of octets) bits += CODE.lengths[octet]!;
  return (bits + 7) >> 3;
}

/** RFC 7541 §5.2: most significant bit first, filled up with the most significant bits of EOS, which are ones. */
export function huffmanEncode(octets: Uint8Array): Bytes {
  const coded = new Uint8Array(huffmanLength(octets));
  coded.fill(255);
  let bit = 0;
  for (const octet of octets) {
    const code = CODE.codes[octet]!;
    for (let left = CODE.lengths[octet]! - 1; left >= 0; left--, bit++) {
      if (((code >>> left) & 1) === 0) coded[bit >> 3]! &= ~(128 >> (bit & 7));
    }
  }
  return coded;
}

/** The octets, or the code of what is wrong: RFC 7541 §5.2 forbids EOS, and padding of other bits or of eight. */
export function huffmanDecode(coded: Uint8Array): Bytes | 'huffman-eos' | 'huffman-padding' {
  const octets = new Uint8Array(Math.floor((coded.length * 8) / SHORTEST));
  let size = 0;
  let code = 0;
  let length = 0;
  for (let bit = 0; bit < coded.length * 8; bit++) {
    code = code * 2 + ((coded[bit >> 3]! >> (7 - (bit & 7))) & 1);
    length += 1;
    const offset = code - CODE.first[length]!;
    if (length < SHORTEST || offset >= CODE.count[length]!) continue;
    const symbol = CODE.symbols[CODE.place[length]! + offset]!;
    if (symbol === EOS) return 'huffman-eos';
    octets[size++] = symbol;
    code = 0;
    length = 0;
  }
  if (length > 7 || code !== (1 << length) - 1) return 'huffman-padding';
  return octets.slice(0, size);
}
