/** Which frames say a text: found by the engine, some thousand rows an answer, as the runs grow. */
import type { DrawnArrow, LaneColumns } from '../../projections/index.ts';
import { type Inquirer, Inquiry } from '../inquiry.ts';

interface LaneSearch {
  readonly columns: LaneColumns;
  readonly text: string;
  /** So many of its rows are read. */
  read: number;
}

export class TextSearch {
  readonly found = new Set<DrawnArrow>();
  readonly #inquirer: Inquirer;
  readonly #told: (from: number) => void;
  readonly #inquiries = new Map<string, Inquiry<'matches'>>();
  #lanes: readonly LaneSearch[] = [];

  /** `told`: rows are found, or there are none; the first of them left at `from`. */
  constructor(inquirer: Inquirer, told: (from: number) => void) {
    this.#inquirer = inquirer;
    this.#told = told;
  }

  /** Rows that may say it are not read yet. */
  get isBusy(): boolean {
    return this.#lanes.some(({ columns, read }) => read < columns.frames.rows.length);
  }

  /** Looks for another text, or in other lanes; '' looks for nothing. */
  begin(lanes: readonly LaneColumns[], text: string): void {
    this.found.clear();
    for (const inquiry of this.#inquiries.values()) inquiry.forget();
    this.#lanes = text === '' ? [] : lanes.map((columns) => ({ columns, text, read: 0 }));
    this.follow();
  }

  /** Reads on where there is more than was read. */
  follow(): void {
    for (const search of this.#lanes) this.#ask(search);
  }

  #ask(search: LaneSearch): void {
    const { columns, text, read } = search;
    const { lane, frames } = columns;
    if (read >= frames.rows.length) return;
    const inquiry = this.#inquiries.get(lane) ?? new Inquiry('matches', this.#inquirer);
    this.#inquiries.set(lane, inquiry);
    inquiry.follow(
      [search, read],
      () => ({ lane, text, from: read }),
      (answer) => {
        if (!this.#lanes.includes(search)) return;
        search.read = answer.read;
        let from = Infinity;
        for (const number of answer.numbers) {
          const arrow = columns.made[number];
          if (arrow === undefined) continue;
          this.found.add(arrow);
          from = Math.min(from, arrow.t0);
        }
        this.#ask(search);
        this.#told(from);
      },
    );
  }
}
