import { concat } from '../../base/index.ts';
import type { Bytes } from '../../base/index.ts';
import type { ByteQueue } from '../queue.ts';
import type { Framing } from './framing.ts';
import { parseChunkSize, parseFieldLine } from './lines.ts';
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

/** Reads one body from the queue (RFC 9112 §6, §7), which it shares with the decoder of the head. */
export class BodyReader {
  readonly #queue: ByteQueue;
  readonly #parts: Uint8Array[] = [];
  readonly #trailers: Field[] = [];
  #state: State;
  #left = 0; // bytes of the data or chunk that are still to come
  #section: number; // where the chunk's first line or the trailers began

  /**
   * True when HTTP ends with this message (RFC 9110 §7.8): the bytes behind it belong to another protocol.
   */
  readonly switched: boolean;

  constructor(queue: ByteQueue, framing: Framing) {
    this.#queue = queue;
    this.switched = framing.kind === 'switched';
    this.#section = queue.position;
    if (framing.kind === 'length') this.#left = framing.length;
    const states = { length: 'data', chunked: 'chunk-size', 'until-close': 'until-close' } as const;
    this.#state = framing.kind === 'empty' || framing.kind === 'switched' ? 'done' : states[framing.kind];
  }

  get body(): Bytes {
    return concat(this.#parts);
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
        if (!ended) return undefined;
        this.#left = this.#queue.length;
        return this.#readData('done');
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
    if (this.#queue.length < this.#left) return undefined;
    this.#parts.push(this.#queue.read(this.#left));
    return this.#enter(next);
  }

  #readChunkSize(): true | Failure | undefined {
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
    const field = parseLine(line, parseFieldLine);
    if (isFailure(field)) return field;
    this.#trailers.push(field);
    return true;
  }

  #enter(state: State): true {
    this.#state = state;
    this.#section = this.#queue.position;
    return true;
  }
}
