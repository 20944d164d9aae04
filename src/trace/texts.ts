/** Numbers of a trace's texts, by their order of appearance: number 0 is the empty one. */
export class TextNumbers {
  readonly #texts: string[];
  readonly #numbers = new Map<string, number>();

  constructor(texts: string[]) {
    this.#texts = texts;
  }

  /** The number of a text, which is stored unless it is known. */
  of(text: string): number {
    if (text === '') return 0;
    // Texts that came in a patch are known, too.
    for (let n = this.#numbers.size; n < this.#texts.length; n++) this.#numbers.set(this.#texts[n] ?? '', n);
    const known = this.#numbers.get(text);
    return known ?? this.#texts.push(text) - 1;
  }
}
