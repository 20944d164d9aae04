/**
 * Everything that comes late: pages, lessons, languages, and the parts of a page that are fetched when they are wanted.
 * What does not come is remembered with the way to try it again; of two wishes in the same lane, the later one counts.
 */

/** What a reader calls it, when it does not come. */
export type Part =
  | 'behind'
  | 'console'
  | 'engine'
  | 'help'
  | 'inspection'
  | 'kept'
  | 'language'
  | 'lesson'
  | 'page'
  | 'play'
  | 'styles';

export interface Lazy<T> {
  readonly part: Part;
  readonly get: () => Promise<T>;
}

/** Something that is fetched when it is wanted; what did not come is asked for anew by the next call. */
export const lazy = <T>(part: Part, get: () => Promise<T>): Lazy<T> => ({ part, get });

interface Failure {
  readonly part: Part;
  readonly lane: string | undefined;
  readonly again: () => unknown;
}

export class Loads {
  readonly #changed: () => void;
  #failures: readonly Failure[] = [];
  /** The newest wish of each lane. */
  readonly #newest = new Map<string, symbol>();
  /** Those that were tried again and have not come since. */
  readonly #tried = new Set<Part>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What did not come. */
  get missing(): readonly Part[] {
    return [...new Set(this.#failures.map(({ part }) => part))];
  }

  /** It was tried again, in vain: perhaps the server has a newer page, and not these files any more. */
  get isOutdated(): boolean {
    return this.#failures.some(({ part }) => this.#tried.has(part));
  }

  /** Fetches something and uses it, unless a later wish of the same lane has taken its place by then. */
  async load<T>(wanted: Lazy<T>, use: (got: T) => unknown, lane?: string): Promise<void> {
    const { part, get } = wanted;
    const wish = Symbol();
    if (lane !== undefined) this.#newest.set(lane, wish);
    const isLate = (): boolean => lane !== undefined && this.#newest.get(lane) !== wish;
    const again = (): Promise<void> => this.load(wanted, use, lane);
    let got: T;
    try {
      got = await get();
    } catch {
      if (!isLate()) this.fail(part, again, lane);
      return;
    }
    if (isLate()) return;
    this.#tried.delete(part);
    if (lane !== undefined) this.#drop((failure) => failure.lane === lane);
    await use(got);
  }

  /** Whatever was wished for in a lane is not wanted any more. */
  withdraw(lane: string): void {
    this.#newest.delete(lane);
    this.#drop((failure) => failure.lane === lane);
  }

  /** Notes that a part did not come; `again` fetches it anew. */
  fail(part: Part, again: () => unknown, lane?: string): void {
    if (lane !== undefined) this.#drop((failure) => failure.lane === lane);
    this.#failures = [...this.#failures, { part, lane, again }];
    this.#changed();
  }

  /** Tries everything again that did not come. */
  async retry(): Promise<void> {
    const failures = this.#failures;
    this.#failures = [];
    for (const { part } of failures) this.#tried.add(part);
    await Promise.all(failures.map(({ again }) => again()));
    this.#changed();
  }

  #drop(which: (failure: Failure) => boolean): void {
    this.#failures = this.#failures.filter((failure) => !which(failure));
  }
}
