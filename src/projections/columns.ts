/**
 * Rows as columns of typed arrays, to be posted from the worker to the page without copying them one by one.
 *
 *     const EVENTS = { at: 'time', client: FLAG, code: 'text' } as const;
 *     const packed = pack(EVENTS, rows, texts);       // { at: Float64Array, client: Uint8Array, code: Int32Array }
 *     class Event extends rowsIn(EVENTS) {}
 *     new Event(lane, packed, 0).code;                // what the first row says
 *
 * `time` is µs and may be -1; `int` has 32 bits and a sign; a `text` is the number of one that was sent once; a list of
 * words makes a column of their places in it.
 */
type Column = 'time' | 'int' | 'text' | readonly (string | boolean)[];
export type Columns = Readonly<Record<string, Column>>;

export type Row<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends 'text' ? string : C[K] extends readonly (infer W)[] ? W : number;
};

export const FLAG = [false, true] as const;

/** What was computed when the page was built comes as plain arrays. */
type Numbers = Float64Array | Int32Array | Uint8Array | number[];
export type Packed<C extends Columns> = { readonly [K in keyof C]: Numbers };

/** Numbers of texts in the order in which they were first sent. */
export class SentTexts {
  readonly #numbers = new Map<string, number>();
  #fresh: string[] = [];

  of(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(text, number);
      this.#fresh.push(text);
    }
    return number;
  }

  /** Those that came since the last call. */
  take(): readonly string[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}

export function pack<C extends Columns>(columns: C, rows: readonly Row<C>[], texts: SentTexts): Packed<C> {
  return packAll(columns, rows, (name) => (row) => row[name], texts);
}

/** What a row would say in each column, of things that are no rows yet: none are made for them. */
export type Values<C extends Columns, T> = { readonly [K in keyof C]: (of: T) => Row<C>[K] };

export function packBy<C extends Columns, T>(
  columns: C,
  values: Values<C, T>,
  of: readonly T[],
  texts: SentTexts,
): Packed<C> {
  return packAll(columns, of, (name) => values[name], texts);
}

function packAll<C extends Columns, T>(
  columns: C,
  of: readonly T[],
  reader: (name: keyof C & string) => ((each: T) => unknown) | undefined,
  texts: SentTexts,
): Packed<C> {
  const packed: Record<string, Numbers> = {};
  for (const [name, column] of Object.entries(columns)) {
    const numbers = make(column, of.length);
    const read = reader(name);
    let at = 0;
    for (const each of of) numbers[at++] = numberOf(column, read?.(each), texts);
    packed[name] = numbers;
  }
  // The table says which columns there are.
  return packed as Packed<C>;
}

const make = (column: Column, length: number): Numbers =>
  column === 'time'
    ? new Float64Array(length)
    : column === 'int' || column === 'text'
      ? new Int32Array(length)
      : new Uint8Array(length);

function numberOf(column: Column, value: unknown, texts: SentTexts): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return column === 'text' ? texts.of(String(value)) : Math.max(0, column.indexOf(String(value)));
}

/** Whose rows they are, with the texts that they name by number. */
interface Owner {
  readonly lane: string;
  readonly texts: readonly string[];
}

/** A row that stays in its columns: what it says is read there when somebody wants it. */
interface RowInColumns<C extends Columns, O> extends Pick<Owner, 'lane'> {
  readonly owner: O;
  readonly packed: Packed<C>;
  readonly row: number;
}

/**
 * A class of such rows. Of a hundred thousand most are never looked at, and the columns are there already. `T`: a row,
 * with times that are whole microseconds.
 */
export function rowsIn<C extends Columns, T extends Row<C>, O extends Owner>(columns: C) {
  class Lying implements RowInColumns<C, O> {
    readonly lane: string;
    readonly owner: O;
    readonly packed: Packed<C>;
    readonly row: number;

    constructor(owner: O, packed: Packed<C>, row: number) {
      this.lane = owner.lane;
      this.owner = owner;
      this.packed = packed;
      this.row = row;
    }
  }
  for (const [name, column] of Object.entries(columns))
    Object.defineProperty(Lying.prototype, name, {
      get(this: Lying) {
        const n = this.packed[name]?.[this.row] ?? 0;
        if (column === 'text') return this.owner.texts[n];
        return typeof column === 'string' ? n : column[n];
      },
    });
  // The table says what a row has.
  return Lying as unknown as new (
    owner: O,
    packed: Packed<C>,
    row: number,
  ) => T & RowInColumns<C, O>;
}
