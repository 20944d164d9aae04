/** The binary form of a trace (`format.ts`) → the trace. Whatever is wrong with a file is said, and nothing is guessed. */
import { type Bytes, concat, err, fromLatin1, fromUtf8, ok, type Result } from '../../base/index.ts';
import { type Columns, newColumns, WORD } from '../columns.ts';
import { Recorder } from '../recorder.ts';
import { FACT, MAGIC, MOST_KINDS, VERSION, WORDS } from './format.ts';

/** Stops the reading; `decodeTrace` returns its message. */
class Damage extends Error {}

export function decodeTrace(bytes: Uint8Array): Result<Recorder> {
  try {
    return ok(read(new Reader(bytes)));
  } catch (error) {
    if (error instanceof Damage) return err(error.message);
    throw error;
  }
}

function read(from: Reader): Recorder {
  const magic = fromLatin1(from.octets(MAGIC.length, `'${MAGIC}'`));
  if (magic !== MAGIC) throw new Damage(`This is no trace: it begins with other octets than '${MAGIC}'.`);
  const version = from.uint(2, 'the version');
  if (version > VERSION)
    throw new Damage(
      `Version ${VERSION} of a trace was expected; this is version ${version}, of a newer engine.`,
    );
  if (version < VERSION)
    throw new Damage(
      `Version ${VERSION} of a trace was expected; this is version ${version}, of an older engine: run its scenario again.`,
    );
  const names = from.texts(from.uint(2, 'the number of kinds'), 'the name of a kind');
  const texts = from.texts(from.uint(4, 'the number of texts'), 'a text');
  if (texts[0] !== '') throw new Damage('The first text was expected to be empty.');
  const columns = from.columns(from.uint(4, 'the number of facts'));
  const nodes = from.many('the number of nodes', () => {
    const [name = '', role = ''] = from.texts(2, 'the name or the role of a node');
    return { name, role };
  });
  const parties = from.many('the number of connections', () => {
    const [opener, acceptor] = [from.node(nodes.length), from.node(nodes.length)];
    return { opener, acceptor };
  });
  const octets: Bytes[] = [];
  for (let left = 2 * parties.length; left > 0; left--)
    octets.push(from.octets(from.uint(4, 'the length of a stream'), 'a stream'));
  from.end();
  const trace = new Recorder();
  recode(columns, names, trace);
  check(columns, parties.length, texts.length);
  trace.restore({ columns, texts: texts.slice(1), nodes, parties, octets });
  return trace;
}

/** The codes of the kinds become this engine's; a kind that it does not know gets one of its own. */
function recode({ kind }: Columns, names: readonly string[], trace: Recorder): void {
  const codes = names.map((name) => trace.codeOf(name));
  const { length } = trace.kinds;
  if (length > MOST_KINDS)
    throw new Damage(`At most ${MOST_KINDS} kinds were expected; there are ${length}.`);
  for (let row = 0; row < kind.length; row++) {
    const code = codes[kind[row]!];
    if (code === undefined)
      throw new Damage(
        `Fact ${row} was expected to be of one of ${names.length} kinds; it is of kind ${kind[row]}.`,
      );
    kind[row] = code;
  }
}

/** What a reader of the trace relies on. */
function check({ at, words }: Columns, connections: number, texts: number): void {
  const n = at.length;
  for (let row = 0; row < n; row++) {
    const [time, before] = [at[row]!, row === 0 ? 0 : at[row - 1]!];
    if (!Number.isSafeInteger(time) || time < before)
      throw new Damage(`The time of fact ${row} was expected to be a whole number, not below ${before}.`);
    const [conn, cause, text] = [words[row]!, words[n + row]!, words[WORD.text * n + row]!];
    if (conn < -1 || conn >= connections)
      throw new Damage(`Fact ${row} was expected to be of one of ${connections} connections.`);
    if (cause < -1 || cause >= row)
      throw new Damage(`The cause of fact ${row} was expected to be an earlier one.`);
    if (text < 0 || text >= texts)
      throw new Damage(`Fact ${row} was expected to have one of ${texts} texts.`);
  }
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  octets(n: number, what: string): Bytes {
    const from = this.#take(n, what);
    return concat([this.#bytes.subarray(from, from + n)]);
  }

  uint(octets: 2 | 4, what: string): number {
    const from = this.#take(octets, what);
    return octets === 2 ? this.#view.getUint16(from, true) : this.#view.getUint32(from, true);
  }

  /** As many as a number in front of them says. */
  many<T>(what: string, one: () => T): T[] {
    const all: T[] = [];
    for (let left = this.uint(4, what); left > 0; left--) all.push(one());
    return all;
  }

  /** The number of one of `n` nodes. */
  node(n: number): number {
    const node = this.uint(4, 'a node');
    if (node >= n) throw new Damage(`A connection was expected to be of two of ${n} nodes; one is ${node}.`);
    return node;
  }

  texts(n: number, what: string): string[] {
    const texts: string[] = [];
    for (let left = n; left > 0; left--) texts.push(fromUtf8(this.octets(this.uint(4, what), what)));
    return texts;
  }

  columns(n: number): Columns {
    const from = this.#take(n * FACT, `${n} facts`);
    const columns = newColumns(n);
    const { at, kind, bits, words } = columns;
    for (let row = 0; row < n; row++) at[row] = this.#view.getFloat64(from + row * 8, true);
    kind.set(this.#bytes.subarray(from + n * 8, from + n * 9));
    bits.set(this.#bytes.subarray(from + n * 9, from + n * 10));
    for (let i = 0; i < n * WORDS; i++) words[i] = this.#view.getInt32(from + n * 10 + i * 4, true);
    return columns;
  }

  end(): void {
    const left = this.#bytes.length - this.#at;
    if (left > 0) throw new Damage(`The end was expected at ${this.#at}; ${left} more octets follow.`);
  }

  /** Where the next `n` octets begin. */
  #take(n: number, what: string): number {
    const from = this.#at;
    const left = this.#bytes.length - from;
    if (n > left)
      throw new Damage(
        `The file is cut short: ${n} octets of ${what} were expected at ${from}, and ${left} are there.`,
      );
    this.#at = from + n;
    return from;
  }
}
