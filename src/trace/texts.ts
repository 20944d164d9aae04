/** The texts of a trace, each stored once and numbered in order of appearance; number 0 is the empty one. */
export class Texts {
  readonly #texts: string[] = [''];
  readonly #numbers = new Map<string, number>([['', 0]]);

  get length(): number {
    return this.#texts.length;
  }

  at(number: number): string {
    return this.#texts[number] ?? '';
  }

  /** The number of a text, which is stored unless it is known. */
  numberOf(text: string): number {
    if (text === '') return 0;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.push(text);
    return this.#texts.length - 1;
  }

  push(text: string): void {
    this.#numbers.set(text, this.#texts.length);
    this.#texts.push(text);
  }

  since(number: number): readonly string[] {
    return this.#texts.slice(number);
  }
}
