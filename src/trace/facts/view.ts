/**
 * Facts as a fold hears them: one object a kind, which says what stands where the cursor is. A million facts are heard,
 * of most a field or four are asked, and no object is made for any of them.
 */
import type { Micros } from '../../base/index.ts';
import type { Columns } from '../columns.ts';
import { type Fact, FIELDS, KINDS } from './fact.ts';
import { readField } from './fields.ts';

export class FactView {
  readonly #cursor: Cursor;
  /** By the codes of the kinds; each is made when it is first heard. */
  readonly #facts: Fact[] = [];

  /** `texts`: those of the trace, as they come. */
  constructor(texts: readonly string[]) {
    this.#cursor = { index: -1, columns: undefined, row: 0, texts };
  }

  /** The fact of that code there. It is another one at the next call. */
  at(index: number, code: number, columns: Columns, row: number): Fact {
    const cursor = this.#cursor;
    cursor.index = index;
    cursor.columns = columns;
    cursor.row = row;
    return (this.#facts[code] ??= factAt(cursor, code));
  }
}

interface Cursor {
  index: number;
  /** Undefined before the first fact is heard. */
  columns: Columns | undefined;
  row: number;
  readonly texts: readonly string[];
}

function factAt(cursor: Cursor, code: number): Fact {
  const getters: PropertyDescriptorMap = {
    index: { get: () => cursor.index },
    at: { get: () => cursor.columns!.at[cursor.row]! as Micros },
    kind: { value: KINDS[code] },
  };
  for (const { name, field } of FIELDS[code] ?? [])
    getters[name] = { get: () => readField(field, cursor.columns!, cursor.row, cursor.texts) };
  // Getters stand on a prototype, where an engine finds them as fast as fields. The table says which ones a kind has.
  return Object.create(Object.create(null, getters)) as Fact;
}
