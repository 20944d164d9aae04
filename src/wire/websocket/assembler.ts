import { concat } from '../../base/index.ts';
import type { Bytes } from '../../base/index.ts';
import { decodeClose } from './close.ts';
import type { Close } from './close.ts';
import { fail } from './failure.ts';
import type { Failure } from './failure.ts';
import type { FrameHead, FramePiece } from './frame.ts';
import { isControl, OPCODE } from './opcodes.ts';
import { Utf8Validator } from './utf8.ts';

/** Where a message lay: stream offsets, from the first frame's header to the last one's end. */
export type ByteRange = { readonly from: number; readonly to: number };

/** A data message. Text is checked UTF-8, still as bytes. Control frames may lie between its frames. */
export type DataMessage = ByteRange & {
  readonly kind: 'message';
  readonly opcode: typeof OPCODE.text | typeof OPCODE.binary;
  /** As they came, in the memory of the chunks that brought them; of a compressed message what it unpacks to. */
  readonly parts: readonly Bytes[];
};

export type ControlMessage =
  | (ByteRange & { readonly kind: 'ping' | 'pong'; readonly data: Bytes })
  | (ByteRange & { readonly kind: 'close' } & Close);

/** What a piece of a compressed message unpacks to; before a failure, up to it. */
export type Inflated = { readonly parts: readonly Bytes[]; readonly failure: Failure | undefined };

/** What unpacks messages, RFC 7692: `deflate/` has one. It sees to the limit of their size. */
export type MessageInflater = {
  /** A piece of payload; `last`: the message ends with it. `range` is what a failure names. */
  push(data: Uint8Array, last: boolean, range: ByteRange): Inflated;
};

/** What packs messages, in the order in which they leave. */
export type MessageDeflater = { compress(message: Uint8Array): Bytes };

/** Both, for one end of a connection. */
export type MessageCodec = { readonly deflater: MessageDeflater; readonly inflater: MessageInflater };

/** "Per-Message Compressed", RFC 7692 §6. */
const RSV1 = 4;

const NONE: Bytes[] = [];

/**
 * Puts the frames of one direction together into messages, RFC 6455 §5.4. Give it each piece once, in order:
 * what is wrong is said at the first byte that shows it.
 */
export class MessageAssembler {
  readonly #maxMessage: number;
  readonly #inflater: MessageInflater | undefined;
  readonly #utf8 = new Utf8Validator();
  #frame: FrameHead | undefined; // the one that the last piece was of
  #control: Bytes[] = [];
  #over = false;

  // The message whose last frame has not come:
  #opcode: DataMessage['opcode'] | undefined;
  #from = 0;
  #unpacks: MessageInflater | undefined; // when it is compressed
  #size = 0;
  #parts = NONE;

  /**
   * `maxMessage`: most bytes of a message over all its frames; no limit when left out. `inflater`: for messages with
   * RSV1, where both sides have agreed on permessage-deflate.
   */
  constructor(options: { readonly maxMessage?: number; readonly inflater?: MessageInflater } = {}) {
    this.#maxMessage = options.maxMessage ?? Infinity;
    this.#inflater = options.inflater;
  }

