/** gzip (RFC 1952) as a content coding (RFC 9110 §8.4.1.3). An entry of its own, for it brings pako along. */
import {
  gzip as pack,
  Z_BUF_ERROR,
  Z_OK,
  Z_STREAM_END,
  Z_SYNC_FLUSH,
  ZStream,
  zlibInflate,
  zlibInflateInit2,
  zlibInflateReset,
} from 'pako';
import { type Bytes, concat } from '../../base/index.ts';

/** What a lane with content codings is given: it is fetched for those alone. */
export interface Gzip {
  /** The same octets for the same input, those of Node: zlib's default level, MTIME 0, OS 3 (Unix). */
  gzip(octets: Uint8Array): Bytes;
  /**
   * The content of all members (RFC 1952 §2.2); undefined where the octets are no gzip, or turn out to be none. As in
   * Chromium, the trailer is not checked (§2.3.1.2 lets a decompressor leave it), octets behind the last member are
   * passed over, and a member that is cut off counts as far as it goes.
   */
  gunzip(octets: Uint8Array): Bytes | undefined;
}

/** Codings at hand: they are fetched when a lane first needs them. */
export interface Codings {
  gzip?: Gzip;
}

export const GZIP: Gzip = {
  gzip: (octets) => pack(octets),
  gunzip(octets) {
    const stream = new ZStream();
    // 31: gzip and nothing else; left to itself zlib takes its own wrapping too.
    zlibInflateInit2(stream, 31);
    stream.input = octets;
    stream.next_in = 0;
    stream.avail_in = octets.length;
    const parts: Bytes[] = [];
    for (;;) {
      const output = new Uint8Array(CHUNK);
      stream.output = output;
      stream.next_out = 0;
      stream.avail_out = CHUNK;
      const status = zlibInflate(stream, Z_SYNC_FLUSH);
      parts.push(output.subarray(0, stream.next_out));
      if (status === Z_STREAM_END) {
        if (!isMember(octets, stream.next_in)) return concat(parts);
        zlibInflateReset(stream);
      } else if (OF_TRAILER.test(stream.msg)) return concat(parts);
      else if (status !== Z_OK && status !== Z_BUF_ERROR) return undefined;
      else if (stream.avail_in === 0 && stream.avail_out > 0) return concat(parts);
    }
  },
};

/** Octets that are unpacked at a time. */
const CHUNK = 16_384;
/** What zlib says when CRC-32 or length do not fit the content, all of which has been unpacked by then. */
const OF_TRAILER = /^incorrect (data|length) check$/;

/** RFC 1952 §2.3.1: ID1 and ID2. */
const isMember = (octets: Uint8Array, at: number): boolean => octets[at] === 0x1f && octets[at + 1] === 0x8b;
