import type * as v from 'valibot';
import type { Form, ValueIn } from '../../knobs.ts';

/** A deed by its name, with what it says besides. */
export type DeedSchema = v.ObjectSchema<
  { readonly deed: v.LiteralSchema<string, undefined> } & v.ObjectEntries,
  undefined
>;

/** What a run takes besides one message for each of its actions. */
export interface Load {
  /** To each page. */
  readonly messages: number;
  /** Of what no action spells out. */
  readonly octets: number;
  /** The longest time that a setting or a deed gives, in µs. */
  readonly longest: number;
}

/** The values of some settings. */
export type ValuesOf<S extends AppSchema['settings']> = { readonly [K in keyof S]: ValueIn<S[K]> };

/** What scenarios write of an application: its settings, and its deeds. */
export interface AppSchema {
  /** What can be set of it; its control and what a scenario may say follow from that. */
  readonly settings: Readonly<Record<string, Form>>;
  /** What the back end does of its own accord. Deeds of different applications have different names. */
  readonly server: readonly DeedSchema[];
  /** What somebody does at a page. */
  readonly client: readonly DeedSchema[];
  /** Words of deeds that are times. */
  readonly times: readonly string[];
  load(spec: object, until: number, deeds: readonly { readonly deed: string }[]): Load;
}
