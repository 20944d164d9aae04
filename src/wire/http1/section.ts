import type { ByteQueue } from '../queue.ts';
import { isProblem } from './lines.ts';
import { problem } from './message.ts';
import type { Failure, Problem } from './message.ts';

/**
 * Most bytes of a head, blank line included; the same again for the trailers, and for one chunk's first line.
 */
export const SECTION_LIMIT = 16 * 1024;

const CR = 0x0d;

/** A line without its CRLF, as Latin-1 text; `from` and `to` are stream offsets, CRLF included. */
export type Line = {
  readonly kind: 'line';
  readonly text: string;
  readonly from: number;
  readonly to: number;
};

/**
 * A problem put into its place in the stream: that of its line or head. It is at least one byte long, to be
 * seen.
 */
export function failureAt(found: Problem, from: number, to: number): Failure {
  const { code, status, message, span } = found;
  if (span === undefined) return { kind: 'failure', code, status, from, to, message };
  return {
    kind: 'failure',
    code,
    status,
    from: from + span[0],
    to: from + Math.max(span[1], span[0] + 1),
    message,
  };
}

/**
 * Consumes the next line of a section that began at stream offset `section`; undefined: its end is not here
 * yet. `tooLong` is the answer when the section grows beyond `SECTION_LIMIT`.
 */
export function readLine(queue: ByteQueue, section: number, tooLong: Problem): Line | Failure | undefined {
  const from = queue.position;
  const room = section + SECTION_LIMIT - from;
  const lf = queue.findLf();
  // Decided by the count alone, so that a line that is whole already fares as one that comes byte by byte.
  if ((lf < 0 ? queue.length : lf) >= room) return failureAt(tooLong, section, section + SECTION_LIMIT);
  if (lf < 0) return undefined;
  const hasCr = lf > 0 && queue.at(lf - 1) === CR;
  const text = hasCr ? queue.text(lf - 1) : '';
  queue.skip(lf + 1);
  // RFC 9112 §2.2: a lone LF may be taken for a line end; those who do are open to smuggling, so we do not
  if (!hasCr) {
    return failureAt(
      problem('bare-lf', 400, 'A line ends with LF alone instead of CRLF.', [lf, lf + 1]),
      from,
      from,
    );
  }
  const cr = text.indexOf('\r');
  // RFC 9112 §2.2: a bare CR anywhere in the head is invalid
  if (cr >= 0)
    return failureAt(problem('bare-cr', 400, 'A CR stands inside a line.', [cr, cr + 1]), from, from);
  return { kind: 'line', text, from, to: from + lf + 1 };
}

/** The line through a parser; a problem becomes a failure at the line's place. */
export function parseLine<T>(line: Line, parse: (text: string) => T | Problem): T | Failure {
  const found = parse(line.text);
  return isProblem(found) ? failureAt(found, line.from, line.to) : found;
}

/** Whether a step ended in a failure rather than in what it was to read. */
export function isFailure(found: unknown): found is Failure {
  return typeof found === 'object' && found !== null && 'kind' in found && found.kind === 'failure';
}
