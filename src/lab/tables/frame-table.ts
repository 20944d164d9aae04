/** The rows of the table Frames, of all lanes by time; what takes their octets is asked of the engine for those in sight. */
import type { Micros } from '../../base/index.ts';
import {
  ALL_ROWS,
  type DrawnArrow,
  type FrameRow,
  frameRowOf,
  type FrameText,
  type LaneColumns,
  type RowFilter,
  type Rows,
} from '../../projections/index.ts';
import { type Inquirer, Inquiry } from '../inquiry.ts';
import { Merged } from './merged.ts';
import { passing } from './passing.ts';
import { rowsOf } from './rows-of.ts';
import { TextSearch } from './text-search.ts';

/** Rows before and behind those in sight whose texts are asked for too, and those among them that must be there. */
const MARGIN = 40;
const NEAR = 20;

export class FrameTable {
  filter = ALL_ROWS;
  readonly #merged = new Merged<DrawnArrow>((arrow) => arrow);
  /** They are kept as long as their run is. */
  readonly #texts = new WeakMap<DrawnArrow, FrameText>();
  readonly #inquiry: Inquiry<'texts'>;
  readonly #search: TextSearch;
  readonly #changed: () => void;
  #lanes: readonly LaneColumns[] = [];
  #sight = { from: 0, to: 0 };

  /** `changed`: what was asked for is there. */
  constructor(inquirer: Inquirer, changed: () => void) {
    this.#changed = changed;
    this.#inquiry = new Inquiry('texts', inquirer);
    this.#search = new TextSearch(inquirer, (from) => {
      this.#merged.renew(from);
      changed();
    });
  }

  /** Takes the lanes as they are now. */
  follow(lanes: readonly LaneColumns[]): void {
    const isSame = lanes.length === this.#lanes.length && lanes.every((lane, i) => lane === this.#lanes[i]);
    this.#lanes = lanes;
    if (isSame) return this.#search.follow();
    // What was asked of a run that is gone has no answer.
    this.#inquiry.forget();
    this.#search.begin(lanes, this.filter.text);
    this.#begin();
  }

  show(filter: RowFilter): void {
    const { text } = this.filter;
    this.filter = filter;
    if (filter.text !== text) this.#search.begin(this.#lanes, filter.text);
    this.#begin();
  }

  #begin(): void {
    const passes = passing(this.filter, (arrow) => this.#search.found.has(arrow));
    this.#merged.begin(
      this.#lanes.map(({ frames }) => frames),
      passes,
    );
  }

  at(cursor: Micros): Rows<FrameRow> {
    const merged = this.#merged;
    merged.read(cursor);
    this.#ask();
    return {
      ...rowsOf(merged, cursor, this.#lanes),
      at: (index) => {
        const arrow = merged.rows[index];
        return arrow && frameRowOf(arrow, this.#texts.get(arrow));
      },
      isBusy: this.#search.isBusy,
    };
  }

  /** These rows are in sight. */
  look(from: number, to: number): void {
    this.#sight = { from, to };
    this.#ask();
  }

  #ask(): void {
    const { from, to } = this.#sight;
    if (from === to || this.#untold(from - NEAR, to + NEAR).length === 0) return;
    const arrows = this.#untold(from - MARGIN, to + MARGIN);
    this.#inquiry.follow(
      arrows,
      () => ({ addresses: arrows.map(({ address }) => address) }),
      (texts) => {
        for (const [i, arrow] of arrows.entries()) {
          const text = texts[i];
          if (text !== undefined) this.#texts.set(arrow, text);
        }
        this.#changed();
      },
    );
  }

  #untold(from: number, to: number): readonly DrawnArrow[] {
    return this.#merged.rows.slice(Math.max(0, from), to).filter((arrow) => !this.#texts.has(arrow));
  }
}
