/**
 * The trace of one lane: facts in pages of typed columns, texts interned once, and the octets of every
 * connection and direction once, as sent (masked). It is append-only, so a reader may keep any index.
 */
import { assert, type Micros } from '../base/index.ts';
import { type Fact, KINDS, type Kind } from './facts.ts';
import { StreamLog } from './stream-log.ts';

/** Rows of a page: 34 octets each, about 140 kB. Pages never move, so nothing is copied as a trace grows. */
const PAGE = 4096;

interface Page {
  readonly at: Float64Array;
  readonly kind: Uint8Array;
  readonly up: Uint8Array;
  readonly conn: Int32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly value: Int32Array;
  readonly text: Uint32Array;
  readonly cause: Int32Array;
}

const newPage = (rows: number): Page => ({
  at: new Float64Array(rows),
  kind: new Uint8Array(rows),
  up: new Uint8Array(rows),
  conn: new Int32Array(rows),
  from: new Uint32Array(rows),
  to: new Uint32Array(rows),
  value: new Int32Array(rows),
  text: new Uint32Array(rows),
  cause: new Int32Array(rows),
});

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
  readonly columns: Page;
  readonly texts: readonly string[];
  readonly octets: readonly Uint8Array[];
}

const KIND_CODE = new Map<Kind, number>(KINDS.map((kind, code) => [kind, code]));

export class Trace {
  readonly #pages: Page[] = [];
  readonly #texts: string[] = [''];
  readonly #textIds = new Map<string, number>([['', 0]]);
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

  append(
    at: Micros,
    kind: Kind,
    conn: number,
    up: boolean,
    from: number,
    to: number,
    value: number,
    text: string,
    cause: number,
  ): number {
    const index = this.#length;
    assert(cause < index, 'a cause is an earlier fact');
    let page = this.#pages[Math.floor(index / PAGE)];
    if (page === undefined) {
      page = newPage(PAGE);
      this.#pages.push(page);
    }
    const row = index % PAGE;
    page.at[row] = at;
    page.kind[row] = KIND_CODE.get(kind) ?? 0;
    page.up[row] = up ? 1 : 0;
    page.conn[row] = conn;
    page.from[row] = from;
    page.to[row] = to;
    page.value[row] = value;
    page.text[row] = this.#intern(text);
    page.cause[row] = cause;
    this.#length = index + 1;
    return index;
  }

  timeAt(index: number): Micros {
    return this.#page(index).at[index % PAGE]! as Micros;
  }

  kindAt(index: number): Kind {
    return KINDS[this.#page(index).kind[index % PAGE]!] ?? 'page-call';
  }

  at(index: number): Fact {
    const page = this.#page(index);
    const row = index % PAGE;
    return {
      index,
      at: page.at[row]! as Micros,
      kind: KINDS[page.kind[row]!] ?? 'page-call',
      conn: page.conn[row]!,
      up: page.up[row] === 1,
      from: page.from[row]!,
      to: page.to[row]!,
      value: page.value[row]!,
      text: this.#texts[page.text[row]!] ?? '',
      cause: page.cause[row]!,
    };
  }

  mark(): Mark {
    return { rows: this.#length, texts: this.#texts.length, octets: this.#streams.map((log) => log.length) };
  }

  /** What came after `since`; `START` gives everything. */
  patchSince(since: Mark): Patch {
    const rows = this.#length - since.rows;
    const columns = newPage(rows);
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
      texts: this.#texts.slice(since.texts),
      octets: this.#streams.map((log, i) => log.slice(since.octets[i] ?? 0, log.length)),
    };
  }

  /** Appends a patch that starts where this trace ends. */
  apply(patch: Patch): void {
    assert(patch.since.rows === this.#length, 'a patch starts where the trace ends');
    for (const text of patch.texts) {
      this.#textIds.set(text, this.#texts.length);
      this.#texts.push(text);
    }
    patch.octets.forEach((octets, i) => {
      if (i >= this.#streams.length) this.#streams.push(new StreamLog());
      this.#streams[i]?.append(octets);
    });
    const rows = patch.columns.at.length;
    for (let done = 0; done < rows; ) {
      const index = this.#length;
      let page = this.#pages[Math.floor(index / PAGE)];
      if (page === undefined) {
        page = newPage(PAGE);
        this.#pages.push(page);
      }
      const row = index % PAGE;
      const n = Math.min(PAGE - row, rows - done);
      for (const name of COLUMN_NAMES) page[name].set(patch.columns[name].subarray(done, done + n), row);
      done += n;
      this.#length += n;
    }
  }

  #page(index: number): Page {
    assert(index >= 0 && index < this.#length, `no fact ${index} in a trace of ${this.#length}`);
    const page = this.#pages[Math.floor(index / PAGE)];
    assert(page !== undefined, 'a fact has a page');
    return page;
  }

  #intern(text: string): number {
    if (text === '') return 0;
    const known = this.#textIds.get(text);
    if (known !== undefined) return known;
    this.#textIds.set(text, this.#texts.length);
    this.#texts.push(text);
    return this.#texts.length - 1;
  }
}

const COLUMN_NAMES = ['at', 'kind', 'up', 'conn', 'from', 'to', 'value', 'text', 'cause'] as const;

/** The mark of somebody who has seen nothing; the empty text is in every trace. */
export const START: Mark = { rows: 0, texts: 1, octets: [] };
