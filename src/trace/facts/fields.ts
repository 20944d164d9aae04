/**
 * What a field of a fact can be: how it lies in its slot, how it is read again, and how a lesson may ask for it.
 *
 *     const status = uint(column('value'));
 *     const by = optional(enumeration(bits('bits', 1, 2), ['loss', 'cable', 'box']));
 */
import type { Columns } from '../columns.ts';
import type { Texts } from '../texts.ts';
import type { Slot } from './slots.ts';

/** A `fixed` field says the same in every fact of its kind, so nobody has to write it. */
export type Need = 'required' | 'optional' | 'fixed';

/** `T` is what a fact holds; `W` is what a lesson writes to ask for it. */
export interface Field<T, N extends Need = Need, W = unknown> {
  readonly need: N;
  /** What a lesson may write: a whole number, a text that may end in a star, true or false, or one of these words. */
  readonly form: 'integer' | 'text' | 'flag' | readonly string[];
  /** The greatest number that a lesson may write. */
  readonly most?: number;
  /** The value of a fixed field. */
  readonly fixed?: T;
  read(columns: Columns, row: number, texts: Texts): T;
  write(columns: Columns, row: number, value: T, texts: Texts): void;
  /** Whether the value in a fact is what a lesson asks for. */
  fits(wanted: W, value: T): boolean;
}

type Plain<T, W = T> = Field<T, 'required', W>;

const same = (wanted: unknown, value: unknown): boolean => wanted === value;

/** A whole number that is not negative. In a signed column it may be -1, which means none. */
export const uint = (slot: Slot, most = Infinity): Plain<number> => ({
  need: 'required',
  form: 'integer',
  most,
  read: slot.get,
  write: slot.set,
  fits: same,
});

/** A number from 0, or -1 for none: none is what the slot says when nobody writes it. */
export const ordinal = (slot: Slot): Plain<number> => ({
  ...uint(slot),
  read: (columns, row) => slot.get(columns, row) - 1,
  write: (columns, row, value) => slot.set(columns, row, value + 1),
});

export const flag = (slot: Slot): Plain<boolean> => ({
  need: 'required',
  form: 'flag',
  read: (columns, row) => slot.get(columns, row) === 1,
  write: (columns, row, value) => slot.set(columns, row, value ? 1 : 0),
  fits: same,
});

/** A text, stored once in its trace. Asked for with a star at the end, the rest does not matter. */
export const text = (slot: Slot): Plain<string> => ({
  need: 'required',
  form: 'text',
  read: (columns, row, texts) => texts.at(slot.get(columns, row)),
  write: (columns, row, value, texts) => slot.set(columns, row, texts.numberOf(value)),
  fits: (wanted, value) => (wanted.endsWith('*') ? value.startsWith(wanted.slice(0, -1)) : value === wanted),
});

/** One of these words; their order is the file format's, so new ones come last. The first is what nobody wrote. */
export const enumeration = <const M extends string>(slot: Slot, words: readonly [M, ...M[]]): Plain<M> => ({
  need: 'required',
  form: words,
  read: (columns, row) => words[slot.get(columns, row)] ?? words[0],
  write: (columns, row, value) => slot.set(columns, row, words.indexOf(value)),
  fits: same,
});

/** A number with names for some of its values; a lesson asks by name. */
export const named = <W extends string>(
  slot: Slot,
  names: Readonly<Record<W, number>>,
): Plain<number, W> => ({
  ...uint(slot),
  form: Object.keys(names),
  fits: (wanted, value) => names[wanted] === value,
});

/** Control bits with names; a lesson asks for one that is set. */
export const flags = <W extends string>(
  slot: Slot,
  names: Readonly<Record<W, number>>,
): Plain<number, W> => ({
  ...named(slot, names),
  fits: (wanted, value) => (names[wanted] & value) !== 0,
});

/** Several of these words, in order, each as often as it comes; a lesson asks for one that is among them. */
export const list = <const M extends string>(slot: Slot, words: readonly M[]): Plain<readonly M[], M> => ({
  need: 'required',
  form: words,
  read: (columns, row, texts) => {
    const listed = texts.at(slot.get(columns, row)).split(',');
    return listed.flatMap((each) => words.filter((word) => word === each));
  },
  write: (columns, row, value, texts) => slot.set(columns, row, texts.numberOf(value.join(','))),
  fits: (wanted, value) => value.includes(wanted),
});

/** Names with a value each, none with a line feed in it. No lesson asks for them. */
export const pairs = (slot: Slot): Plain<Readonly<Record<string, string>>, never> => ({
  need: 'required',
  form: [],
  read: (columns, row, texts) => {
    const lines = texts.at(slot.get(columns, row)).split('\n');
    return Object.fromEntries(lines.flatMap((line) => (line === '' ? [] : [line.split('=', 2)])));
  },
  write: (columns, row, value, texts) => {
    const lines = Object.entries(value).map((pair) => pair.join('='));
    slot.set(columns, row, texts.numberOf(lines.join('\n')));
  },
  fits: () => false,
});

export const optional = <T, W>(field: Plain<T, W>): Field<T, 'optional', W> => ({
  ...field,
  need: 'optional',
});

export const fixed = <T, W, const V extends T>(field: Plain<T, W>, value: V): Field<V, 'fixed', W> => ({
  ...field,
  need: 'fixed',
  fixed: value,
  read: () => value,
});

/** A lesson may ask for the field. */
export const asked = <F>(field: F): F & { readonly asked: true } => ({ ...field, asked: true });
