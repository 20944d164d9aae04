/**
 * The part of a link behind its question mark: the lesson's content hash, the learner's edits, the playhead, the
 * selection. JSON with a version, as base64url of UTF-8: short, and safe in any address bar and any language.
 */
import * as v from 'valibot';
import { base64, fromBase64, fromUtf8, type Micros, micros, utf8 } from '../../base/index.ts';
import { type Edit, editSchema } from './schema.ts';

const sharedSchema = v.object({
  v: v.literal(1),
  /** Content hash of the lesson it was made with. */
  h: v.string(),
  e: v.array(editSchema),
  /** Playhead in µs. */
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

/** `s=eyJ2Ijox…` */
export function formatShared({ hash, edits, cursor, selected }: Shared): string {
  const json = JSON.stringify({ v: 1, h: hash, e: edits, t: cursor, s: selected });
  return `s=${base64(utf8(json)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Undefined for a query without shared state; 'broken' when there is some and it cannot be read. */
export function parseShared(query: string): Shared | 'broken' | undefined {
  const text = new URLSearchParams(query).get('s');
  if (text === null) return undefined;
  const padded = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .padEnd(Math.floor((text.length + 3) / 4) * 4, '=');
  const octets = fromBase64(padded);
  if (!octets.ok) return 'broken';
  try {
    const shared = v.safeParse(sharedSchema, JSON.parse(fromUtf8(octets.value)));
    if (!shared.success) return 'broken';
    const { h: hash, e: edits, t: cursor, s: selected } = shared.output;
    return { hash, edits, cursor, selected };
  } catch {
    return 'broken';
  }
}
