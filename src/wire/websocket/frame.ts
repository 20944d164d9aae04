import type { Bytes } from '../../base/index.ts';

/** A frame's header with the frame's place in the stream: header `[from, payloadFrom)`, payload `[payloadFrom, to)`. */
export type FrameHead = {
  readonly fin: boolean;
  /** RSV1 RSV2 RSV3 as three bits: RSV1 is 4. */
  readonly rsv: number;
  readonly opcode: number;
  /** The masking key as one number, big-endian: `37 fa 21 3d` is 0x37fa213d. Undefined when not masked. */
  readonly key: number | undefined;
  /** Bytes of the whole payload. */
  readonly length: number;
  readonly from: number;
  readonly payloadFrom: number;
  readonly to: number;
};

/**
 * Payload as it comes: a frame that lies in one chunk is one piece, and a header that ends its chunk an empty one. All
 * pieces of a frame share its `frame`.
 */
export type FramePiece = {
  readonly kind: 'piece';
  readonly frame: FrameHead;
  /** Unmasked, in the memory of the chunk that brought it. */
  readonly data: Bytes;
  /** Stream offset of `data`. */
  readonly from: number;
  /** The frame is complete. */
  readonly last: boolean;
};

export type FrameDecoderOptions = {
  /** The end that decodes: a server requires masked frames, a client unmasked ones. */
  readonly role: 'client' | 'server';
  /** Most bytes of one frame's payload. */
  readonly maxPayload: number;
  /** RSV bits that an extension has claimed for data frames; 0 when left out. */
  readonly rsv?: number;
  /** Stream offset of the first byte that will be pushed, behind the handshake; 0 when left out. */
  readonly position?: number;
};
