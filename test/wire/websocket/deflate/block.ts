/** A literal byte, or three bytes again that stand `distance` before. */
export type Sign = number | { readonly distance: number };

/** A DEFLATE block with the fixed codes (RFC 1951 §3.2.6) and BFINAL, so that the next begins with a byte. */
export function block(signs: readonly Sign[]): Uint8Array {
  const bits: number[] = [];
  // Numbers begin with their lowest bit, codes with their highest (§3.1.1).
  const number = (value: number, count: number) => {
    for (let i = 0; i < count; i++) bits.push((value >> i) & 1);
  };
  const code = (value: number, count: number) => {
    for (let i = count - 1; i >= 0; i--) bits.push((value >> i) & 1);
  };
  number(0b011, 3);
  for (const sign of signs) {
    if (typeof sign !== 'number') {
      code(1, 7); // symbol 257: a length of 3
      // Two codes for each power of two, of 2, 3, 4, 6, 8, 12 … and more as the first distance behind 1.
      const power = Math.floor(Math.log2(sign.distance - 1));
      const half = ((sign.distance - 1) >> (power - 1)) & 1;
      code(2 * power + half, 5);
      number(sign.distance - 1, power - 1);
    } else if (sign < 144) code(0x30 + sign, 8);
    else code(0x190 + sign - 144, 9);
  }
  code(0, 7); // symbol 256: the end
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [i, bit] of bits.entries()) bytes[i >> 3]! |= bit << (i & 7);
  return bytes;
}
