import { concat } from '../../base/index.ts';
import type { Bytes } from '../../base/index.ts';
import type { ByteQueue } from '../queue.ts';
import type { FieldLineReader } from './field-lines.ts';
import type { Framing } from './framing.ts';
import { parseChunkSize } from './lines.ts';
import { problem } from './message.ts';
import type { Failure, Field } from './message.ts';
import { failureAt, isFailure, parseLine, readLine } from './section.ts';

const CR = 0x0d;
const LF = 0x0a;

type State =
  | 'data' // of a known length
  | 'until-close'
  | 'chunk-size'
  | 'chunk-data'
  | 'chunk-end' // the CRLF behind the data
  | 'trailers'
  | 'done';

const LONG_CHUNK_LINE = problem(
  'chunk-line-too-long',
  400,
  'The first line of a chunk does not end within 16 KiB.',
);
const LONG_TRAILERS = problem('trailers-too-long', 431, 'The trailers take more than 16 KiB.');

/** Some octets of a body, as they came. */
export type BodyPiece = {
  readonly octets: Bytes;
  /** Where its chunk began in the stream of the connection; where the body began, if it has no chunks. */
  readonly from: number;
  /** Behind its last octet. */
  readonly to: number;
};

/** Reads one body from the queue (RFC 9112 §6, §7), which it shares with the decoder of the head. */
export class BodyReader {
  readonly #queue: ByteQueue;
  readonly #readField: FieldLineReader;
  #pieces: BodyPiece[] = [];
  readonly #trailers: Field[] = [];
  #state: State;
  #left = 0; // bytes of the data or chunk that are still to come
  #section: number; // where the chunk's first line or the trailers began
  #chunk: number; // where the chunk began, its first line included

  /**
   * True when HTTP ends with this message (RFC 9110 §7.8): the bytes behind it belong to another protocol.
   */
  readonly switched: boolean;

  constructor(queue: ByteQueue, framing: Framing, readField: FieldLineReader) {
    this.#queue = queue;
    this.#readField = readField;
    this.switched = framing.kind === 'switched';
    this.#section = queue.position;
    this.#chunk = queue.position;
    if (framing.kind === 'length') this.#left = framing.length;
    const states = { length: 'data', chunked: 'chunk-size', 'until-close': 'until-close' } as const;
    this.#state = framing.kind === 'empty' || framing.kind === 'switched' ? 'done' : states[framing.kind];
  }

  get body(): Bytes {
    return concat(this.#pieces.map(({ octets }) => octets));
  }

  /** Takes out what has come so far; `body` then holds only what comes later. */
  drain(): readonly BodyPiece[] {
    const drained = this.#pieces;
    this.#pieces = [];
    return drained;
  }

  get trailers(): readonly Field[] {
    return this.#trailers;
  }

  /** True: the body is whole. Undefined: more bytes are needed. `ended`: none will come. */
  read(ended: boolean): true | Failure | undefined {
    while (this.#state !== 'done') {
      const found = this.#step(ended);
      if (found !== true) return found;
    }
    return true;
  }

  /** True: the state has changed, go on. */
  #step(ended: boolean): true | Failure | undefined {
    switch (this.#state) {
      case 'data':
        return this.#readData('done');
      case 'until-close':
        this.#take(this.#queue.length);
        return ended ? this.#enter('done') : undefined;
      case 'chunk-size':
        return this.#readChunkSize();
      case 'chunk-data':
        return this.#readData('chunk-end');
      case 'chunk-end':
        return this.#readChunkEnd();
      case 'trailers':
        return this.#readTrailer();
      case 'done':
        return undefined;
    }
  }

  #readData(next: State): true | undefined {
    this.#take(Math.min(this.#left, this.#queue.length));
    return this.#left === 0 ? this.#enter(next) : undefined;
  }

  #take(count: number): void {
    if (count === 0) return;
    const octets = this.#queue.read(count);
    this.#left -= count;
    this.#pieces.push({ octets, from: this.#chunk, to: this.#queue.position });
  }

  #readChunkSize(): true | Failure | undefined {
    this.#chunk = this.#section;
    const line = readLine(this.#queue, this.#section, LONG_CHUNK_LINE);
    if (line?.kind !== 'line') return line;
    const size = parseLine(line, parseChunkSize);
    if (isFailure(size)) return size;
    this.#left = size;
    return this.#enter(size === 0 ? 'trailers' : 'chunk-data');
  }

  #readChunkEnd(): true | Failure | undefined {
    // RFC 9112 §7.1: chunk = chunk-size [ chunk-ext ] CRLF chunk-data CRLF
    for (const [i, expected] of [CR, LF].entries()) {
      if (this.#queue.length <= i) return undefined;
      if (this.#queue.at(i) === expected) continue;
      const at = this.#queue.position + i;
      return failureAt(problem('bad-chunk-end', 400, 'A chunk is longer than its size says.'), at, at + 1);
    }
    this.#queue.skip(2);
    return this.#enter('chunk-size');
  }

  #readTrailer(): true | Failure | undefined {
    const line = readLine(this.#queue, this.#section, LONG_TRAILERS);
    if (line?.kind !== 'line') return line;
    if (line.text === '') return this.#enter('done');
    return parseLine(line, (text) => this.#readField(text, this.#trailers)) ?? true;
  }

  #enter(state: State): true {
    this.#state = state;
    this.#section = this.#queue.position;
    return true;
  }
}
