/**
 * A question that is asked of the engine again as the run and the playhead go on. One is on its way at a time and the
 * newest waits behind it; where the run is gone by then, what was heard last stands.
 */
import { type EngineClient, type QuestionName, type Questions, Unanswered } from '../engine/index.ts';

export interface Inquirer {
  readonly ask: EngineClient['ask'];
  /** The code that answers did not come; `again` asks anew. */
  lost(again: () => unknown): void;
}

interface Asked<N extends QuestionName> {
  readonly keys: readonly unknown[];
  readonly asks: () => Questions[N]['asks'];
  readonly use: (answer: Questions[N]['answer']) => void;
}

export class Inquiry<N extends QuestionName> {
  readonly #about: N;
  readonly #inquirer: Inquirer;
  #newest: Asked<N> | undefined;
  #out: Asked<N> | undefined;
  /** The code that answers did not come, and was not tried again. */
  #isLost = false;

  constructor(about: N, inquirer: Inquirer) {
    this.#about = about;
    this.#inquirer = inquirer;
  }

  /** Asks, unless these keys are those of the last question; `use` gets the answer. */
  follow(
    keys: readonly unknown[],
    asks: () => Questions[N]['asks'],
    use: (answer: Questions[N]['answer']) => void,
  ): void {
    if (this.#newest?.keys.length === keys.length && keys.every((key, i) => key === this.#newest?.keys[i]))
      return;
    this.#newest = { keys, asks, use };
    if (this.#out === undefined && !this.#isLost) void this.#ask(this.#newest);
  }

  /** Nobody waits for an answer any more. */
  forget(): void {
    this.#newest = undefined;
  }

  async #ask(asked: Asked<N>): Promise<void> {
    this.#out = asked;
    try {
      const answer = await this.#inquirer.ask(this.#about, asked.asks());
      if (answer !== undefined && this.#newest !== undefined) asked.use(answer);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      this.#isLost = true;
      this.#inquirer.lost(() => {
        this.#isLost = false;
        return this.#newest && this.#ask(this.#newest);
      });
      return;
    } finally {
      this.#out = undefined;
    }
    const next = this.#newest;
    if (next !== undefined && next !== asked) await this.#ask(next);
  }
}
