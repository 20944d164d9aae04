/**
 * Rows as columns of typed arrays, to be posted from the worker to the page without copying them one by one.
 *
 *     const EVENTS = { at: 'time', client: 'flag', code: 'text' } as const;
 *     const packed = pack(EVENTS, rows, texts);       // { at: Float64Array, client: Uint8Array, code: Int32Array }
 *     unpack(EVENTS, packed, known);                  // the same rows
 *
 * `time` is µs and may be -1; `int` has 32 bits and a sign; a `text` is the number of one that was sent once; a list of
 * words makes a column of their places in it.
 */
type Column = 'time' | 'int' | 'flag' | 'text' | readonly string[];
export type Columns = Readonly<Record<string, Column>>;

export type Row<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends 'flag'
    ? boolean
    : C[K] extends 'text'
      ? string
      : C[K] extends readonly (infer W)[]
        ? W
        : number;
};

type Numbers = Float64Array | Int32Array | Uint8Array;
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

export function* unpack<C extends Columns>(
  columns: C,
  packed: Packed<C>,
  texts: readonly string[],
): Generator<Row<C>> {
  const entries = Object.entries(columns);
  const length = packed[entries[0]?.[0] ?? '']?.length ?? 0;
  // What gets a score of properties one by one is a slow dictionary to V8; a copy of what has them all is not.
  const blank = Object.fromEntries<unknown>(entries);
  for (let i = 0; i < length; i += 1) {
    const row = { ...blank };
    for (const [name, column] of entries) {
      const n = packed[name]?.[i] ?? 0;
      row[name] =
        column === 'flag'
          ? n === 1
          : column === 'text'
            ? texts[n]
            : typeof column === 'string'
              ? n
              : column[n];
    }
    // As above.
    yield row as Row<C>;
  }
}
