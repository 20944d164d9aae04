import type { Bytes } from '../../base/index.ts';
import { ByteQueue } from '../queue.ts';
import { type BodyPiece, BodyReader } from './body.ts';
import type { Framing } from './framing.ts';
import type { FieldLineReader } from './field-lines.ts';
import { isProblem } from './lines.ts';
import { problem } from './message.ts';
import type { Failure, Field, Message, Problem, RequestHead, ResponseHead } from './message.ts';
import { failureAt, isFailure, parseLine, readLine } from './section.ts';

type State<Head> =
  | { readonly at: 'start-line' } // between messages, or inside the first line
  | { readonly at: 'fields'; readonly begun: Head; readonly fields: Field[] }
  | { readonly at: 'body'; readonly head: Head; readonly headTo: number; readonly body: BodyReader }
  | { readonly at: 'switched' } // what comes is not HTTP: it waits for take()
  | { readonly at: 'failed' };

/** A message of which only the head is known; offsets as in `Message`. */
export type Begun<Head> = Pick<Message<Head>, 'head' | 'from' | 'headTo'>;

const LONG_HEAD = problem('head-too-long', 431, 'The head takes more than 16 KiB.');
const INCOMPLETE = problem('incomplete', 400, 'The connection ended inside a message.');

/**
 * What both directions share: bytes in, in any pieces; whole messages out. The same bytes give the same
 * messages and the same failure however they were cut. `RequestDecoder` and `ResponseDecoder` say what
 * differs.
 */
export abstract class MessageDecoder<Head extends RequestHead | ResponseHead> {
  readonly #queue = new ByteQueue();
  #state: State<Head> = { at: 'start-line' };
  #from = 0; // of the message that is being read
  #body: BodyReader | undefined; // the newest one
  #ended = false;

  /** The head of a start line, its fields still missing; undefined for an empty line that is passed over. */
  protected abstract begin(line: string): Head | Problem | undefined;
  /** How the body is found behind that head. */
  protected abstract framing(head: Head): Framing | Problem;
  /** How a line of the head or of the trailers is read. */
  protected abstract readonly readField: FieldLineReader;
  /** The status that goes with a failure in this direction. */
  protected abstract status(status: number): number;
  /** The problem of a start line that never ends. */
  protected abstract readonly longStart: Problem;

  /** Offset in the stream of the next byte that is not consumed: behind a message, its `to`. */
  get position(): number {
    return this.#queue.position;
  }

  /** The message whose head is read and whose body is still coming. */
  get begun(): Begun<Head> | undefined {
    const state = this.#state;
    if (state.at !== 'body') return undefined;
    return { head: state.head, from: this.#from, headTo: state.headTo };
  }

  /**
   * Takes out what has come of the body of `begun`, or of the message that `next()` has just said, for whoever reads it
   * as it comes; a message holds only what was not taken out before.
   */
  drain(): readonly BodyPiece[] {
    return this.#body?.drain() ?? [];
  }

  /** True between messages: nothing of the next one has come. */
  get idle(): boolean {
    return this.#state.at === 'start-line' && this.#queue.length === 0;
  }

  /** Adds bytes as they came; they are copied. Ask `next()` afterwards until it answers undefined. */
  push(chunk: Uint8Array): void {
    if (this.#state.at !== 'failed') this.#queue.push(chunk);
  }

  /** The other side sends no more: completes a body that lasts until the close, and breaks any other. */
  end(): void {
    this.#ended = true;
  }

  /** Hands out what is not consumed, for instance the first frames behind an upgrade. */
  take(): Bytes {
    return this.#queue.read(this.#queue.length);
  }

  /** The next whole message, or a failure (once, then nothing more); undefined: more bytes are needed. */
  next(): Message<Head> | Failure | undefined {
    let found = this.#step();
    while (found === 'go on') found = this.#step();
    if (found === undefined && this.#ended) found = this.#cutOff();
    if (found?.kind !== 'failure') return found;
    this.#state = { at: 'failed' };
    return { ...found, status: this.status(found.status) };
  }

  #step(): Message<Head> | Failure | 'go on' | undefined {
    const state = this.#state;
    switch (state.at) {
      case 'start-line':
        return this.#readStartLine();
      case 'fields':
        return this.#readFieldLine(state.begun, state.fields);
      case 'body':
        return this.#readBody(state.head, state.headTo, state.body);
      case 'switched':
      case 'failed':
        return undefined;
    }
  }

  #readStartLine(): Failure | 'go on' | undefined {
    this.#from = this.#queue.position;
    const line = readLine(this.#queue, this.#from, this.longStart);
    if (line?.kind !== 'line') return line;
    const begun = parseLine(line, (text) => this.begin(text));
    if (isFailure(begun)) return begun;
    if (begun !== undefined) this.#state = { at: 'fields', begun, fields: [] };
    return 'go on';
  }

  #readFieldLine(begun: Head, fields: Field[]): Failure | 'go on' | undefined {
    const line = readLine(this.#queue, this.#from, LONG_HEAD);
    if (line?.kind !== 'line') return line;
    if (line.text === '') return this.#endHead({ ...begun, fields }, line.to);
    return parseLine(line, (text) => this.readField(text, fields)) ?? 'go on';
  }

  #endHead(head: Head, headTo: number): Failure | 'go on' {
    const framing = this.framing(head);
    if (isProblem(framing)) return failureAt(framing, this.#from, headTo);
    const body = new BodyReader(this.#queue, framing, this.readField);
    this.#body = body;
    this.#state = { at: 'body', head, headTo, body };
    return 'go on';
  }

  #readBody(head: Head, headTo: number, reader: BodyReader): Message<Head> | Failure | undefined {
    const read = reader.read(this.#ended);
    if (read !== true) return read;
    this.#state = { at: reader.switched ? 'switched' : 'start-line' };
    const { body, trailers } = reader;
    return { kind: 'message', head, body, trailers, from: this.#from, headTo, to: this.#queue.position };
  }

  /** RFC 9112 §8: the end came inside a message. Between messages it is in order. */
  #cutOff(): Failure | undefined {
    const { at } = this.#state;
    if (this.idle || at === 'switched' || at === 'failed') return undefined;
    return failureAt(INCOMPLETE, this.#from, this.#queue.position + this.#queue.length);
  }
}
