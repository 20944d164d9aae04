import { isToken, trimOws } from './fields.ts';
import { problem } from './message.ts';
import type { Field, Problem } from './message.ts';

// Each parser takes one line as Latin-1 text, without its CRLF: character n of the text is byte n of the
// line.

/**
 * A request line in its pieces, RFC 9112 §3: one space between them, so that their places follow from their
 * lengths.
 */
export type RequestLine = {
  readonly kind: 'request';
  readonly method: string;
  readonly target: string;
  readonly version: string;
};

/** A status line in its pieces, RFC 9112 §4. */
export type StatusLine = {
  readonly kind: 'status';
  readonly version: string;
  readonly status: number;
  readonly reason: string;
};

/**
 * Any 1.x is read as 1.1 (RFC 9110 §6.2: the highest minor version we know); other majors are other
 * protocols.
 */
function versionProblem(version: string, from: number): Problem | undefined {
  const span = [from, from + version.length] as const;
  if (!/^HTTP\/[0-9]\.[0-9]$/.test(version)) {
    return problem('bad-version', 400, 'The start line names no HTTP version such as HTTP/1.1.', span);
  }
  if (!version.startsWith('HTTP/1.'))
    return problem('version', 505, `This side speaks HTTP/1.1, not ${version}.`, span);
  return undefined;
}

export function parseRequestLine(line: string): RequestLine | Problem {
  const pieces = line.split(' ');
  const [method = '', target = '', version = ''] = pieces;
  // RFC 9112 §3: request-line = method SP request-target SP HTTP-version
  if (pieces.length !== 3) {
    return problem(
      'bad-request-line',
      400,
      'A request line is a method, a target and a version, one space between them.',
    );
  }
  if (!isToken(method)) return problem('bad-method', 400, 'The method is not a token.', [0, method.length]);
  const targetTo = method.length + 1 + target.length;
  // RFC 9112 §3.2: a target holds no white space; the URI grammar is ASCII
  if (!/^[\x21-\x7e]+$/.test(target)) {
    return problem('bad-target', 400, 'The target holds a character that no URI may hold.', [
      method.length + 1,
      targetTo,
    ]);
  }
  return versionProblem(version, targetTo + 1) ?? { kind: 'request', method, target, version };
}

export function parseStatusLine(line: string): StatusLine | Problem {
  // RFC 9112 §4: status-line = HTTP-version SP status-code SP [ reason-phrase ]
  const version = line.split(' ', 1)[0] ?? '';
  const wrong = versionProblem(version, 0);
  if (wrong) return wrong;
  const rest = line.slice(version.length + 1);
  const from = version.length + 1;
  // RFC 9112 §4: three digits. RFC 9110 §15: a client treats those outside of 100 to 599 as a 5xx.
  if (!/^[0-9]{3}( |$)/.test(rest)) {
    const span = [from, Math.min(from + 3, line.length)] as const;
    return problem('bad-status', 400, 'A status is three digits.', rest === '' ? undefined : span);
  }
  // Many servers leave out the space before an empty reason; RFC 9112 §4 wants it, no client insists.
  const reason = rest.slice(4);
  if (!isText(reason))
    return problem('bad-reason', 400, 'The reason holds a control character.', [from + 4, line.length]);
  return { kind: 'status', version, status: Number(rest.slice(0, 3)), reason };
}

/** RFC 9110 §5.5: what a field's value may hold: visible characters, space, tab and bytes from 0x80. */
export function isText(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}

/** A field line, RFC 9112 §5: name, colon, white space, value, white space. `isValue` says which values are taken. */
export function parseFieldLine(line: string, isValue: (value: string) => boolean): Field | Problem {
  // RFC 9112 §5.2: a line that begins with white space would continue the one before
  if (/^[ \t]/.test(line)) {
    return problem(
      'obs-fold',
      400,
      'A field line begins with white space: folded fields are obsolete.',
      [0, 1],
    );
  }
  const colon = line.indexOf(':');
  if (colon < 0) return problem('no-colon', 400, 'A field line has no colon.');
  const name = line.slice(0, colon);
  // RFC 9112 §5.1: "No whitespace is allowed between the field name and colon"
  if (/[ \t]$/.test(name)) {
    return problem('space-before-colon', 400, 'White space stands between a field name and its colon.', [
      colon - 1,
      colon,
    ]);
  }
  if (!isToken(name)) return problem('bad-field-name', 400, 'A field name is not a token.', [0, colon]);
  const value = trimOws(line.slice(colon + 1));
  if (!isValue(value)) {
    return problem('bad-field-value', 400, 'A field value holds a control character.', [
      colon + 1,
      line.length,
    ]);
  }
  return [name, value];
}

/**
 * The size in a chunk's first line, RFC 9112 §7.1; extensions behind a semicolon are passed over (§7.1.1).
 */
export function parseChunkSize(line: string): number | Problem {
  const digits = /^[0-9A-Fa-f]+/.exec(line)?.[0] ?? '';
  const size = parseInt(digits, 16);
  const rest = line.slice(digits.length);
  if (digits === '' || !Number.isSafeInteger(size) || !/^([ \t]*;|$)/.test(rest) || !isText(rest)) {
    return problem('bad-chunk-size', 400, 'A chunk begins with its size in hex digits.');
  }
  return size;
}

/** Whether a parser found a problem rather than its pieces. */
export function isProblem(found: unknown): found is Problem {
  return typeof found === 'object' && found !== null && 'kind' in found && found.kind === 'problem';
}
