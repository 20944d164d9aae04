import { trimOws } from './fields.ts';
import { isProblem, isText, parseFieldLine } from './lines.ts';
import type { Field, Problem } from './message.ts';

/** Adds what a line of a head or of trailers says to the fields before it, or says why it may not be read. */
export type FieldLineReader = (line: string, fields: Field[]) => Problem | undefined;

/** A server's reading: it answers 400 to white space before a colon, and to a folded line (RFC 9112 §5.1, §5.2). */
export function readRequestField(line: string, fields: Field[]): Problem | undefined {
  return added(parseFieldLine(line, isText), fields);
}

/**
 * A client's or a proxy's reading of a response, which old servers may have written. RFC 9112 §5.1: white space before
 * a colon is removed. §5.2: an obs-fold, that is a line that begins with white space, continues the value of the line
 * before and counts as one space. RFC 9110 §5.5: control characters other than CR and NUL may be retained; browsers do.
 */
export function readResponseField(line: string, fields: Field[]): Problem | undefined {
  const before = fields.at(-1);
  // §2.2: white space between the start line and the first field is no fold.
  if (before === undefined || !/^[ \t]/.test(line))
    return added(parseFieldLine(withoutGap(line), isRetained), fields);
  const field = parseFieldLine(`${before[0]}:${line}`, isRetained);
  if (isProblem(field)) return { ...field, span: [0, line.length] };
  fields[fields.length - 1] = [before[0], trimOws(`${before[1]} ${field[1]}`)];
  return undefined;
}

/** The same line without white space between its name and the colon. */
const withoutGap = (line: string): string => line.replace(/^([^\s:]+)[ \t]+:/, '$1:');

/** A bare CR never gets so far. */
const isRetained = (value: string): boolean => !value.includes('\0');

function added(field: Field | Problem, fields: Field[]): Problem | undefined {
  if (isProblem(field)) return field;
  fields.push(field);
  return undefined;
}
