/** A trace that a run writes. */
import { assert, EMPTY, type Micros } from '../base/index.ts';
import { copyRows, newColumns } from './columns.ts';
import { FIELDS, type Given, KINDS, type Kind, writeField } from './facts/index.ts';
import { TextNumbers } from './texts.ts';
import { type Contents, Trace } from './trace.ts';

const CODES = new Map<Kind, number>(KINDS.map((kind, code) => [kind, code]));

export class Recorder extends Trace {
  readonly #numbers = new TextNumbers(this.texts);

  /** Names of the kinds that a file brought along and this engine does not know. */
  readonly #strange: string[] = [];

  /** Names of all kinds, in the order of their codes. */
  get kinds(): readonly string[] {
    return [...KINDS, ...this.#strange];
  }

  /** The code of a kind by its name; one that is not known gets a code of its own, and its facts stay unknown. */
  codeOf(name: string): number {
    const known = this.kinds.indexOf(name);
    return known >= 0 ? known : KINDS.length + this.#strange.push(name) - 1;
  }

  /** Writes a fact and returns its index. */
  append<K extends Kind>(kind: K, at: Micros, given: Given<K>): number {
    const index = this.length;
    const code = CODES.get(kind) ?? KINDS.length;
    const { columns, row } = this.place(index);
    columns.at[row] = at;
    columns.kind[row] = code;
    const values: Readonly<Record<string, unknown>> = given;
    for (const { name, field } of FIELDS[code] ?? []) {
      const value = field.need === 'fixed' ? field.fixed : values[name];
      if (value !== undefined) writeField(field, columns, row, value, this.#numbers);
    }
    this.grow(1);
    assert(this.causeAt(index) < index, 'a cause is an earlier fact');
    return index;
  }

  /** A copy of all that is recorded. */
  contents(): Contents {
    const columns = newColumns(this.length);
    for (let done = 0; done < this.length; ) {
      const from = this.place(done);
      const n = Math.min(from.rows, this.length - done);
      copyRows(from.columns, from.row, n, columns, done);
      done += n;
    }
    return {
      columns,
      texts: this.texts.slice(1),
      nodes: [...this.nodes],
      parties: Array.from({ length: this.connections }, (_, conn) => this.partiesOf(conn)),
      octets: this.streams.map((log) => log.slice(0, log.length)),
    };
  }

  /** Takes over what another recorder has recorded; this one is empty. */
  restore({ columns, texts, nodes, parties, octets }: Contents): void {
    assert(this.length === 0, 'only an empty trace is restored');
    for (const text of texts) this.texts.push(text);
    for (const node of nodes) this.addNode(node);
    for (const each of parties) this.openConnection(each);
    for (const [stream, log] of this.streams.entries()) log.append(octets[stream] ?? EMPTY);
    const rows = columns.at.length;
    for (let done = 0; done < rows; ) {
      const to = this.place(done);
      const n = Math.min(to.rows, rows - done);
      copyRows(columns, done, n, to.columns, to.row);
      done += n;
    }
    this.grow(rows);
  }
}
