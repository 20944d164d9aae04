/**
 * The link to a moment: lesson and step in the path; the lesson's content hash, the learner's edits, the cursor and
 * the selection in the query. Base64url of UTF-8 JSON, with a version.
 */
import * as v from 'valibot';
import { type Micros, micros } from '../base/index.ts';
import { type Edit, editSchema } from '../scenario/index.ts';

const sharedSchema = v.object({
  v: v.literal(1),
  /** Content hash of the lesson it was made with. */
  h: v.string(),
  e: v.array(editSchema),
  /** Cursor in µs. */
  t: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.transform(micros)),
  /** Selected address, or ''. */
  s: v.string(),
});

export interface Shared {
  readonly hash: string;
  readonly edits: readonly Edit[];
  readonly cursor: Micros;
  readonly selected: string;
}

export function formatShared({ hash, edits, cursor, selected }: Shared): string {
  const octets = new TextEncoder().encode(
    JSON.stringify({ v: 1, h: hash, e: edits, t: cursor, s: selected }),
  );
  let binary = '';
  for (const octet of octets) binary += String.fromCharCode(octet);
  return `s=${btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`;
}

/** Undefined for a query without shared state; 'broken' when it cannot be read. */
export function parseShared(query: string): Shared | 'broken' | undefined {
  const text = new URLSearchParams(query).get('s');
  if (text === null) return undefined;
  try {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    const json: unknown = JSON.parse(
      new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0))),
    );
    const { h: hash, e: edits, t: cursor, s: selected } = v.parse(sharedSchema, json);
    return { hash, edits, cursor, selected };
  } catch {
    return 'broken';
  }
}
