/** gzip (RFC 1952) as a content coding (RFC 9110 §8.4.1.3). An entry of its own, for it brings pako along. */
import { gzip as pack, ungzip } from 'pako';
import type { Bytes } from '../../base/index.ts';

/** What a lane with content codings is given: it is fetched for those alone. */
export interface Gzip {
  /** The same octets for the same input, those of Node: zlib's default level, MTIME 0, OS 3 (Unix). */
  gzip(octets: Uint8Array): Bytes;
  /** Undefined: these octets are no whole gzip. */
  gunzip(octets: Uint8Array): Bytes | undefined;
}

/** Codings at hand: they are fetched when a lane first needs them. */
export interface Codings {
  gzip?: Gzip;
}

export const GZIP: Gzip = {
  gzip: (octets) => pack(octets),
  gunzip(octets) {
    try {
      // 31: gzip and nothing else; left to itself pako takes zlib's own wrapping too.
      return ungzip(octets, { windowBits: 31 });
    } catch {
      return undefined;
    }
  },
};
