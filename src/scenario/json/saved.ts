/** The learner's edits as a browser keeps them between visits, by the scenario they belong to; with a version. */
import * as v from 'valibot';
import { type Edit, editSchema } from './schema.ts';

const savedSchema = v.object({ version: v.literal(1), edits: v.record(v.string(), v.array(editSchema)) });

export type SavedEdits = ReadonlyMap<string, readonly Edit[]>;

/** Scenarios without edits are left out. */
export function formatSaved(edits: SavedEdits): string {
  const some = [...edits].filter(([, each]) => each.length > 0);
  return JSON.stringify({ version: 1, edits: Object.fromEntries(some) });
}

/** Undefined for a text that is no saved state of this version: it is to be set aside, not thrown away. */
export function parseSaved(text: string): SavedEdits | undefined {
  try {
    const saved = v.safeParse(savedSchema, JSON.parse(text));
    return saved.success ? new Map(Object.entries(saved.output.edits)) : undefined;
  } catch {
    return undefined;
  }
}
