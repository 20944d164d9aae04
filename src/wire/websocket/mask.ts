/** From this length on, masking by words is worth its set-up. */
const WORDS_FROM = 64;

/** Eight bytes of the key, turned as the first word wants them; through memory, so that byte order does not matter. */
const turned = new Uint8Array(8);
const turnedWord = new BigUint64Array(turned.buffer);

/** The memory that was masked last, as words: a chunk holds many frames, and making a view of it is expensive. */
let words = new BigUint64Array(0);

/**
 * Masks, or unmasks, for both are one: byte i of a payload becomes byte i XOR key[i mod 4], RFC 6455 §5.3. It
 * changes `bytes` from index `from` on; `offset` says where in the payload that is. The key is one number,
 * big-endian.
 */
export function maskInPlace(bytes: Uint8Array<ArrayBuffer>, key: number, offset = 0, from = 0): void {
  if (bytes.length - from < WORDS_FROM) return maskBytes(bytes, from, bytes.length, key, offset);
  const { length, byteOffset, buffer } = bytes;
  if (words.buffer !== buffer) words = new BigUint64Array(buffer, 0, buffer.byteLength >> 3);
  const first = (byteOffset + from + 7) >> 3;
  const end = (byteOffset + length) >> 3;
  const [head, tail] = [first * 8 - byteOffset, end * 8 - byteOffset];
  turned.fill(0);
  maskBytes(turned, 0, 8, key, offset + head - from);
  const word = turnedWord[0] ?? 0n;
  for (let i = first; i < end; i++) words[i]! ^= word;
  maskBytes(bytes, from, head, key, offset);
  maskBytes(bytes, tail, length, key, offset + tail - from);
}

/** `offset`: where in the payload `from` is. */
function maskBytes(bytes: Uint8Array, from: number, to: number, key: number, offset: number): void {
  const turn = 8 * (offset & 3);
  const word = (key << turn) | (key >>> (32 - turn)); // by 32 is by 0 here, and both halves are the key then
  let i = from;
  for (; i + 3 < to; i += 4) {
    bytes[i]! ^= word >>> 24;
    bytes[i + 1]! ^= word >>> 16;
    bytes[i + 2]! ^= word >>> 8;
    bytes[i + 3]! ^= word;
  }
  for (let n = 24; i < to; i++, n -= 8) bytes[i]! ^= word >>> n;
}

/** Writes a payload into `bytes` from index `at` on, masked. */
export function maskInto(bytes: Uint8Array<ArrayBuffer>, at: number, payload: Uint8Array, key: number): void {
  const { length } = payload;
  if (length >= WORDS_FROM) {
    bytes.set(payload, at);
    return maskInPlace(bytes, key, 0, at);
  }
  let i = 0;
  for (; i + 3 < length; i += 4) {
    bytes[at + i] = payload[i]! ^ (key >>> 24);
    bytes[at + i + 1] = payload[i + 1]! ^ (key >>> 16);
    bytes[at + i + 2] = payload[i + 2]! ^ (key >>> 8);
    bytes[at + i + 3] = payload[i + 3]! ^ key;
  }
  for (let n = 24; i < length; i++, n -= 8) bytes[at + i] = payload[i]! ^ (key >>> n);
}
