import {
  Z_DATA_ERROR,
  Z_STREAM_END,
  Z_SYNC_FLUSH,
  ZStream,
  zlibInflate,
  zlibInflateInit2,
  zlibInflateReset,
  zlibInflateResetKeep,
} from 'pako';
import { type Bytes, hex } from '../../../base/index.ts';
import type { ByteRange, Inflated, MessageInflater } from '../assembler.ts';
import { fail, type Failure } from '../failure.ts';
import type { DeflateContext } from './params.ts';

/** Bytes that are unpacked at a time; also the most by which `maxMessage` is overstepped, for a moment. */
const CHUNK = 16_384;
/** RFC 7692 §7.2.2: "Append 4 octets of 0x00 0x00 0xff 0xff to the tail end of the payload". */
const TAIL = hex('00 00 ff ff');
/** zlib's `data_type` where a block has ended with the last bit of the input (zlib.h, inflate). */
const AT_BLOCK_END = 128;

export type InflaterOptions = DeflateContext & {
  /** Most bytes of a message, unpacked. */
  readonly maxMessage: number;
};

/** Unpacks the messages of one side, RFC 7692 §7.2.2. After a failure it is of no more use. */
export class Inflater implements MessageInflater {
  readonly #options: InflaterOptions;
  readonly #stream = new ZStream();
  readonly #chunk = new Uint8Array(CHUNK);
  #size = 0; // of the message so far, unpacked
  #complete = false; // the input so far ends where a block ends

  constructor(options: InflaterOptions) {
    this.#options = options;
    zlibInflateInit2(this.#stream, -options.windowBits);
    this.#restart(zlibInflateReset);
  }

  /**
   * Unpacks a piece of a message's payload, of any size; `last`: the message ends with it. A failure names `place`,
   * where the piece came in the stream.
   */
  push(data: Uint8Array, last: boolean, range: ByteRange): Inflated {
    const parts: Bytes[] = [];
    const failure = this.#inflate(data, parts, range) ?? (last ? this.#end(parts, range) : undefined);
    return { parts, failure };
  }

  #inflate(data: Uint8Array, parts: Bytes[], { from, to }: ByteRange): Failure | undefined {
    const stream = this.#stream;
    stream.input = data;
    stream.next_in = 0;
    stream.avail_in = data.length;
    do {
      stream.output = this.#chunk;
      stream.next_out = 0;
      stream.avail_out = CHUNK;
      const status = zlibInflate(stream, Z_SYNC_FLUSH);
      const room = this.#options.maxMessage - this.#size;
      if (stream.next_out > 0) parts.push(this.#chunk.slice(0, Math.min(stream.next_out, room)));
      if (stream.next_out > room)
        return fail('deflate-too-big', 1009, from, to, 'The message unpacks to more than this side accepts.');
      this.#size += stream.next_out;
      // RFC 7692 names no close code. 1007 is for data "not consistent with the type of the message" (RFC 6455
      // §7.4.1), and what ws sends.
      if (status === Z_DATA_ERROR)
        return fail('deflate-data', 1007, from, to, `The payload is not DEFLATE data: ${stream.msg}.`);
      this.#complete = status === Z_STREAM_END || stream.data_type === AT_BLOCK_END;
      // §7.2.3.4: a block with BFINAL ends zlib's stream, but neither the message nor the window
      if (status === Z_STREAM_END) this.#restart(zlibInflateResetKeep);
    } while (stream.avail_in > 0 || stream.avail_out === 0);
    return undefined;
  }

  #end(parts: Bytes[], range: ByteRange): Failure | undefined {
    const failure = this.#inflate(TAIL, parts, range);
    if (failure !== undefined) return failure;
    if (!this.#complete) {
      const message = 'The message ends inside a DEFLATE block.';
      return fail('deflate-incomplete', 1007, range.from, range.to, message);
    }
    this.#size = 0;
    if (this.#options.noContextTakeover) this.#restart(zlibInflateReset);
    return undefined;
  }

  /** Begins a DEFLATE stream, with an empty window or with the one there is. */
  #restart(reset: typeof zlibInflateReset | typeof zlibInflateResetKeep): void {
    reset(this.#stream);
    // By itself zlib lets a raw stream look back beyond its window as far as the present chunk goes, so that it would
    // depend on how the bytes were cut. A zlib header sets this limit, and raw streams have none.
    (this.#stream.state as { dmax: number }).dmax = 1 << this.#options.windowBits;
  }
}
