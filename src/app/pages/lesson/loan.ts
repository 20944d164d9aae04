/** A run that somebody has shared: its edits stand beside the learner's own until it ends, and are not kept. */
import type { Shared } from '../../../scenario/index.ts';
import type { Lab } from '../../../lab/index.ts';
import type { Link } from './sharing.ts';

/** Behind the key of edits that are borrowed. */
const BORROWED = '?link';

export const isBorrowed = (key: string): boolean => key.endsWith(BORROWED);

export class Loan {
  readonly #lab: Lab;
  #isOpen = false;
  /** Its moment, until the run is there. */
  #wanted: Shared | undefined;

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Finds the edits that are on the screen, where `own` finds the learner's. */
  keyOf(own: string): string {
    return this.#isOpen ? own + BORROWED : own;
  }

  /** `own` finds the learner's own edits of the same scenario. */
  begin(own: string, { shared, borrowed }: Link = {}): void {
    this.#isOpen = borrowed !== undefined;
    this.#wanted = shared;
    if (borrowed !== undefined) this.#lab.adopt(this.keyOf(own), borrowed);
  }

  end(): void {
    this.#isOpen = false;
  }

  /** What came with a link becomes the learner's own. */
  keep(own: string): void {
    this.#lab.adopt(own, this.#lab.drafts.of(own + BORROWED).present.edits);
  }

  /** The run may be there now, and with it the moment that was shared. */
  settle(): void {
    const wanted = this.#wanted;
    if (wanted === undefined || this.#lab.engine.busy) return;
    this.#wanted = undefined;
    this.#lab.seek(wanted.cursor);
    this.#lab.select(wanted.selected);
  }
}
