/**
 * The trace of one lane: facts in pages of typed columns, texts interned once, and the octets of every
 * connection and direction once, as sent (masked). It is append-only, so a reader may keep any index.
 */
import { assert, type Micros } from '../base/index.ts';
import { type Columns, newColumns, WORD } from './columns.ts';
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
import { FactView } from './facts/view.ts';
import { StreamLog } from './stream-log.ts';

/** Rows of a page: 34 octets each, about 140 kB. Pages never move, so nothing is copied as a trace grows. */
const PAGE = 4096;

const wordAt = (columns: Columns, word: number, row: number): number =>
  columns.words[word * columns.at.length + row]!;

/** Who takes part in a lane: a page in a browser, a server, a box half-way. */
export interface Node {
  readonly name: string;
  readonly role: string;
}

/** Who opened a connection and who accepted it, by their numbers. `up` is towards the one that accepted. */
export interface Parties {
  readonly opener: number;
  readonly acceptor: number;
}

/** All of a trace: what its binary form is made of. */
export interface Contents {
  readonly columns: Columns;
  /** Without the empty text, which is in every trace. */
  readonly texts: readonly string[];
  readonly nodes: readonly Node[];
  /** Of each connection. */
  readonly parties: readonly Parties[];
  /** Of each connection two streams: up, then down. */
  readonly octets: readonly Uint8Array[];
}

/** Kinds whose columns `from` and `to` are octets. */
const HAS_OCTETS = KINDS.map((kind) => 'to' in FACTS[kind]);

export class Trace {
  readonly #pages: Columns[] = [];
  protected readonly texts: string[] = [''];
  protected readonly streams: StreamLog[] = [];
  readonly #nodes: Node[] = [];
  readonly #parties: Parties[] = [];
  readonly #view = new FactView(this.texts);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get connections(): number {
    return this.#parties.length;
  }

  /** Time of the newest fact, 0 for an empty trace. */
  get end(): number {
    return this.#length === 0 ? 0 : this.timeAt(this.#length - 1);
  }

  /** By their numbers, which are the order in which they came. */
  get nodes(): readonly Node[] {
    return this.#nodes;
  }

  /** Takes in a node and returns its number. */
  addNode(node: Node): number {
    return this.#nodes.push(node) - 1;
  }

  /** Opens the two streams of a new connection and returns its number. */
  openConnection(parties: Parties): number {
    for (const node of [parties.opener, parties.acceptor])
      assert(this.#nodes[node] !== undefined, `no node ${node}`);
    this.streams.push(new StreamLog(), new StreamLog());
    return this.#parties.push(parties) - 1;
  }

  partiesOf(conn: number): Parties {
    const parties = this.#parties[conn];
    if (parties === undefined) throw new Error(`no connection ${conn}`);
    return parties;
  }

  /** The node at the end that sends upwards, or that sends downwards. */
  nodeAt(conn: number, up: boolean): number {
    const { opener, acceptor } = this.partiesOf(conn);
    return up ? opener : acceptor;
  }

  stream(conn: number, up: boolean): StreamLog {
    const log = this.streams[conn * 2 + (up ? 0 : 1)];
    if (log === undefined) throw new Error(`no connection ${conn}`);
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

  /**
   * Hands a fact to the reader's function for its kind; without one, nothing of it is read. It is read where it lies, and is
   * another one at the next call: what is to be kept is taken out of it.
   */
  tell(index: number, reader: Reader): void {
    const page = this.#page(index);
    const row = index % PAGE;
    const code = page.kind[row]!;
    const kind = KINDS[code];
    if (kind === undefined) return;
    // A fact and the function for it have the same kind; the compiler knows that of each kind, not of all at once.
    const hear = reader[kind] as ((fact: Fact) => void) | undefined;
    if (hear !== undefined) hear(this.#view.at(index, code, page, row));
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
    // No `assert` here and above: its message would be put together at each look, a million times in a long run.
    if (!(index >= 0 && index < this.#length))
      throw new Error(`no fact ${index} in a trace of ${this.#length}`);
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
