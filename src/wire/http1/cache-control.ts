import { listOf, splitOutsideQuotes } from './fields.ts';
import type { Field } from './message.ts';

/** Seconds that an answer has spent in caches so far. RFC 9111 §5.1: of a list the first member counts. */
export const ageField = (fields: readonly Field[]): number =>
  Number(/^\d+$/.exec(listOf(fields, 'Age')[0] ?? '')?.[0] ?? 0);

/**
 * The directives of Cache-Control, RFC 9111 §5.2: names in lower case; `''` for one without a value, a quoted value
 * without its quotes. §4.2.1: of several of one name the first counts.
 */
export function directivesOf(fields: readonly Field[]): ReadonlyMap<string, string> {
  const directives = new Map<string, string>();
  for (const member of listOf(fields, 'Cache-Control')) {
    const [given = '', ...value] = splitOutsideQuotes(member, '=').members;
    const name = given.toLowerCase();
    if (!directives.has(name)) directives.set(name, value.join('=').replace(/^"(.*)"$/, '$1'));
  }
  return directives;
}
