/** What the learner has made of each scenario, by its key. */
import type { Edit } from '../scenario/index.ts';
import { type Draft, UNEDITED } from './draft.ts';
import type { History } from './history.ts';

export class Drafts {
  readonly #histories = new Map<string, History<Draft>>();

  of(key: string): History<Draft> {
    return this.#histories.get(key) ?? UNEDITED;
  }

  set(key: string, history: History<Draft>): void {
    this.#histories.set(key, history);
  }

  /** Brings back the edits of an earlier visit. */
  remember(key: string, edits: readonly Edit[]): void {
    this.set(key, { ...UNEDITED, present: { edits } });
  }
}
