/**
 * The readyState that a lane's heading shows: of the socket or the stream that the page's own code opened last. What the
 * learner's console opens is told apart a moment later, by the fact that says so, and is taken back.
 */
import type { Micros } from '../../base/index.ts';
import type { FactOf } from '../../trace/index.ts';
import type { Series } from '../series.ts';
import { stateOf } from './names.ts';

export class OwnState {
  readonly #states: Series;
  readonly #consoles = new Set<number>();
  /** The newest connection with a state, and the state before it. */
  #newest: { readonly conn: number; readonly before: number } = { conn: -1, before: -1 };

  constructor(states: Series) {
    this.#states = states;
  }

  changed(fact: FactOf<'ready-state'>): void {
    const { conn, at } = fact;
    if (this.#consoles.has(conn)) return;
    if (conn !== this.#newest.conn) this.#newest = { conn, before: this.#states.last };
    this.#states.set(at, stateOf(fact));
  }

  /** A socket of the console: its state is none of the page's. */
  isConsoles(conn: number, at: Micros): void {
    this.#consoles.add(conn);
    if (conn === this.#newest.conn) this.#states.set(at, this.#newest.before);
  }
}
