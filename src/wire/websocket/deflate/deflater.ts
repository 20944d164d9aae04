import {
  Z_DEFAULT_STRATEGY,
  Z_SYNC_FLUSH,
  ZStream,
  zlibDeflate,
  zlibDeflateInit2,
  zlibDeflateReset,
} from 'pako';
import { assert, type Bytes } from '../../../base/index.ts';
import type { DeflateContext } from './params.ts';

/** DEFLATE, zlib's one method. */
const Z_DEFLATED = 8;
/** As Chromium and Node have them, for the same bytes: zlib's default level, and its default memory. */
const LEVEL = 6;
const MEM_LEVEL = 8;
/** What a sync flush ends with, and the payload goes without: 00 00 ff ff. */
const TAIL = 4;

/** Compresses the messages of one side, RFC 7692 §7.2.1. */
export class Deflater {
  readonly #stream = new ZStream();
  readonly #noContextTakeover: boolean;

  constructor({ windowBits, noContextTakeover }: DeflateContext) {
    this.#noContextTakeover = noContextTakeover;
    // zlib cannot do 8, a window of 256 bytes. With 9 it looks back at most 512 - 262 = 250 bytes (it keeps 262 for
    // its longest match), so that a window of 256 decompresses what it sends. Node and so ws do the same.
    const bits = Math.max(windowBits, 9);
    zlibDeflateInit2(this.#stream, LEVEL, Z_DEFLATED, -bits, MEM_LEVEL, Z_DEFAULT_STRATEGY);
  }

  /** The payload of a message: of its one frame, or to be cut into several. RSV1 is set on the first. */
  compress(message: Uint8Array): Bytes {
    // §7.2.3.6: an empty block's first octet. zlib itself writes nothing where nothing came since its last flush.
    if (message.length === 0) return Uint8Array.of(0);
    const stream = this.#stream;
    stream.input = message;
    stream.next_in = 0;
    stream.avail_in = message.length;
    // Room for all of it, as zlib's deflateBound has it: where the room ends with the flush, zlib flushes once more.
    stream.output = new Uint8Array(message.length + (message.length >> 3) + (message.length >> 7) + 64);
    stream.next_out = 0;
    stream.avail_out = stream.output.length;
    zlibDeflate(stream, Z_SYNC_FLUSH);
    assert(stream.avail_out > 0, 'The compressed message is longer than zlib says it can be.');
    if (this.#noContextTakeover) zlibDeflateReset(stream);
    return stream.output.slice(0, stream.next_out - TAIL);
  }
}
