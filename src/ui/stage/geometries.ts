import type { LaneNode } from '../../scenario/index.ts';
import { geometryOf, type LaneGeometry } from './geometry.ts';
import type { LaneHeading } from './model.ts';

/** Where the lifelines of each lane stand; lanes are equally wide. */
export class LaneGeometries {
  #all: readonly LaneGeometry[] = [];
  #nodes: readonly (readonly LaneNode[])[] = [];
  #width = 0;

  get all(): readonly LaneGeometry[] {
    return this.#all;
  }

  /** Takes the lanes as they are now. @returns whether a lifeline has come, gone or moved. */
  fit(lanes: readonly LaneHeading[], width: number): boolean {
    const isSame =
      width === this.#width &&
      lanes.length === this.#nodes.length &&
      lanes.every(({ nodes }, index) => nodes === this.#nodes[index]);
    if (isSame) return false;
    this.#width = width;
    this.#nodes = lanes.map(({ nodes }) => nodes);
    this.#all = this.#nodes.map((nodes) => geometryOf(width, nodes));
    return true;
  }

  of(lane: number): LaneGeometry {
    return this.#all[lane] ?? geometryOf(this.#width, []);
  }
}
