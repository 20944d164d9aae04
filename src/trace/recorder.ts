/** A trace that a run writes. Code that only reads traces, as the page's does, does without this file. */
import { assert, type Micros } from '../base/index.ts';
import { copyRows, newColumns } from './columns.ts';
import { FIELDS, type Given, KINDS, type Kind, writeField } from './facts/index.ts';
import { TextNumbers } from './texts.ts';
import { type Mark, type Patch, Trace } from './trace.ts';

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

  mark(): Mark {
    const octets = this.streams.map((log) => log.length);
    return { rows: this.length, texts: this.texts.length, octets };
  }

  /** What came after `since`; `START` gives everything. */
  patchSince(since: Mark): Patch {
    const rows = this.length - since.rows;
    const columns = newColumns(rows);
    for (let done = 0; done < rows; ) {
      const from = this.place(since.rows + done);
      const n = Math.min(from.rows, rows - done);
      copyRows(from.columns, from.row, n, columns, done);
      done += n;
    }
    return {
      since,
      columns,
      texts: this.texts.slice(since.texts),
      octets: this.streams.map((log, i) => log.slice(since.octets[i] ?? 0, log.length)),
    };
  }
}
