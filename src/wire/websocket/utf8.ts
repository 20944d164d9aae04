/**
 * Says of text that comes in pieces whether it is UTF-8, at the first byte that cannot be (RFC 3629 §4).
 * Between the pieces it remembers how many continuation bytes are missing and which ones may come next.
 */
export class Utf8Validator {
  #missing = 0;
  // Bounds of the next continuation byte. They are narrower behind E0 and F0 (overlong forms), ED
  // (surrogates) and F4 (beyond U+10FFFF).
  #low = 0x80;
  #high = 0xbf;

  /** False inside a character. */
  get complete(): boolean {
    return this.#missing === 0;
  }

  /** Index of the first byte that is impossible here, or -1. After a hit the validator is of no more use. */
  push(bytes: Uint8Array): number {
    for (let i = 0; i < bytes.length; i++) {
      if (this.#missing === 0) while (i < bytes.length && bytes[i]! < 0x80) i++;
      if (i < bytes.length && !this.#take(bytes[i]!)) return i;
    }
    return -1;
  }

  /** A byte of a character of two to four. */
  #take(byte: number): boolean {
    if (this.#missing === 0) return this.#lead(byte);
    if (byte < this.#low || byte > this.#high) return false;
    this.#missing -= 1;
    this.#low = 0x80;
    this.#high = 0xbf;
    return true;
  }

  /** The first of them. */
  #lead(byte: number): boolean {
    if (byte < 0xc2 || byte > 0xf4) return false; // C0 and C1 would be overlong, 80 to BF begin nothing
    this.#missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    if (byte === 0xe0) this.#low = 0xa0;
    if (byte === 0xed) this.#high = 0x9f;
    if (byte === 0xf0) this.#low = 0x90;
    if (byte === 0xf4) this.#high = 0x8f;
    return true;
  }
}
