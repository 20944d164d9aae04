import type { Bytes } from '../../base/index.ts';

/** A frame with its place in the stream: header `[from, payloadFrom)`, payload `[payloadFrom, to)`. */
export type Frame = {
  readonly kind: 'frame';
  readonly fin: boolean;
  /** RSV1 RSV2 RSV3 as three bits: RSV1 is 4. */
  readonly rsv: number;
  readonly opcode: number;
  readonly masked: boolean;
  /** Four bytes when masked. */
  readonly key: Bytes | undefined;
  /** Unmasked, a copy: the stream keeps its masked bytes. */
  readonly payload: Bytes;
  readonly from: number;
  readonly payloadFrom: number;
  readonly to: number;
};

export type FrameDecoderOptions = {
  /** Who decodes. A server wants masked frames, a client unmasked ones. */
  readonly role: 'client' | 'server';
  /** Most bytes of one frame's payload. */
  readonly maxPayload: number;
  /** RSV bits that an extension has claimed for data frames; 0 when left out. */
  readonly rsv?: number;
  /** Stream offset of the first byte that will be pushed, behind the handshake; 0 when left out. */
  readonly position?: number;
};
