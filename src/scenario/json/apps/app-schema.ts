import type * as v from 'valibot';

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

/** What scenarios write of an application: its name with its settings, and its deeds. */
export interface AppSchema {
  readonly spec: v.ObjectSchema<
    { readonly name: v.LiteralSchema<string, undefined> } & v.ObjectEntries,
    undefined
  >;
  /** What the back end does of its own accord. Deeds of different applications have different names. */
  readonly server: readonly DeedSchema[];
  /** What somebody does at a page. */
  readonly client: readonly DeedSchema[];
  /** Settings, and words of deeds, that are times. */
  readonly times: readonly string[];
  load(spec: { readonly name: string }, until: number, deeds: readonly { readonly deed: string }[]): Load;
}
