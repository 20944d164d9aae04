/** What the pages of a lane and their server push to each other; the rows of it are `frame-rows.ts`. */
import type { Micros } from '../base/index.ts';
import type { Node } from '../trace/index.ts';
import type { DrawnArrow } from './lane.ts';
import { countBy } from './series.ts';

/** What a proxy and the server say to each other is not the page's: no panel of the browser lists it. */
export const isFrameRow = (nodes: readonly Node[], { pushed, up, sender, receiver }: DrawnArrow): boolean =>
  pushed && nodes[up ? sender : receiver]?.role === 'page';

/** A lane's rows, in order of leaving; it is told of each arrow when it is made. */
export class FrameList {
  readonly rows: DrawnArrow[] = [];
  /** When rows left that were put among others, in the order in which they were. */
  readonly late: Micros[] = [];
  readonly #arrows: readonly DrawnArrow[];
  readonly #nodes: readonly Node[];

  /** `arrows`, `nodes`: those of the lane, as they come. */
  constructor(arrows: readonly DrawnArrow[], nodes: readonly Node[]) {
    this.#arrows = arrows;
    this.#nodes = nodes;
  }

  /** An arrow has got its place. What is known late, a frame behind a proxy, stands among those that left since. */
  made(arrow: DrawnArrow, place: number): void {
    if (!isFrameRow(this.#nodes, arrow)) return;
    let at = countBy(this.rows, arrow.t0, ({ t0 }) => t0);
    for (let next = place + 1; this.#arrows[next]?.t0 === arrow.t0; next += 1)
      if (this.#arrows[next] === this.rows[at - 1]) at -= 1;
    if (at < this.rows.length) this.late.push(arrow.t0);
    this.rows.splice(at, 0, arrow);
  }
}
