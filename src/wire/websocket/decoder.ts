import type { Bytes } from '../../base/index.ts';
import { ByteQueue } from '../queue.ts';
import { fail } from './failure.ts';
import type { Failure } from './failure.ts';
import type { Frame, FrameDecoderOptions } from './frame.ts';
import { maskInPlace } from './mask.ts';
import { isControl, opcodeName } from './opcodes.ts';

type State = 'first-byte' | 'second-byte' | 'length-16' | 'length-64' | 'masking-key' | 'payload' | 'failed';

/** How many bytes a state of the header wants before it decides. */
const HEADER = { 'first-byte': 1, 'second-byte': 1, 'length-16': 2, 'length-64': 8, 'masking-key': 4 };

/** Bytes in, in any pieces; frames out. The same bytes give the same frames and failure however cut. */
export class FrameDecoder {
  readonly #queue: ByteQueue;
  readonly #options: FrameDecoderOptions;
  #state: State = 'first-byte';
  #from = 0; // of the frame that is being read, as are all below
  #first = 0;
  #masked = false;
  #length = 0;
  #key: Bytes | undefined;

  constructor(options: FrameDecoderOptions) {
    this.#options = options;
    this.#queue = new ByteQueue(options.position ?? 0);
  }

  /** Stream offset of the next byte that is not consumed. */
  get position(): number {
    return this.#queue.position;
  }

  /** Adds bytes as they came; they are copied. Ask `next()` afterwards until it answers undefined. */
  push(chunk: Uint8Array): void {
    if (this.#state !== 'failed') this.#queue.push(chunk);
  }

  /** The next frame, or a failure (once, then nothing more); undefined: more bytes are needed. */
  next(): Frame | Failure | undefined {
    while (this.#state !== 'failed') {
      const needed = this.#state === 'payload' ? this.#length : HEADER[this.#state];
      if (this.#queue.length < needed) return undefined;
      const found = this.#step(this.#state, this.#queue.read(needed));
      if (found?.kind === 'failure') this.#state = 'failed';
      if (found) return found;
    }
    return undefined;
  }

  #step(state: Exclude<State, 'failed'>, bytes: Bytes): Frame | Failure | undefined {
    switch (state) {
      case 'first-byte':
        return this.#firstByte(bytes[0] ?? 0);
      case 'second-byte':
        return this.#secondByte(bytes[0] ?? 0);
      case 'length-16':
        return this.#length16(new DataView(bytes.buffer));
      case 'length-64':
        return this.#length64(new DataView(bytes.buffer));
      case 'masking-key':
        this.#key = bytes;
        this.#state = 'payload';
        return undefined;
      case 'payload':
        return this.#payload(bytes);
    }
  }

  #firstByte(byte: number): Failure | undefined {
    this.#from = this.position - 1;
    this.#first = byte;
    const opcode = byte & 0x0f;
    const rsv = (byte >> 4) & 7;
    // RFC 6455 §5.2: RSV "MUST be 0 unless an extension is negotiated that defines meanings"
    if (rsv & ~(isControl(opcode) ? 0 : (this.#options.rsv ?? 0))) {
      return this.#fail('rsv', 1002, 1, 'A reserved bit is set, and no extension gave it a meaning.');
    }
    // RFC 6455 §5.2: "If an unknown opcode is received, the receiving endpoint MUST _Fail"
    if (opcodeName(opcode) === undefined) {
      return this.#fail('opcode', 1002, 1, 'The opcode is a reserved one.');
    }
    // RFC 6455 §5.5: control frames "MUST NOT be fragmented"
    if (isControl(opcode) && (byte & 0x80) === 0) {
      return this.#fail('fragmented-control', 1002, 1, 'A control frame is fragmented: its FIN bit is 0.');
    }
    this.#state = 'second-byte';
    return undefined;
  }

  #secondByte(byte: number): Failure | undefined {
    this.#masked = (byte & 0x80) !== 0;
    const length = byte & 0x7f;
    // RFC 6455 §5.1: "a client MUST mask all frames that it sends"
    if (!this.#masked && this.#options.role === 'server') {
      return this.#fail('unmasked', 1002, 1, 'A client has not masked its frame.');
    }
    // RFC 6455 §5.1: "A server MUST NOT mask any frames that it sends to the client"
    if (this.#masked && this.#options.role === 'client') {
      return this.#fail('masked', 1002, 1, 'A server has masked its frame; only clients mask.');
    }
    // RFC 6455 §5.5: "All control frames MUST have a payload length of 125 bytes or less"
    if (isControl(this.#first) && length > 125) {
      return this.#fail('long-control', 1002, 1, 'A control frame has a payload of more than 125 bytes.');
    }
    if (length < 126) return this.#haveLength(length);
    this.#state = length === 126 ? 'length-16' : 'length-64';
    return undefined;
  }

  #length16(view: DataView): Failure | undefined {
    const length = view.getUint16(0);
    // RFC 6455 §5.2: "the minimal number of bytes MUST be used to encode the length"
    if (length < 126) return this.#fail('length-not-minimal', 1002, 2, '16 bits for a length that needs 7.');
    return this.#haveLength(length);
  }

  #length64(view: DataView): Failure | undefined {
    const length = view.getUint32(0) * 0x1_0000_0000 + view.getUint32(4);
    // RFC 6455 §5.2: "a 64-bit unsigned integer (the most significant bit MUST be 0)"
    if (view.getUint8(0) > 0x7f) {
      return this.#fail('length-top-bit', 1002, 8, 'The top bit of the 64-bit length is set.');
    }
    // RFC 6455 §5.2, as above
    if (length < 0x1_0000) {
      return this.#fail('length-not-minimal', 1002, 8, '64 bits for a length that needs 16 or fewer.');
    }
    return this.#haveLength(length);
  }

  #haveLength(length: number): Failure | undefined {
    // RFC 6455 §10.4: limits are the implementation's; §7.4.1: 1009 says "a message that is too big"
    if (length > this.#options.maxPayload) {
      const bytes = this.position - this.#from - 1;
      return this.#fail('too-big', 1009, bytes, 'The payload is longer than this side accepts.');
    }
    this.#length = length;
    this.#key = undefined;
    this.#state = this.#masked ? 'masking-key' : 'payload';
    return undefined;
  }

  #payload(payload: Bytes): Frame {
    const [from, to, masked, key] = [this.#from, this.position, this.#masked, this.#key];
    const [fin, rsv, opcode] = [(this.#first & 0x80) !== 0, (this.#first >> 4) & 7, this.#first & 0x0f];
    if (key) maskInPlace(payload, key);
    this.#state = 'first-byte';
    const payloadFrom = to - payload.length;
    return { kind: 'frame', fin, rsv, opcode, masked, key, payload, from, payloadFrom, to };
  }

  /** The last `bytes` bytes that were consumed are the offending ones. */
  #fail(code: string, closeCode: Failure['closeCode'], bytes: number, message: string): Failure {
    return fail(code, closeCode, this.position - bytes, this.position, message);
  }
}
