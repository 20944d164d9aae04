/** A YAML file as entries that know where they stand, so that each mistake is reported at its own place. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Micros } from '../../base/index.ts';
import { failAt, LessonError, type SourceText, suggest } from './error.ts';
import { parseTime } from './units.ts';

/** The whole file as one entry. */
export function readYaml(source: SourceText): Entry {
  const lines = new LineCounter();
  const doc = parseDocument(source.text, { lineCounter: lines, prettyErrors: false });
  const [problem] = doc.errors;
  if (problem) {
    const { line, col } = lines.linePos(problem.pos[0]);
    const hint = "a text with ': ' or ' #' in it stands in quotes.";
    throw new LessonError(
      source.file,
      line,
      col,
      `This is not YAML: ${problem.message.replace(/\.$/, '')}; ${hint}`,
    );
  }
  return new Entry(source, doc.contents, 0, 'the file');
}

/** A value and its place. The readers fail with a sentence when the value is something else. */
export class Entry {
  readonly source: SourceText;
  readonly #node: Node | null;
  readonly #offset: number;
  /** What the entry is called in a sentence: "'stop'", "entry 2 of 'steps'". */
  readonly name: string;

  constructor(source: SourceText, node: Node | null, offset: number, name: string) {
    this.source = source;
    this.#node = node;
    this.#offset = node?.range?.[0] ?? offset;
    this.name = name;
  }

  fail(sentence: string): never {
    return failAt(this.source, this.#offset, sentence);
  }

  /** The plain value, for a schema or a unit to look at. */
  get value(): unknown {
    return isScalar(this.#node) ? this.#node.value : undefined;
  }

  get isMap(): boolean {
    return isMap(this.#node);
  }

  get isList(): boolean {
    return isSeq(this.#node);
  }

  /** Entries by key; with `known`, another key is a mistake at that key. */
  pairs(known?: readonly string[]): Map<string, Entry> {
    if (!isMap(this.#node)) return this.fail(`Expected keys and values for ${this.name}.`);
    const entries = new Map<string, Entry>();
    for (const { key, value } of this.#node.items) {
      const offset = isNode(key) ? (key.range?.[0] ?? this.#offset) : this.#offset;
      const name = String(isScalar(key) ? key.value : key);
      if (known && !known.includes(name)) {
        failAt(this.source, offset, `Unknown key '${name}' in ${this.name}; ${suggest(name, known)}`);
      }
      entries.set(name, new Entry(this.source, isNode(value) ? value : null, offset, `'${name}'`));
    }
    return entries;
  }

  list(): Entry[] {
    if (!isSeq(this.#node)) return this.fail(`Expected a list for ${this.name}.`);
    return this.#node.items.map(
      (item, i) =>
        new Entry(this.source, isNode(item) ? item : null, this.#offset, `entry ${i + 1} of ${this.name}`),
    );
  }

  text(): string {
    const { value } = this;
    return typeof value === 'string' ? value : this.fail(`Expected a text for ${this.name}.`);
  }

  number(least: number): number {
    const { value } = this;
    if (typeof value === 'number' && value >= least) return value;
    return this.fail(`Expected a number from ${least} up for ${this.name}.`);
  }

  integer(least: number): number {
    const { value } = this;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
    return this.fail(`Expected a whole number from ${least} up for ${this.name}.`);
  }

  flag(): boolean {
    const { value } = this;
    return typeof value === 'boolean' ? value : this.fail(`Expected true or false for ${this.name}.`);
  }

  time(): Micros {
    return parseTime(this.value) ?? this.fail(`Expected a time such as '80 ms' or '1.2 s' for ${this.name}.`);
  }

  oneOf<const T extends string>(known: readonly T[]): T {
    const { value } = this;
    const found = known.find((each) => each === value);
    return found ?? this.fail(`${this.name} cannot be '${String(value)}'; ${suggest(String(value), known)}`);
  }
}

/** The entry, or a mistake at its parent. */
export function need(parent: Entry, entries: ReadonlyMap<string, Entry>, key: string): Entry {
  return entries.get(key) ?? parent.fail(`${capital(parent.name)} needs a key '${key}'.`);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
