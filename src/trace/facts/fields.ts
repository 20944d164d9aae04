/**
 * What a field of a fact can be: how it lies in its slot, how it is read again, and how a lesson may ask for it.
 *
 *     const status = uint(column('value'));
 *     const by = optional(enumeration(bits('bits', 1, 2), ['loss', 'cable', 'box']));
 *
 * Fields are plain data of one shape, read and written by one function each: a trace does that a million times.
 */
import type { Columns } from '../columns.ts';
import type { TextNumbers } from '../texts.ts';
import { readSlot, type Slot, writeSlot } from './slots.ts';

/** A `fixed` field says the same in every fact of its kind, so nobody has to write it. */
export type Need = 'required' | 'optional' | 'fixed';
type Form = 'uint' | 'ordinal' | 'named' | 'flags' | 'flag' | 'text' | 'enumeration' | 'list' | 'pairs';

/** Only the compiler knows these: `T` is what a fact holds, `W` is what a lesson writes to ask for it. */
declare const types: unique symbol;

export interface Field<T = unknown, N extends Need = Need, W = unknown> {
  readonly [types]?: readonly [T, W];
  readonly slot: Slot;
  readonly form: Form;
  readonly need: N;
  /** What an enumeration or a list can say. The order is the file format's: new words come last. */
  readonly words: readonly string[];
  /** Names of numbers or of control bits, by which a lesson asks. */
  readonly names: Readonly<Record<string, number>>;
  /** The greatest number that a lesson may ask for. */
  readonly most: number;
  readonly fixed: unknown;
  /** A lesson may ask for the field. */
  readonly asked: boolean;
}

type Plain<T, W = T> = Field<T, 'required', W>;

const plain = <T, W = T>(
  form: Form,
  slot: Slot,
  words: readonly string[] = [],
  names: Readonly<Record<string, number>> = {},
  most = Infinity,
): Plain<T, W> => ({ slot, form, words, names, most, fixed: undefined, asked: false, need: 'required' });

/** A whole number that is not negative. In a signed column it may be -1, which means none. */
export const uint = (slot: Slot, most = Infinity): Plain<number> => plain('uint', slot, [], {}, most);

/** A number from 0, or -1 for none: none is what the slot says when nobody writes it. */
export const ordinal = (slot: Slot): Plain<number> => plain('ordinal', slot);

export const flag = (slot: Slot): Plain<boolean> => plain('flag', slot);

/** A text, stored once in its trace. Asked for with a star at the end, the rest does not matter. */
export const text = (slot: Slot): Plain<string> => plain('text', slot);

/** One of these words; the first is what nobody wrote. */
export const enumeration = <const M extends string>(slot: Slot, words: readonly M[]): Plain<M> =>
  plain('enumeration', slot, words);

/** A number with names for some of its values; a lesson asks by name. */
export const named = <W extends string>(slot: Slot, names: Readonly<Record<W, number>>): Plain<number, W> =>
  plain('named', slot, [], names);

/** Control bits with names; a lesson asks for one that is set. */
export const flags = <W extends string>(slot: Slot, names: Readonly<Record<W, number>>): Plain<number, W> =>
  plain('flags', slot, [], names);

/** Several of these words, in order, each as often as it comes; a lesson asks for one that is among them. */
export const list = <const M extends string>(slot: Slot, words: readonly M[]): Plain<readonly M[], M> =>
  plain('list', slot, words);

/** Names with a value each, none with a line feed in it. No lesson asks for them. */
export const pairs = (slot: Slot): Plain<Readonly<Record<string, string>>, never> => plain('pairs', slot);

export const optional = <T, W>(field: Plain<T, W>): Field<T, 'optional', W> => ({
  ...field,
  need: 'optional',
});

export const fixed = <T, W, const V extends T>(
  { slot, form }: Plain<T, W>,
  value: V,
): Field<V, 'fixed', W> => ({ ...plain<V, W>(form, slot), need: 'fixed', fixed: value });

export const asked = <F extends Field>(field: F): F & { readonly asked: true } => ({ ...field, asked: true });

export function readField(
  { slot, form, words }: Field,
  columns: Columns,
  row: number,
  texts: readonly string[],
): unknown {
  const n = readSlot(slot, columns, row);
  switch (form) {
    case 'flag':
      return n === 1;
    case 'ordinal':
      return n - 1;
    case 'text':
      return texts[n] ?? '';
    case 'enumeration':
      return words[n] ?? words[0];
    case 'list':
      return (texts[n] ?? '').split(',').filter((word) => words.includes(word));
    case 'pairs':
      return Object.fromEntries(
        [...(texts[n] ?? '').matchAll(/^(.+?)=(.*)$/gm)].map((found) => found.slice(1)),
      );
    case 'uint':
    case 'named':
    case 'flags':
      return n;
  }
}

/** `value` is what the descriptor's type says. */
export function writeField(
  field: Field,
  columns: Columns,
  row: number,
  value: unknown,
  texts: TextNumbers,
): void {
  writeSlot(field.slot, columns, row, numberOf(field, value, texts));
}

function numberOf({ form, words }: Field, value: unknown, texts: TextNumbers): number {
  if (typeof value === 'number') return form === 'ordinal' ? value + 1 : value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (form === 'enumeration') return words.indexOf(String(value));
  if (form !== 'pairs') return texts.of(String(value));
  const lines = Object.entries(value ?? {}).map((pair) => pair.join('='));
  return texts.of(lines.join('\n'));
}

/** Whether the value in a fact is what a lesson asks for. */
export function fits({ form, names }: Field, wanted: unknown, value: unknown): boolean {
  if (form === 'list') return Array.isArray(value) && value.includes(wanted);
  if (form === 'named') return names[String(wanted)] === value;
  if (form === 'flags') return ((names[String(wanted)] ?? 0) & Number(value)) !== 0;
  const isOpen = form === 'text' && typeof wanted === 'string' && wanted.endsWith('*');
  return isOpen ? String(value).startsWith(wanted.slice(0, -1)) : wanted === value;
}
