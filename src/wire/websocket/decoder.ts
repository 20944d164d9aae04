import { type Bytes, EMPTY } from '../../base/index.ts';
import type { Failure } from './failure.ts';
import type { FrameDecoderOptions, FrameHead, FramePiece } from './frame.ts';
import { type HeaderRules, MOST_HEADER, readHeader } from './header.ts';
import { maskInPlace } from './mask.ts';

/**
 * Pieces of a chunk that is no longer than this are copies. The memory of so small an array lies among the objects of the
 * JavaScript engine: a view makes it move out, which costs many times as much as to copy it.
 */
const SMALL = 64;

/**
 * Bytes in, in any pieces; frames out, their payload as it comes. However the bytes are cut, the frames, their bytes
 * and the failure are the same. RFC 6455 §5.
 */
export class FrameDecoder {
  readonly #rules: HeaderRules;
  readonly #waiting: Bytes[] = [];
  #chunk: Bytes = EMPTY;
  #at = 0; // in the chunk
  #start: number; // stream offset of the chunk
  /** The start of a header whose rest is in a later chunk. */
  readonly #begun = new Uint8Array(MOST_HEADER);
  #beginning = 0; // bytes of it
  #frame: FrameHead | undefined; // whose payload is being read
  #done = 0; // bytes of it so far
  #failed = false;

  constructor({ role, maxPayload, rsv = 0, position = 0 }: FrameDecoderOptions) {
    this.#rules = { isServer: role === 'server', maxPayload, rsv };
    this.#start = position;
  }

  /** Stream offset of the next byte that is not consumed. */
  get position(): number {
    return this.#start + this.#at;
  }

  /**
   * Adds bytes as they came. The decoder takes the chunk over: it unmasks in place, and pieces lie in this memory, unless
   * it is small. Ask `next()` afterwards until it answers undefined.
   */
  push(chunk: Bytes): void {
    if (!this.#failed && chunk.length > 0) this.#waiting.push(chunk);
  }

  /** The next piece of a frame, or a failure (once, then nothing more); undefined: more bytes are needed. */
  next(): FramePiece | Failure | undefined {
    while (!this.#failed) {
      if (this.#at === this.#chunk.length && !this.#nextChunk()) return undefined;
      if (this.#frame !== undefined) return this.#piece(this.#frame);
      const head = this.#beginning > 0 ? this.#continued() : this.#header();
      if (head === undefined) continue;
      this.#failed = 'kind' in head;
      if ('kind' in head) return head;
      // At once, even without payload: what assembles the messages may refuse the frame by its header.
      this.#frame = head;
      this.#done = 0;
      return this.#piece(head);
    }
    return undefined;
  }

  #nextChunk(): boolean {
    const next = this.#waiting.shift();
    if (next === undefined) return false;
    this.#start += this.#chunk.length;
    this.#chunk = next;
    this.#at = 0;
    return true;
  }

  /** A header in the chunk; where the chunk ends inside of it, that much is kept. */
  #header(): FrameHead | Failure | undefined {
    const { position } = this;
    const head = readHeader(this.#chunk, this.#at, position, this.#rules);
    if (head === undefined) {
      this.#begun.set(this.#chunk.subarray(this.#at));
      this.#beginning = this.#chunk.length - this.#at;
      this.#at = this.#chunk.length;
    } else if (!('kind' in head)) this.#at += head.payloadFrom - position;
    return head;
  }

  /** A header that has begun in an earlier chunk, byte by byte. */
  #continued(): FrameHead | Failure | undefined {
    const from = this.position - this.#beginning;
    while (this.#at < this.#chunk.length) {
      this.#begun[this.#beginning++] = this.#chunk[this.#at++]!;
      const head = readHeader(this.#begun.subarray(0, this.#beginning), 0, from, this.#rules);
      if (head !== undefined) {
        this.#beginning = 0;
        return head;
      }
    }
    return undefined;
  }

  #piece(frame: FrameHead): FramePiece {
    const from = this.position;
    const length = Math.min(frame.length - this.#done, this.#chunk.length - this.#at);
    const data = this.#octets(length);
    if (frame.key !== undefined) maskInPlace(data, frame.key, this.#done);
    this.#at += length;
    this.#done += length;
    const last = this.#done === frame.length;
    if (last) this.#frame = undefined;
    return { kind: 'piece', frame, data, from, last };
  }

  /** The next so many bytes of the chunk. */
  #octets(length: number): Bytes {
    if (length === 0) return EMPTY;
    const [chunk, at] = [this.#chunk, this.#at];
    if (chunk.length <= SMALL) return chunk.slice(at, at + length);
    return new Uint8Array(chunk.buffer, chunk.byteOffset + at, length);
  }
}
