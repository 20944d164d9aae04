/** The rows of the table Frames, of all lanes by time: fetched from the engine as the runs grow. */
import { byTime, type FrameRow, type LaneColumns } from '../../projections/index.ts';
import { type Inquirer, Inquiry } from '../inquiry.ts';

interface LaneRows {
  readonly columns: LaneColumns;
  readonly inquiry: Inquiry<'frames'>;
  readonly rows: FrameRow[];
}

export class FrameTable {
  /** Another array whenever a row is another. */
  rows: readonly FrameRow[] = [];
  readonly #inquirer: Inquirer;
  readonly #changed: () => void;
  #lanes: LaneRows[] = [];

  constructor(inquirer: Inquirer, changed: () => void) {
    this.#inquirer = inquirer;
    this.#changed = changed;
  }

  /** Asks for the rows that came since. `version` is a new number whenever a lane has more to show. */
  follow(lanes: readonly LaneColumns[], version: number): void {
    const kept = lanes.map((columns) => this.#lanes.find((one) => one.columns === columns));
    for (const lane of this.#lanes) if (!kept.includes(lane)) lane.inquiry.forget();
    this.#isStale ||= kept.includes(undefined) || kept.length !== this.#lanes.length;
    this.#lanes = lanes.map(
      (columns, i) => kept[i] ?? { columns, inquiry: new Inquiry('frames', this.#inquirer), rows: [] },
    );
    for (const lane of this.#lanes) this.#ask(lane, version);
  }
  /** Rows of a run that is gone stay on the screen until some of the next are there. */
  #isStale = false;

  #ask(lane: LaneRows, version: number): void {
    const { columns, inquiry, rows } = lane;
    inquiry.follow(
      [version],
      () => ({ lane: columns.lane, from: rows.length }),
      (answer) => {
        if (!this.#lanes.includes(lane)) return;
        const first = Math.min(answer.rows[0]?.at ?? Infinity, rows[answer.from]?.at ?? Infinity);
        rows.length = answer.from;
        for (const row of answer.rows) rows.push(row);
        const lists = this.#lanes.map((each) => each.rows);
        if (this.#isStale || first < Infinity)
          this.rows = byTime(this.rows, lists, this.#isStale ? 0 : first);
        this.#isStale = false;
        this.#changed();
      },
    );
  }
}
