import { isToken, listOf, splitOutsideQuotes } from './fields.ts';
import type { Field } from './message.ts';

/**
 * Type and subtype of a message in lower case, `text/event-stream`; undefined where none is said. Fetch, "extract a
 * MIME type": of several values the last one that is a type counts, and a type of all types is none.
 */
export function essenceOf(fields: readonly Field[]): string | undefined {
  const types = listOf(fields, 'Content-Type').map(
    (value) => splitOutsideQuotes(value, ';').members[0] ?? '',
  );
  return types.findLast((type) => isType(type) && type !== '*/*')?.toLowerCase();
}

/** WHATWG MIME Sniffing §4.4: two tokens around a slash. */
function isType(text: string): boolean {
  const [type = '', subtype = '', ...more] = text.split('/');
  return isToken(type) && isToken(subtype) && more.length === 0;
}
