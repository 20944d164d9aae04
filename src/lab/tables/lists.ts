/** The lists beside the picture, each made again only when a moment has passed, more of it is known, or its filter is another. */
import type { Micros } from '../../base/index.ts';
import {
  ALL_ROWS,
  type FrameRow,
  type LaneColumns,
  momentsUntil,
  type RequestRow,
  type RowFilter,
  type Rows,
} from '../../projections/index.ts';
import type { Inquirer } from '../inquiry.ts';
import { byMoment, memo } from '../memo.ts';
import { FrameTable } from './frame-table.ts';
import { RequestTable } from './request-table.ts';

export type ListName = 'frames' | 'requests';

export class Lists {
  readonly #frames: FrameTable;
  readonly #requests = new RequestTable();
  #lanes: readonly LaneColumns[] = [];
  /** Another number where anything but the cursor is another. */
  #version = 0;

  /** `changed`: what was asked of the engine is there. */
  constructor(inquirer: Inquirer, changed: () => void) {
    this.#frames = new FrameTable(inquirer, () => {
      this.#version += 1;
      changed();
    });
  }

  /** Takes the lanes as they are now. */
  follow(lanes: readonly LaneColumns[]): void {
    this.#lanes = lanes;
    this.#version += 1;
    this.#frames.follow(lanes);
    this.#requests.follow(lanes);
  }

  frames(cursor: Micros): Rows<FrameRow> {
    return this.#framesAt(this.#version, momentsUntil(this.#lanes, cursor), cursor);
  }
  readonly #framesAt = byMoment((cursor: Micros) => this.#frames.at(cursor));

  requests(cursor: Micros): Rows<RequestRow> {
    return this.#requestsAt(this.#version, momentsUntil(this.#lanes, cursor), cursor);
  }
  readonly #requestsAt = byMoment((cursor: Micros) => this.#requests.at(cursor));

  get filters(): Readonly<Record<ListName, RowFilter>> {
    return this.#filters(this.#frames.filter, this.#requests.filter);
  }
  readonly #filters = memo((frames: RowFilter, requests: RowFilter) => ({ frames, requests }));

  filter(list: ListName, filter: RowFilter): void {
    this.#version += 1;
    if (list === 'frames') this.#frames.show(filter);
    else this.#requests.show(filter);
  }

  /** Shows all rows again: another page's filters are not this one's. */
  clear(): void {
    this.filter('frames', ALL_ROWS);
    this.filter('requests', ALL_ROWS);
  }

  /** These rows of the frames are in sight. */
  look(from: number, to: number): void {
    this.#frames.look(from, to);
  }
}
