/** The requests of all lanes by time. */
import type { Micros } from '../../base/index.ts';
import {
  ALL_ROWS,
  type Asked,
  type LaneColumns,
  type RequestRow,
  requestsAt,
  type RowFilter,
  type Rows,
} from '../../projections/index.ts';
import { Merged } from './merged.ts';
import { passing } from './passing.ts';
import { rowsOf } from './rows-of.ts';

export class RequestTable {
  filter = ALL_ROWS;
  readonly #merged = new Merged<Asked>(({ request }) => request);
  #lanes: readonly LaneColumns[] = [];

  /** Takes the lanes as they are now. */
  follow(lanes: readonly LaneColumns[]): void {
    const isSame = lanes.length === this.#lanes.length && lanes.every((lane, i) => lane === this.#lanes[i]);
    this.#lanes = lanes;
    if (!isSame) this.show(this.filter);
  }

  show(filter: RowFilter): void {
    this.filter = filter;
    const wanted = filter.text.toLowerCase();
    const passes = passing(filter, ({ label }) => label.code.toLowerCase().includes(wanted));
    this.#merged.begin(
      this.#lanes.map(({ requests }) => requests),
      passes,
    );
  }

  /** The rows as they are known at the cursor. */
  at(cursor: Micros): Rows<RequestRow> {
    this.#merged.read(cursor);
    return {
      ...rowsOf(this.#merged, cursor, this.#lanes),
      ...requestsAt(this.#merged.rows, cursor),
      isBusy: false,
    };
  }
}
