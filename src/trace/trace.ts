/**
 * The trace of one lane: facts in pages of typed columns, texts interned once, and the octets of every
 * connection and direction once, as sent (masked). It is append-only, so a reader may keep any index.
 */
import { assert, type Micros } from '../base/index.ts';
import { type Columns, copyRows, newColumns, WORD } from './columns.ts';
import {
  FACTS,
  type Fact,
  FIELDS,
  KINDS,
  type Kind,
  type Reader,
  readField,
  type Span,
} from './facts/index.ts';
import { StreamLog } from './stream-log.ts';

/** Rows of a page: 34 octets each, about 140 kB. Pages never move, so nothing is copied as a trace grows. */
const PAGE = 4096;

const wordAt = (columns: Columns, word: number, row: number): number =>
  columns.words[word * columns.at.length + row]!;

/** How much of a trace a reader has seen. */
export interface Mark {
  readonly rows: number;
  readonly texts: number;
  /** Octets seen of each stream, two entries a connection: up, then down. */
  readonly octets: readonly number[];
}

/** What was appended since a mark: plain typed arrays, ready to be posted to another thread. */
export interface Patch {
  readonly since: Mark;
  readonly columns: Columns;
  readonly texts: readonly string[];
  readonly octets: readonly Uint8Array[];
}

/** Kinds whose columns `from` and `to` are octets. */
const HAS_OCTETS = KINDS.map((kind) => 'to' in FACTS[kind]);

export class Trace {
  readonly #pages: Columns[] = [];
  protected readonly texts: string[] = [''];
  protected readonly streams: StreamLog[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get connections(): number {
    return this.streams.length / 2;
  }

  /** Time of the newest fact, 0 for an empty trace. */
  get end(): number {
    return this.#length === 0 ? 0 : this.timeAt(this.#length - 1);
  }

  /** Opens the two streams of a new connection and returns its number. */
  openConnection(): number {
    this.streams.push(new StreamLog(), new StreamLog());
    return this.connections - 1;
  }

  stream(conn: number, up: boolean): StreamLog {
    const log = this.streams[conn * 2 + (up ? 0 : 1)];
    assert(log !== undefined, `no connection ${conn}`);
    return log;
  }

  timeAt(index: number): Micros {
    return this.#page(index).at[index % PAGE]! as Micros;
  }

  kindAt(index: number): Kind | 'unknown' {
    return KINDS[this.#page(index).kind[index % PAGE]!] ?? 'unknown';
  }

  /** -1 for none. */
  connAt(index: number): number {
    return wordAt(this.#page(index), WORD.conn, index % PAGE);
  }

  causeAt(index: number): number {
    return wordAt(this.#page(index), WORD.cause, index % PAGE);
  }

  /** The octets that a fact speaks of; none for facts without. */
  spanAt(index: number): Span {
    const page = this.#page(index);
    const row = index % PAGE;
    const [conn, up] = [wordAt(page, WORD.conn, row), (page.bits[row]! & 1) === 1];
    const hasOctets = HAS_OCTETS[page.kind[row]!] ?? false;
    const at = (word: number): number => (hasOctets ? wordAt(page, word, row) >>> 0 : 0);
    return { conn, up, from: at(WORD.from), to: at(WORD.to) };
  }

  at(index: number): Fact {
    const page = this.#page(index);
    const row = index % PAGE;
    const code = page.kind[row]!;
    const at = page.at[row]! as Micros;
    const kind = KINDS[code];
    if (kind === undefined) return { index, at, kind: 'unknown', code, cause: wordAt(page, WORD.cause, row) };
    const fact: Record<string, unknown> = { index, at, kind };
    for (const { name, field } of FIELDS[code] ?? []) fact[name] = readField(field, page, row, this.texts);
    // The table says which fields this kind has.
    return fact as unknown as Fact;
  }

  /** Hands a fact to the reader's function for its kind; without one, nothing of it is read. */
  tell(index: number, reader: Reader): void {
    const kind = this.kindAt(index);
    if (kind === 'unknown') return;
    // A fact and the function for it have the same kind; the compiler knows that of each kind, not of all at once.
    const hear = reader[kind] as ((fact: Fact) => void) | undefined;
    hear?.(this.at(index));
  }

  /** Appends a patch that starts where this trace ends. */
  apply(patch: Patch): void {
    assert(patch.since.rows === this.#length, 'a patch starts where the trace ends');
    for (const text of patch.texts) this.texts.push(text);
    patch.octets.forEach((octets, i) => {
      if (i >= this.streams.length) this.streams.push(new StreamLog());
      this.streams[i]?.append(octets);
    });
    const rows = patch.columns.at.length;
    for (let done = 0; done < rows; ) {
      const { columns, row, rows: room } = this.place(this.#length);
      const n = Math.min(room, rows - done);
      copyRows(patch.columns, done, n, columns, row);
      done += n;
      this.#length += n;
    }
  }

  /** Where a fact is written, or stands: the columns, its row, and how many rows there are from it on. */
  protected place(index: number): { columns: Columns; row: number; rows: number } {
    const row = index % PAGE;
    return { columns: this.#pageFor(index), row, rows: PAGE - row };
  }

  /** So many facts more are there. */
  protected grow(rows: number): void {
    this.#length += rows;
  }

  #page(index: number): Columns {
    assert(index >= 0 && index < this.#length, `no fact ${index} in a trace of ${this.#length}`);
    return this.#pageFor(index);
  }

  #pageFor(index: number): Columns {
    const known = this.#pages[Math.floor(index / PAGE)];
    if (known !== undefined) return known;
    const page = newColumns(PAGE);
    this.#pages.push(page);
    return page;
  }
}

/** The mark of somebody who has seen nothing; the empty text is in every trace. */
export const START: Mark = { rows: 0, texts: 1, octets: [] };
