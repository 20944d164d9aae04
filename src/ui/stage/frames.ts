import type { LaneNode } from '../../scenario/index.ts';
import { type Frame, frameOf } from './geometry.ts';
import type { LaneHeading } from './model.ts';

/** Where the lifelines of each lane stand; lanes are equally wide. */
export class Frames {
  #all: readonly Frame[] = [];
  #nodes: readonly (readonly LaneNode[])[] = [];
  #width = 0;

  get all(): readonly Frame[] {
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
    this.#all = this.#nodes.map((nodes) => frameOf(width, nodes));
    return true;
  }

  of(lane: number): Frame {
    return this.#all[lane] ?? frameOf(this.#width, []);
  }
}
