/**
 * The trace of one lane: facts in pages of typed columns, texts interned once, and the octets of every
 * connection and direction once, as sent (masked). It is append-only, so a reader may keep any index.
 */
import { assert, type Micros } from '../base/index.ts';
import { COLUMN_NAMES, type Columns, newColumns } from './columns.ts';
import { FACTS, type Fact, FIELDS, type Given, KINDS, type Kind, type Span } from './facts/index.ts';
import { StreamLog } from './stream-log.ts';
import { Texts } from './texts.ts';

/** Rows of a page: 34 octets each, about 140 kB. Pages never move, so nothing is copied as a trace grows. */
const PAGE = 4096;

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

const CODES = new Map<Kind, number>(KINDS.map((kind, code) => [kind, code]));
/** Kinds whose columns `from` and `to` are octets. */
const HAS_OCTETS = KINDS.map((kind) => 'to' in FACTS[kind]);

export class Trace {
  readonly #pages: Columns[] = [];
  readonly #texts = new Texts();
  readonly #streams: StreamLog[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get connections(): number {
    return this.#streams.length / 2;
  }

  /** Time of the newest fact, 0 for an empty trace. */
  get end(): number {
    return this.#length === 0 ? 0 : this.timeAt(this.#length - 1);
  }

  /** Opens the two streams of a new connection and returns its number. */
  openConnection(): number {
    this.#streams.push(new StreamLog(), new StreamLog());
    return this.connections - 1;
  }

  stream(conn: number, up: boolean): StreamLog {
    const log = this.#streams[conn * 2 + (up ? 0 : 1)];
    assert(log !== undefined, `no connection ${conn}`);
    return log;
  }

  /** Writes a fact and returns its index. */
  append<K extends Kind>(kind: K, at: Micros, given: Given<K>): number {
    const index = this.#length;
    const page = this.#pageFor(index);
    const row = index % PAGE;
    const code = CODES.get(kind) ?? KINDS.length;
    page.at[row] = at;
    page.kind[row] = code;
    const values: Readonly<Record<string, unknown>> = given;
    for (const [name, field] of FIELDS[code] ?? []) {
      const value = field.need === 'fixed' ? field.fixed : values[name];
      if (value !== undefined) field.write(page, row, value, this.#texts);
    }
    assert(page.cause[row]! < index, 'a cause is an earlier fact');
    this.#length = index + 1;
    return index;
  }

  timeAt(index: number): Micros {
    return this.#page(index).at[index % PAGE]! as Micros;
  }

  kindAt(index: number): Kind | 'unknown' {
    return KINDS[this.#page(index).kind[index % PAGE]!] ?? 'unknown';
  }

  /** -1 for none. */
  connAt(index: number): number {
    return this.#page(index).conn[index % PAGE]!;
  }

  causeAt(index: number): number {
    return this.#page(index).cause[index % PAGE]!;
  }

  /** The octets that a fact speaks of; none for facts without. */
  spanAt(index: number): Span {
    const page = this.#page(index);
    const row = index % PAGE;
    const [conn, up] = [page.conn[row]!, (page.bits[row]! & 1) === 1];
    const hasOctets = HAS_OCTETS[page.kind[row]!] ?? false;
    return hasOctets ? { conn, up, from: page.from[row]!, to: page.to[row]! } : { conn, up, from: 0, to: 0 };
  }

  at(index: number): Fact {
    const page = this.#page(index);
    const row = index % PAGE;
    const code = page.kind[row]!;
    const at = page.at[row]! as Micros;
    const kind = KINDS[code];
    if (kind === undefined) return { index, at, kind: 'unknown', code, cause: page.cause[row]! };
    const fact: Record<string, unknown> = { index, at, kind };
    for (const [name, field] of FIELDS[code] ?? []) fact[name] = field.read(page, row, this.#texts);
    // The table says which fields this kind has.
    return fact as unknown as Fact;
  }

  mark(): Mark {
    return { rows: this.#length, texts: this.#texts.length, octets: this.#streams.map((log) => log.length) };
  }

  /** What came after `since`; `START` gives everything. */
  patchSince(since: Mark): Patch {
    const rows = this.#length - since.rows;
    const columns = newColumns(rows);
    for (let done = 0; done < rows; ) {
      const first = since.rows + done;
      const page = this.#page(first);
      const row = first % PAGE;
      const n = Math.min(PAGE - row, rows - done);
      for (const name of COLUMN_NAMES) columns[name].set(page[name].subarray(row, row + n), done);
      done += n;
    }
    return {
      since,
      columns,
      texts: this.#texts.since(since.texts),
      octets: this.#streams.map((log, i) => log.slice(since.octets[i] ?? 0, log.length)),
    };
  }

  /** Appends a patch that starts where this trace ends. */
  apply(patch: Patch): void {
    assert(patch.since.rows === this.#length, 'a patch starts where the trace ends');
    for (const text of patch.texts) this.#texts.push(text);
    patch.octets.forEach((octets, i) => {
      if (i >= this.#streams.length) this.#streams.push(new StreamLog());
      this.#streams[i]?.append(octets);
    });
    const rows = patch.columns.at.length;
    for (let done = 0; done < rows; ) {
      const index = this.#length;
      const page = this.#pageFor(index);
      const row = index % PAGE;
      const n = Math.min(PAGE - row, rows - done);
      for (const name of COLUMN_NAMES) page[name].set(patch.columns[name].subarray(done, done + n), row);
      done += n;
      this.#length += n;
    }
  }

  #page(index: number): Columns {
    assert(index >= 0 && index < this.#length, `no fact ${index} in a trace of ${this.#length}`);
    const page = this.#pages[Math.floor(index / PAGE)];
    assert(page !== undefined, 'a fact has a page');
    return page;
  }

  /** Where the next fact is written. */
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
