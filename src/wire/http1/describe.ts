import { fromLatin1, fromUtf8 } from '../../base/index.ts';
import { fieldValue, hasToken, trimOws } from './fields.ts';
import { type FieldLineReader, readRequestField, readResponseField } from './field-lines.ts';
import { isProblem, parseChunkSize, parseRequestLine, parseStatusLine } from './lines.ts';
import type { Field } from './message.ts';

/**
 * A piece of a message for the inspector. `from` (inclusive) and `to` (exclusive) count bytes from the start
 * of the message; `note` is the key of a sentence in the catalogue; `rfc` the clause that defines the piece.
 */
export type Part = {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly value: string;
  readonly note: string;
  readonly rfc: string;
};

const KINDS = {
  method: ['method', 'http.method', 'RFC 9110 §9'],
  target: ['target', 'http.target', 'RFC 9112 §3.2'],
  version: ['version', 'http.version', 'RFC 9112 §2.3'],
  status: ['status', 'http.status', 'RFC 9110 §15'],
  reason: ['reason', 'http.reason', 'RFC 9112 §4'],
  fieldName: ['field name', 'http.field-name', 'RFC 9110 §5.1'],
  fieldValue: ['field value', 'http.field-value', 'RFC 9110 §5.5'],
  blankLine: ['blank line', 'http.blank-line', 'RFC 9112 §2.1'],
  body: ['body', 'http.body', 'RFC 9112 §6'],
  chunkSize: ['chunk size', 'http.chunk-size', 'RFC 9112 §7.1'],
  chunkData: ['chunk data', 'http.chunk-data', 'RFC 9112 §7.1'],
  trailerName: ['trailer name', 'http.trailer-name', 'RFC 9112 §7.1.2'],
  trailerValue: ['trailer value', 'http.trailer-value', 'RFC 9112 §7.1.2'],
  chunksEnd: ['end of chunks', 'http.chunks-end', 'RFC 9112 §7.1'],
  rest: ['not HTTP', 'http.rest', 'RFC 9112 §2.2'],
} as const;

/** Walks over the bytes and collects parts; spaces, colons and line ends lie between the parts. */
class Walk {
  readonly parts: Part[] = [];
  readonly #bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  /** Makes the next `length` bytes a part; without a value, its text is read from them. */
  add(kind: keyof typeof KINDS, length: number, value?: string): void {
    const [name, note, rfc] = KINDS[kind];
    const to = Math.min(this.at + length, this.#bytes.length);
    const text = value ?? fromUtf8(this.#bytes.subarray(this.at, to));
    this.parts.push({ name, from: this.at, to, value: text, note, rfc });
    this.at = to;
  }

  /** The newest part goes on to `length` bytes from here, and has that value. */
  lengthen(length: number, value: string): void {
    const part = this.parts.pop();
    if (part !== undefined) this.parts.push({ ...part, to: this.at + length, value });
  }

  /** The line that begins here, without its CRLF; undefined when none ends. */
  line(): string | undefined {
    for (let end = this.#bytes.indexOf(0x0a, this.at); end >= 0; end = this.#bytes.indexOf(0x0a, end + 1)) {
      if (end > this.at && this.#bytes[end - 1] === 0x0d)
        return fromLatin1(this.#bytes.subarray(this.at, end - 1));
    }
    return undefined;
  }
}

/** How the lines behind the start line are read; undefined when that was none. */
function startLine(walk: Walk): FieldLineReader | undefined {
  const line = walk.line() ?? '';
  if (line.startsWith('HTTP/')) {
    const found = parseStatusLine(line);
    if (isProblem(found)) return undefined;
    walk.add('version', found.version.length);
    walk.at += 1;
    walk.add('status', 3);
    walk.at += line.length - found.version.length - 4 - found.reason.length;
    if (found.reason !== '') walk.add('reason', found.reason.length, found.reason);
  } else {
    const found = parseRequestLine(line);
    if (isProblem(found)) return undefined;
    walk.add('method', found.method.length);
    walk.at += 1;
    walk.add('target', found.target.length);
    walk.at += 1;
    walk.add('version', found.version.length);
  }
  walk.at += 2;
  return line.startsWith('HTTP/') ? readResponseField : readRequestField;
}

/** Field lines up to the blank line; undefined when one is malformed or the end is missing. */
function fieldLines(walk: Walk, read: FieldLineReader, of: 'field' | 'trailer'): Field[] | undefined {
  const fields: Field[] = [];
  for (let line = walk.line(); line !== undefined; line = walk.line()) {
    if (line === '') return fields;
    const known = fields.length;
    if (read(line, fields) !== undefined) return undefined;
    const [name = '', value = ''] = fields.at(-1) ?? [];
    const next = walk.at + line.length + 2;
    if (fields.length === known) {
      walk.lengthen(trimOws(line).length + line.search(/[^ \t]|$/), value);
    } else {
      walk.add(`${of}Name`, name.length, name);
      const behind = line.slice(line.indexOf(':') + 1);
      walk.at = next - 2 - behind.length + Math.max(0, behind.indexOf(value));
      walk.add(`${of}Value`, value.length, value);
    }
    walk.at = next;
  }
  return undefined;
}

function chunks(walk: Walk, read: FieldLineReader): void {
  for (let line = walk.line(); line !== undefined; line = walk.line()) {
    const size = parseChunkSize(line);
    if (isProblem(size)) return;
    walk.add('chunkSize', line.length, line);
    walk.at += 2;
    if (size === 0) {
      if (fieldLines(walk, read, 'trailer')) walk.add('chunksEnd', 2, '');
      return;
    }
    if (walk.left < size + 2) return;
    walk.add('chunkData', size);
    walk.at += 2;
  }
}

/** The pieces of a response's chunks, without the head before them. */
export function describeChunks(bytes: Uint8Array): Part[] {
  const walk = new Walk(bytes);
  chunks(walk, readResponseField);
  if (walk.left > 0) walk.add('rest', walk.left);
  return walk.parts;
}

/** A packed body is no text: its coding stands for it (RFC 9110 §8.4). */
function packedAs(fields: readonly Field[]): string | undefined {
  const coding = fieldValue(fields, 'Content-Encoding');
  return coding === undefined ? undefined : `(${coding})`;
}

/**
 * The pieces of one whole message, request or response, in their order in the bytes. Bytes that are no HTTP
 * end in a part named `not HTTP`; what follows a head without chunks counts as its body.
 *
 * `describeHttp(latin1('GET / HTTP/1.1\r\nHost: a\r\n\r\n'))` → method 0–3, target 4–5, version 6–14, field
 * name 16–20, field value 22–23, blank line 25–27.
 */
export function describeHttp(bytes: Uint8Array): Part[] {
  const walk = new Walk(bytes);
  const read = startLine(walk);
  const fields = read && fieldLines(walk, read, 'field');
  if (fields) walk.add('blankLine', 2, '');
  if (read && fields && hasToken(fields, 'Transfer-Encoding', 'chunked')) chunks(walk, read);
  else if (fields && walk.left > 0) walk.add('body', walk.left, packedAs(fields));
  if (walk.left > 0) walk.add('rest', walk.left);
  return walk.parts;
}
