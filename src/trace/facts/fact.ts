/** Types of facts, what a writer gives of them and what a lesson asks of them: all derived from the table. */
import type { Micros } from '../../base/index.ts';
import type { Field, Need } from './fields.ts';
import { FACTS } from './table.ts';

type Table = typeof FACTS;

export type Kind = keyof Table;

type ValueOf<F> = F extends Field<infer T> ? T : never;

/** A fact of that kind, with exactly its fields. */
export type FactOf<K extends Kind> = K extends Kind
  ? {
      /** Its place in the trace; the only id there is. */
      readonly index: number;
      readonly at: Micros;
      readonly kind: K;
    } & { readonly [F in keyof Table[K]]: ValueOf<Table[K][F]> }
  : never;

/** A fact of a kind that this engine does not know: a newer one has written it. */
export type UnknownFact = {
  readonly index: number;
  readonly at: Micros;
  readonly kind: 'unknown';
  readonly code: number;
  readonly cause: number;
};

export type Fact = FactOf<Kind> | UnknownFact;

type Required<K extends Kind> = {
  [F in keyof Table[K]]: Table[K][F] extends { readonly need: 'required' } ? F : never;
}[keyof Table[K]];

/** What a writer gives of a fact: optional fields if it likes, fixed ones not at all. */
export type Given<K extends Kind> = K extends Kind
  ? { readonly [F in Required<K>]: ValueOf<Table[K][F]> } & {
      readonly [F in Exclude<keyof Table[K], Required<K>>]?: ValueOf<Table[K][F]> | undefined;
    }
  : never;

/** Octets of one direction of a connection. */
export interface Span {
  readonly conn: number;
  readonly up: boolean;
  readonly from: number;
  readonly to: number;
}

/** Facts that say that an application writes octets. */
export type SentKind = 'request-sent' | 'response-sent' | 'frame-sent' | 'body-sent';

/** What is said of the octets besides where they are. */
export type Said<K extends SentKind> = Omit<Given<K>, keyof Span>;

export const saidOf = <K extends SentKind>(said: Said<K>, span: Span): Given<K> =>
  // The compiler cannot see that what is omitted comes back while the kind is open.
  ({ ...said, ...span }) as unknown as Given<K>;

/** Fields of a fact by which an application tells what it does, and to how many, at its node. */
interface ToldFields {
  readonly node: number;
  readonly does: string;
  readonly count: number;
}

/** Kinds with those fields. */
export type ToldKind = { [K in Kind]: FactOf<K> extends ToldFields ? K : never }[Kind];

/** What such a fact says, as one word: its kind and what is done. Whoever has words for people has them for each. */
export type Told = {
  [K in ToldKind]: `${K}-${ValueOf<Table[K]['does' & keyof Table[K]]> & string}`;
}[ToldKind];

/** Undefined for a fact of another kind. */
export function toldBy(fact: Fact): { readonly told: Told; readonly count: number } | undefined {
  if (!('does' in fact && 'count' in fact)) return undefined;
  // The compiler knows the words of each kind, not of all at once.
  return { told: `${fact.kind}-${String(fact.does)}` as unknown as Told, count: Number(fact.count) };
}

type WordOf<F> = F extends Field<unknown, Need, infer W> ? W : never;

/** What a lesson may ask of a fact of that kind, by the fields' own names. */
export type Asked<K extends Kind> = {
  readonly [F in keyof Table[K] as Table[K][F] extends { readonly asked: true } ? F : never]?: WordOf<
    Table[K][F]
  >;
};

/** A field of some kind, with its name. */
export interface NamedField {
  readonly name: string;
  readonly field: Field;
}

/** In the order of their codes. */
export const KINDS = Object.keys(FACTS) as readonly Kind[];

/** The fields of each kind, in the order of the kinds. */
export const FIELDS: readonly (readonly NamedField[])[] = Object.values(FACTS).map((fields) =>
  Object.entries<Field>(fields).map(([name, field]) => ({ name, field })),
);

/** The fields of a kind that a lesson may ask for. */
export const askable = (kind: Kind): readonly NamedField[] =>
  (FIELDS[KINDS.indexOf(kind)] ?? []).filter(({ field }) => field.asked);

/** A reader of facts by their kinds; what it does not name it passes over. */
export type Reader = { readonly [K in Kind]?: (fact: FactOf<K>) => void };