  /**
   * What the piece completes: a message, a control message, or nothing yet (undefined). After a close or a
   * failure nothing more comes: RFC 6455 §5.5.1, "MUST NOT send any more data frames after sending a Close
   * frame".
   */
  push(piece: FramePiece): DataMessage | ControlMessage | Failure | undefined {
    if (this.#over) return undefined;
    const found = isControl(piece.frame.opcode) ? this.#controlPiece(piece) : this.#dataPiece(piece);
    this.#over = found?.kind === 'failure' || found?.kind === 'close';
    return found;
  }

  #controlPiece({ frame, data, last }: FramePiece): ControlMessage | Failure | undefined {
    this.#control.push(data);
    if (!last) return undefined;
    const payload = concat(this.#control);
    const { from, to } = frame;
    this.#control = [];
    if (frame.opcode === OPCODE.close) {
      const close = decodeClose(payload, frame.payloadFrom);
      return 'kind' in close ? close : { kind: 'close', ...close, from, to };
    }
    return { kind: frame.opcode === OPCODE.ping ? 'ping' : 'pong', data: payload, from, to };
  }

  #dataPiece(piece: FramePiece): DataMessage | Failure | undefined {
    const { frame, data, from, last } = piece;
    if (frame !== this.#frame) {
      this.#frame = frame;
      const failure = this.#begin(frame);
      if (failure !== undefined) return failure;
    }
    const isText = this.#opcode === OPCODE.text;
    if (this.#unpacks === undefined) {
      // RFC 6455 §8.1; characters may be cut between frames (§5.6), so only the whole message must end with one
      const wrong = isText ? this.#utf8.push(data) : -1;
      if (wrong >= 0) {
        const at = from + wrong;
        return fail('utf8', 1007, at, at + 1, 'The text is not UTF-8: this byte cannot stand here.');
      }
      this.#keep(data);
    } else {
      const failure = this.#unpack(this.#unpacks, piece, isText);
      if (failure !== undefined) return failure;
    }
    if (!last || !frame.fin || this.#opcode === undefined) return undefined;
    if (isText && !this.#utf8.complete) {
      return fail('utf8', 1007, frame.to - 1, frame.to, 'The text is not UTF-8: it ends inside a character.');
    }
    const message: DataMessage = {
      kind: 'message',
      opcode: this.#opcode,
      parts: this.#parts,
      from: this.#from,
      to: frame.to,
    };
    this.#opcode = undefined;
    this.#parts = NONE;
    return message;
  }

  /** Keeps what the piece unpacks to. Such bytes have no place of their own in the stream: the frame stands for them. */
  #unpack(
    inflater: MessageInflater,
    { frame, data, last }: FramePiece,
    isText: boolean,
  ): Failure | undefined {
    const { parts, failure } = inflater.push(data, last && frame.fin, frame);
    for (const part of parts) {
      if (isText && this.#utf8.push(part) >= 0) {
        const message = 'The text is not UTF-8: unpacked, a byte cannot stand where it does.';
        return fail('utf8', 1007, frame.from, frame.to, message);
      }
      this.#keep(part);
    }
    return failure;
  }

  #keep(part: Bytes): void {
    // Most messages are one piece: an array that is made with it is smaller than one that grows.
    if (this.#parts === NONE) this.#parts = [part];
    else this.#parts.push(part);
  }

  /** A frame begins a message or continues one. */
  #begin(frame: FrameHead): Failure | undefined {
    const { opcode, from, payloadFrom, length } = frame;
    if (opcode === OPCODE.continuation) {
      // RFC 6455 §5.4: a continuation belongs to a message that a text or binary frame without FIN has begun
      if (this.#opcode === undefined)
        return fail('lone-continuation', 1002, from, from + 1, 'Nothing is begun that could be continued.');
    } else {
      // RFC 6455 §5.4: "The fragments of one message MUST NOT be interleaved between the fragments of another
      // message"
      if (this.#opcode !== undefined) {
        const message = 'A new message begins before the one in progress has ended.';
        return fail('interleaved', 1002, from, from + 1, message);
      }
      this.#opcode = opcode === OPCODE.text ? OPCODE.text : OPCODE.binary;
      this.#from = from;
      this.#size = 0;
    }
    if (this.#inflater !== undefined) {
      const failure = this.#readRsv1(frame);
      // What a compressed message unpacks to no header says: the inflater counts.
      if (failure !== undefined || this.#unpacks !== undefined) return failure;
    }
    this.#size += length;
    // RFC 6455 §10.4: a side protects its limit of the "total message size after reassembly from multiple
    // frames"; the header says it before the bytes come
    if (this.#size > this.#maxMessage)
      return fail('too-big', 1009, from, payloadFrom, 'The message is longer than this side accepts.');
    return undefined;
  }

  /** RFC 7692 §6: a message's first frame says that it is compressed. */
  #readRsv1({ opcode, rsv, from }: FrameHead): Failure | undefined {
    const isSet = (rsv & RSV1) !== 0;
    // §6.1: "control frames and non-first fragments" must not have it; control frames the decoder refuses
    if (isSet && opcode === OPCODE.continuation)
      return fail('rsv', 1002, from, from + 1, 'RSV1 is set, and not on the first frame of its message.');
    if (opcode !== OPCODE.continuation) this.#unpacks = isSet ? this.#inflater : undefined;
    return undefined;
  }
}
