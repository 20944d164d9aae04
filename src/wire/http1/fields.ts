import type { Field } from './message.ts';

/** Values of all fields of that name, in any case, in order. */
export function fieldValues(fields: readonly Field[], name: string): string[] {
  const wanted = name.toLowerCase();
  return fields.filter(([each]) => each.toLowerCase() === wanted).map(([, value]) => value);
}

/**
 * The value of a field, several of one name joined by `', '` (RFC 9110 §5.2); undefined when there is none.
 */
export function fieldValue(fields: readonly Field[], name: string): string | undefined {
  const values = fieldValues(fields, name);
  return values.length === 0 ? undefined : values.join(', ');
}

/**
 * The members of a comma-separated list, over all fields of that name; empty members do not count (RFC 9110
 * §5.6.1). An open quotation lasts to the end.
 */
export function listOf(fields: readonly Field[], name: string): string[] {
  const value = fieldValue(fields, name) ?? '';
  return splitOutsideQuotes(value, ',').members.filter((member) => member !== '');
}

/**
 * Cuts a value at a separator and trims the members. RFC 9110 §5.6.4: inside of a quoted-string a separator is text,
 * and so is what stands behind a backslash. `open`: the last quotation does not end.
 */
export function splitOutsideQuotes(
  value: string,
  separator: string,
): { readonly members: string[]; readonly open: boolean } {
  const members: string[] = [];
  let from = 0;
  let open = false;
  for (let i = 0; i < value.length; i++) {
    const letter = value.charAt(i);
    if (open && letter === '\\') i++;
    else if (letter === '"') open = !open;
    else if (!open && letter === separator) {
      members.push(trimOws(value.slice(from, i)));
      from = i + 1;
    }
  }
  members.push(trimOws(value.slice(from)));
  return { members, open };
}

/**
 * Whether a list field such as Connection has the token, in any case: `hasToken(fields, 'Connection',
 * 'close')`.
 */
export function hasToken(fields: readonly Field[], name: string, token: string): boolean {
  const wanted = token.toLowerCase();
  return listOf(fields, name).some((member) => member.toLowerCase() === wanted);
}

const isOws = (unit: number): boolean => unit === 0x20 || unit === 0x09;

/**
 * Without the spaces and tabs around it. Not `trim()`, which takes off U+00A0 too: to HTTP that is a byte
 * like others.
 */
export function trimOws(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isOws(text.charCodeAt(from))) from++;
  while (to > from && isOws(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** A token, RFC 9110 §5.6.2: what methods, field names and subprotocols are made of. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}
