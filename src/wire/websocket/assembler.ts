import { concat } from '../../base/index.ts';
import type { Bytes } from '../../base/index.ts';
import { decodeClose } from './close.ts';
import type { Close } from './close.ts';
import { fail } from './failure.ts';
import type { Failure } from './failure.ts';
import type { Frame } from './frame.ts';
import { OPCODE } from './opcodes.ts';
import { Utf8Validator } from './utf8.ts';

/**
 * Where a message lay: `frames` numbers this direction's frames from 0, control frames too; `to` is
 * exclusive.
 */
type Place = {
  readonly frames: { readonly from: number; readonly to: number };
  /** Stream offsets, from the first frame's header to the last one's end. */
  readonly from: number;
  readonly to: number;
};

/** A data message. Text is checked UTF-8, still as bytes. Control frames may lie between its frames. */
export type DataMessage = Place & {
  readonly kind: 'message';
  readonly opcode: typeof OPCODE.text | typeof OPCODE.binary;
  readonly data: Bytes;
};

export type ControlMessage =
  | (Place & { readonly kind: 'ping' | 'pong'; readonly data: Bytes })
  | (Place & { readonly kind: 'close' } & Close);

type Draft = {
  readonly opcode: typeof OPCODE.text | typeof OPCODE.binary;
  readonly number: number;
  readonly from: number;
  readonly parts: Bytes[];
  readonly text: Utf8Validator | undefined;
};

/**
 * Puts the frames of one direction together into messages, RFC 6455 §5.4. Give it each frame once, in order.
 */
export class MessageAssembler {
  readonly #maxMessage: number;
  #count = 0; // frames so far
  #draft: Draft | undefined; // the message whose last frame has not come
  #size = 0; // of the draft
  #over = false;

  /** `maxMessage`: most bytes of a message over all its frames; no limit when left out. */
  constructor(options: { readonly maxMessage?: number } = {}) {
    this.#maxMessage = options.maxMessage ?? Infinity;
  }

  /**
   * What the frame completes: a message, a control message, or nothing yet (undefined). After a close or a
   * failure nothing more comes: RFC 6455 §5.5.1, "MUST NOT send any more data frames after sending a Close
   * frame".
   */
  push(frame: Frame): DataMessage | ControlMessage | Failure | undefined {
    if (this.#over) return undefined;
    const number = this.#count++;
    const found = frame.opcode >= OPCODE.close ? this.#control(frame, number) : this.#data(frame, number);
    this.#over = found?.kind === 'failure' || found?.kind === 'close';
    return found;
  }

  #control(frame: Frame, number: number): ControlMessage | Failure {
    const place = { frames: { from: number, to: number + 1 }, from: frame.from, to: frame.to };
    if (frame.opcode === OPCODE.close) {
      const close = decodeClose(frame.payload, frame.payloadFrom);
      return 'kind' in close ? close : { kind: 'close', ...close, ...place };
    }
    return { kind: frame.opcode === OPCODE.ping ? 'ping' : 'pong', data: frame.payload, ...place };
  }

  #data(frame: Frame, number: number): DataMessage | Failure | undefined {
    const draft = this.#draftFor(frame, number);
    if ('kind' in draft) return draft;
    this.#size += frame.payload.length;
    // RFC 6455 §10.4: a side protects its limit of the "total message size after reassembly from multiple
    // frames"
    if (this.#size > this.#maxMessage) {
      return fail('too-big', 1009, draft.from, frame.to, 'The message is longer than this side accepts.');
    }
    // RFC 6455 §8.1; characters may be cut between frames (§5.6), so only the whole message must end with one
    const wrong = draft.text?.push(frame.payload) ?? -1;
    if (wrong >= 0) {
      const at = frame.payloadFrom + wrong;
      return fail('utf8', 1007, at, at + 1, 'The text is not UTF-8: this byte cannot stand here.');
    }
    draft.parts.push(frame.payload);
    if (!frame.fin) return undefined;
    if (draft.text?.complete === false) {
      return fail('utf8', 1007, frame.to - 1, frame.to, 'The text is not UTF-8: it ends inside a character.');
    }
    this.#draft = undefined;
    const place = { frames: { from: draft.number, to: number + 1 }, from: draft.from, to: frame.to };
    // A message of one frame needs no second copy.
    const data = draft.parts.length === 1 ? frame.payload : concat(draft.parts);
    return { kind: 'message', opcode: draft.opcode, data, ...place };
  }

  /** The draft that the frame begins or continues. */
  #draftFor(frame: Frame, number: number): Draft | Failure {
    const { opcode, from } = frame;
    if (opcode === OPCODE.continuation) {
      // RFC 6455 §5.4: a continuation belongs to a message that a text or binary frame without FIN has begun
      return (
        this.#draft ??
        fail('lone-continuation', 1002, from, from + 1, 'Nothing is begun that could be continued.')
      );
    }
    // RFC 6455 §5.4: "The fragments of one message MUST NOT be interleaved between the fragments of another
    // message"
    if (this.#draft) {
      return fail(
        'interleaved',
        1002,
        from,
        from + 1,
        'A new message begins before the one in progress has ended.',
      );
    }
    const text = opcode === OPCODE.text;
    this.#size = 0;
    this.#draft = {
      opcode: text ? OPCODE.text : OPCODE.binary,
      number,
      from,
      parts: [],
      text: text ? new Utf8Validator() : undefined,
    };
    return this.#draft;
  }
}
