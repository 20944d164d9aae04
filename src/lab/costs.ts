/** What lanes would have sent over HTTP/2, asked of the engine as their runs grow. */
import { type LaneColumns, Series } from '../projections/index.ts';
import { type Inquirer, Inquiry } from './inquiry.ts';

interface Cost {
  readonly inquiry: Inquiry<'http2'>;
  readonly octets: Series;
}

export class Costs {
  readonly #inquirer: Inquirer;
  readonly #changed: () => void;
  readonly #costs = new WeakMap<LaneColumns, Cost>();

  /** `changed`: more is known. */
  constructor(inquirer: Inquirer, changed: () => void) {
    this.#inquirer = inquirer;
    this.#changed = changed;
  }

  /** Asks for what is new of a lane. */
  follow(columns: LaneColumns, version: number): void {
    const known = this.#costs.get(columns);
    const cost = known ?? { inquiry: new Inquiry('http2', this.#inquirer), octets: new Series() };
    this.#costs.set(columns, cost);
    cost.inquiry.follow(
      [version],
      // The last entry may have changed since.
      () => ({ lane: columns.lane, from: Math.max(0, cost.octets.length - 1) }),
      (answer) => {
        cost.octets.apply(answer);
        this.#changed();
      },
    );
  }

  /** Undefined where nothing is known of a lane. */
  of(columns: LaneColumns): Series | undefined {
    const octets = this.#costs.get(columns)?.octets;
    return octets?.length === 0 ? undefined : octets;
  }
}
