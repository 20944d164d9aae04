/** Inline parts as one text without marks: for names, options and a screen reader's status. */
import type { Inline, Inlines } from '../../src/course/play/index.ts';

/** `write` puts a figure into words, with the formatter of its unit and the reader's language. */
export const plainText = (
  parts: Inlines,
  write: (figure: Extract<Inline, { mark: 'figure' }>) => string,
): string => parts.map((part) => (part.mark === 'figure' ? write(part) : part.text)).join('');
