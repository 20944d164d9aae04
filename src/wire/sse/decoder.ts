import { fromUtf8 } from '../../base/index.ts';
import { ByteQueue } from '../queue.ts';

const LF = 0x0a;
const CR = 0x0d;
const BOM = [0xef, 0xbb, 0xbf];

/** What a page hears of: `[from, to)` are octets of the stream, from the block's first line through its blank line. */
export type StreamEvent = {
  readonly kind: 'event';
  /** `message` where the stream names no type. */
  readonly type: string;
  readonly data: string;
  readonly lastEventId: string;
  readonly from: number;
  readonly to: number;
};

/** The server says after how many milliseconds to connect again; it holds from its line on. */
export type Retry = {
  readonly kind: 'retry';
  readonly ms: number;
  /** The octets of its line. */
  readonly from: number;
  readonly to: number;
};

/**
 * Events from the octets of a `text/event-stream`, WHATWG HTML §9.2.6; the same octets give the same events however
 * they were cut. Whatever comes is a stream: there are no failures. What the end of the stream leaves incomplete is
 * never said.
 */
export class EventStreamDecoder {
  readonly #queue = new ByteQueue();
  #searched = 0; // how many of the waiting octets are known to end no line
  #afterCr = false; // an LF that comes next belongs to the CR before it
  #begun = false; // behind the byte order mark, if there is one
  #from = 0; // where the present block began
  #data = '';
  #type = '';
  #id: string;
  #lastEventId: string;

  /**
   * `lastEventId` of the stream that this one resumes. (The standard begins with an empty one; Chromium takes it over,
   * so that an event without an id does not lose it.)
   */
  constructor(lastEventId = '') {
    this.#id = lastEventId;
    this.#lastEventId = lastEventId;
  }

  /** The id of the newest block that is complete, whether it was an event or not: what `Last-Event-ID` says. */
  get lastEventId(): string {
    return this.#lastEventId;
  }

  /** Adds octets as they came; they are copied. Ask `next()` afterwards until it answers undefined. */
  push(chunk: Uint8Array): void {
    this.#queue.push(chunk);
  }

  next(): StreamEvent | Retry | undefined {
    for (;;) {
      const from = this.#lineStart();
      const line = this.#line();
      if (line === undefined) return undefined;
      const found = line === '' ? this.#dispatch() : this.#field(line, from);
      if (found !== undefined) return found;
    }
  }

  #lineStart(): number {
    const queue = this.#queue;
    if (this.#afterCr && queue.length > 0) {
      this.#afterCr = false;
      if (queue.at(0) === LF) {
        if (this.#from === queue.position) this.#from += 1;
        queue.skip(1);
      }
    }
    return queue.position;
  }

  /**
   * The next line without its end: LF, CR LF, or CR. Each line is decoded by itself: no character of UTF-8, whole or
   * broken, reaches over a line's end.
   */
  #line(): string | undefined {
    const queue = this.#queue;
    for (; this.#searched < queue.length; this.#searched += 1) {
      const octet = queue.at(this.#searched);
      if (octet !== LF && octet !== CR) continue;
      const line = queue.read(this.#searched);
      queue.skip(1);
      this.#searched = 0;
      this.#afterCr = octet === CR;
      const marked = !this.#begun && BOM.every((each, i) => line[i] === each);
      this.#begun = true;
      return fromUtf8(marked ? line.subarray(BOM.length) : line);
    }
    return undefined;
  }

  /** "Process the field": a line that is not empty. One that begins with a colon is a comment. */
  #field(line: string, from: number): Retry | undefined {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + (line.charAt(colon + 1) === ' ' ? 2 : 1));
    switch (name) {
      case 'event':
        this.#type = value;
        return undefined;
      case 'data':
        this.#data += `${value}\n`;
        return undefined;
      case 'id':
        if (!value.includes('\0')) this.#id = value;
        return undefined;
      case 'retry':
        if (!/^[0-9]+$/.test(value)) return undefined;
        return { kind: 'retry', ms: Number(value), from, to: this.#queue.position };
      default:
        return undefined;
    }
  }

  /** "Dispatch the event": an empty line. A block without data is no event, but its id counts. */
  #dispatch(): StreamEvent | undefined {
    const from = this.#from;
    const to = this.#queue.position;
    const [type, data] = [this.#type, this.#data];
    this.#lastEventId = this.#id;
    this.#from = to;
    this.#type = '';
    this.#data = '';
    if (data === '') return undefined;
    const lastEventId = this.#lastEventId;
    // Without the line feed behind its last line.
    return { kind: 'event', type: type || 'message', data: data.slice(0, -1), lastEventId, from, to };
  }
}
