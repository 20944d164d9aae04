/**
 * The part of a link behind its question mark: the lesson's content hash, the learner's edits, the playhead, the
 * selection. JSON with a version, as base64url of UTF-8: short, and safe in any address bar and any language.
 */
import * as v from 'valibot';
import { base64, fromBase64, fromUtf8, type Micros, micros, utf8 } from '../../base/index.ts';
import { unknownApp, UnknownApp } from './apps/index.ts';
import { type Edit, editSchema } from './schema.ts';

const VERSION = 1;

export const sharedSchema = v.object({
  v: v.literal(VERSION),
  /** Content hash of the lesson it was made with. */
  h: v.string(),
  e: v.array(editSchema),
  /** Playhead in µs. */
  t: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.transform(micros)),
  /** Selected address, or ''. */
  s: v.string(),
});
const laterSchema = v.object({ v: v.pipe(v.number(), v.safeInteger(), v.gtValue(VERSION)) });

export interface Shared {
  readonly hash: string;
  readonly edits: readonly Edit[];
  readonly cursor: Micros;
  readonly selected: string;
}

/** It makes no sense, a later version of the page wrote it, or it is about an application that this page does not have. */
export type Unreadable = 'broken' | 'newer' | UnknownApp;

export const isUnreadable = (read: unknown): read is Unreadable =>
  typeof read === 'string' || read instanceof UnknownApp;

/** `s=eyJ2Ijox…` */
export const formatShared = (shared: Shared): string => queryOf(wireOf(shared));

export const queryOf = (value: unknown): string =>
  `s=${base64(utf8(JSON.stringify(value)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')}`;

export const wireOf = ({ hash, edits, cursor, selected }: Shared): v.InferInput<typeof sharedSchema> => ({
  v: VERSION,
  h: hash,
  e: [...edits],
  t: cursor,
  s: selected,
});

/** Undefined for a query without shared state; a word when there is some and it cannot be read. */
export function parseShared(query: string): Shared | Unreadable | undefined {
  const json = jsonIn(query);
  return json === undefined ? undefined : readShared(json);
}

/** The text that a query holds; undefined where it holds none, null where it is damaged. */
export function jsonIn(query: string): string | null | undefined {
  const text = new URLSearchParams(query).get('s');
  if (text === null) return undefined;
  const padded = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .padEnd(Math.floor((text.length + 3) / 4) * 4, '=');
  const octets = fromBase64(padded);
  return octets.ok ? fromUtf8(octets.value) : null;
}

export function readShared(json: string | null): Shared | Unreadable {
  try {
    const value: unknown = JSON.parse(json ?? '');
    const shared = v.safeParse(sharedSchema, value);
    if (!shared.success) return v.is(laterSchema, value) ? 'newer' : (unknownAppIn(value) ?? 'broken');
    const { h: hash, e: edits, t: cursor, s: selected } = shared.output;
    return { hash, edits, cursor, selected };
  } catch {
    return 'broken';
  }
}

const appEditsSchema = v.object({ e: v.array(v.object({ app: v.optional(v.unknown()) })) });

/** What an edit names in the place of an application, if it is none that this page has. */
function unknownAppIn(value: unknown): UnknownApp | undefined {
  const read = v.safeParse(appEditsSchema, value);
  const [unknown] = read.success ? read.output.e.flatMap(({ app }) => unknownApp(app) ?? []) : [];
  return unknown;
}
