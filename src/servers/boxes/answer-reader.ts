import { type Bytes, concat, EMPTY } from '../../base/index.ts';
import { ResponseDecoder } from '../../wire/http1/index.ts';

/** Reads the answers of one connection, and keeps their octets until they have gone on. */
export class AnswerReader {
  readonly decoder = new ResponseDecoder();
  #held: Bytes = EMPTY;
  /** Offset of the first of them, as the decoder counts. */
  #from = 0;

  push(octets: Bytes): void {
    this.#held = concat([this.#held, octets]);
    this.decoder.push(octets);
  }

  /** Takes out the octets before offset `to`. */
  take(to: number): Bytes {
    const length = Math.min(to - this.#from, this.#held.length);
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    this.#from += length;
    return taken;
  }
}
