/** A mistake in a lesson's files: where it is, what is wrong and what to write instead. */
export class LessonError extends Error {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** The sentence without the place. */
  readonly sentence: string;

  constructor(file: string, line: number, column: number, sentence: string) {
    super(`${file}:${line}:${column} ${sentence}`);
    this.name = 'LessonError';
    this.file = file;
    this.line = line;
    this.column = column;
    this.sentence = sentence;
  }
}

/** A text of a lesson's folder. `file` is its name as people should read it. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** Throws for the octet `offset` of a text (or of a part of it that begins at `line`, `column`). */
export function failAt(source: SourceText, offset: number, sentence: string): never {
  const before = source.text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - (before.lastIndexOf('\n') + 1) + 1;
  throw new LessonError(source.file, line, column, sentence);
}

/** `; did you mean "stop"?` when a known word is near, else the list of them. */
export function suggest(word: string, known: readonly string[]): string {
  const near = known
    .map((each) => ({ each, distance: editDistance(word, each) }))
    .filter(({ each, distance }) => distance <= 1 + Math.floor(each.length / 4))
    .sort((a, b) => a.distance - b.distance)[0];
  if (near) return `did you mean '${near.each}'?`;
  return `write one of: ${known.join(', ')}.`;
}

/** Levenshtein's distance: letters to add, drop or change. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
