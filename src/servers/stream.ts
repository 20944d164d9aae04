/** The body of an answer that is written piece by piece, in chunks (RFC 9112 §7.1), for as long as its handler wants. */
import type { Endpoint } from '../network/index.ts';
import { encodeChunk, encodeLastChunk } from '../wire/http1/index.ts';
import type { StreamPart, StreamWriter } from './back-end.ts';

export interface AnswerStreamOptions {
  readonly end: Endpoint;
  /** False for an HTTP/1.0 client: the octets as they are, until the close. */
  readonly chunked: boolean;
  /** The answer is one to HEAD: its head is all of it. */
  readonly bodiless: boolean;
  /** The fact of the handler's call. */
  readonly called: number;
  /** Index of the newest message-born fact. */
  readonly newestBirth: () => number;
  readonly ended: () => void;
}

export class AnswerStream implements StreamWriter {
  readonly #options: AnswerStreamOptions;
  /** The newest birth that was the cause of a piece, or that was known when the stream began. */
  #known: number;
  #over = false;

  constructor(options: AnswerStreamOptions) {
    this.#options = options;
    this.#known = options.newestBirth();
  }

  write(octets: Uint8Array, part: StreamPart, type = ''): void {
    if (octets.length > 0) this.#send(this.#options.chunked ? encodeChunk(octets) : octets, part, type);
  }

  end(): void {
    const { end, chunked, ended } = this.#options;
    if (this.#over || !end.writable) return;
    if (chunked) this.#send(encodeLastChunk(), 'end', '');
    this.#over = true;
    ended();
  }

  #send(octets: Uint8Array, part: StreamPart | 'end', type: string): void {
    const { end, bodiless } = this.#options;
    if (this.#over || bodiless || !end.writable) return;
    end.send('body-sent', octets, { part, type, cause: this.#cause() });
  }

  /** What is written when a message was just born, is written because of that; anything else, because of the call. */
  #cause(): number {
    const birth = this.#options.newestBirth();
    if (birth === this.#known) return this.#options.called;
    this.#known = birth;
    return birth;
  }
}
