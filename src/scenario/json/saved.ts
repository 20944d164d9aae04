/** The learner's edits of a scenario as a browser keeps them between visits; with a version. */
import * as v from 'valibot';
import { type Edit, editSchema } from './schema.ts';

const savedSchema = v.object({ version: v.literal(1), edits: v.array(v.unknown()) });
/** Earlier pages kept the edits of all scenarios in one text, by the scenario's key. */
const togetherSchema = v.object({
  version: v.literal(1),
  edits: v.record(v.string(), v.array(v.unknown())),
});

export interface ReadEdits {
  readonly edits: readonly Edit[];
  /** So many edits make no sense and are not among them. */
  readonly bad: number;
}

export const formatEdits = (edits: readonly unknown[]): string => JSON.stringify({ version: 1, edits });

/** Undefined for a text that is no saved state of this version: it is to be set aside, not thrown away. */
export function parseEdits(text: string): ReadEdits | undefined {
  const saved = read(savedSchema, text);
  if (saved === undefined) return undefined;
  const edits = saved.edits.flatMap((value) => {
    const edit = v.safeParse(editSchema, value);
    return edit.success ? [edit.output] : [];
  });
  return { edits, bad: saved.edits.length - edits.length };
}

/** What an earlier page kept in one text, as texts of this version by the scenario's key; undefined as above. */
export function splitEdits(text: string): ReadonlyMap<string, string> | undefined {
  const together = read(togetherSchema, text);
  if (together === undefined) return undefined;
  return new Map(Object.entries(together.edits).map(([key, edits]) => [key, formatEdits(edits)]));
}

function read<const S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> | undefined {
  try {
    const saved = v.safeParse(schema, JSON.parse(text));
    return saved.success ? saved.output : undefined;
  } catch {
    return undefined;
  }
}
