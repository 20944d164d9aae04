/** The learner's edits as a browser keeps them between visits, by the scenario they belong to; with a version. */
import * as v from 'valibot';
import { type Edit, editSchema } from './schema.ts';

const savedSchema = v.object({ version: v.literal(1), edits: v.record(v.string(), v.array(v.unknown())) });

export type SavedEdits = ReadonlyMap<string, readonly Edit[]>;

export interface ReadEdits {
  readonly edits: SavedEdits;
  /** So many edits make no sense and are not among them. */
  readonly bad: number;
}

/** Scenarios without edits are left out. */
export function formatSaved(edits: SavedEdits): string {
  const some = [...edits].filter(([, each]) => each.length > 0);
  return JSON.stringify({ version: 1, edits: Object.fromEntries(some) });
}

/** Undefined for a text that is no saved state of this version: it is to be set aside, not thrown away. */
export function parseSaved(text: string): ReadEdits | undefined {
  const kept = read(text);
  if (kept === undefined) return undefined;
  let bad = 0;
  const edits = new Map<string, readonly Edit[]>();
  for (const [key, values] of Object.entries(kept)) {
    const good = values.flatMap((value) => {
      const edit = v.safeParse(editSchema, value);
      return edit.success ? [edit.output] : [];
    });
    bad += values.length - good.length;
    edits.set(key, good);
  }
  return { edits, bad };
}

/** A saved state in which the edits of one scenario are these; what stands there of the others stays as it is. */
export function withEdits(text: string | null, key: string, edits: readonly Edit[]): string {
  const { [key]: _, ...others } = read(text ?? '') ?? {};
  return JSON.stringify({ version: 1, edits: edits.length === 0 ? others : { ...others, [key]: edits } });
}

/** The scenarios whose edits differ between two saved states, with those of the second. */
export function changedEdits(before: string | null, now: string): SavedEdits {
  const old = read(before ?? '') ?? {};
  const { edits } = parseSaved(now) ?? { edits: new Map<string, readonly Edit[]>() };
  const changed = new Map<string, readonly Edit[]>();
  for (const key of new Set([...Object.keys(old), ...edits.keys()])) {
    const newest = edits.get(key) ?? [];
    if (JSON.stringify(old[key] ?? []) !== JSON.stringify(newest)) changed.set(key, newest);
  }
  return changed;
}

function read(text: string): Readonly<Record<string, readonly unknown[]>> | undefined {
  try {
    const saved = v.safeParse(savedSchema, JSON.parse(text));
    return saved.success ? saved.output.edits : undefined;
  } catch {
    return undefined;
  }
}
